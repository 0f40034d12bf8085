// The rate limit: bursts of GET /team, what came back, and which kinds of windows it rules out.
import type { Reply } from '../../nodes/lemlist/http';
import { limitOf, retryAfterMs } from '../../nodes/lemlist/pacing/headers';
import { MIN_RETRY_AFTER_MS } from '../../nodes/lemlist/policy/rules';
import { createWindow, windowKinds, type WindowKind } from '../../sandbox/rateLimits';
import type { RetryAfterForm } from '../../sandbox/settings';
import { sendOrStop, Stop, type World } from './client';
import { judge, unclear, type Finding } from './questions';
import { answered, isSaved, quote, refusal } from './replies';

/**
 * How many requests are sent together, by ms. The first ones open a window of 2 s, and the second ones meet its
 * limit. The third come when that window is over, but most requests are 0.6 s old, the last when only the
 * third are less than 2 s old.
 */
const TRIAL = { 0: 8, 1650: 18, 2250: 14, 3900: 16 };

/** Twice, half a window apart on a clock of 2 s, so that windows which follow a clock are found out. */
export const BURSTS = [0, 9_000].flatMap((startMs) =>
	Object.entries(TRIAL).map(([ms, requests]) => ({ atMs: startMs + Number(ms), requests })),
);

/** How many that are in all. */
export const REQUESTS = BURSTS.reduce((sum, { requests }) => sum + requests, 0);

const WINDOW_MS = 2_000;
/** Where the windows that follow a clock may begin on it. */
const PHASES_MS = Array.from({ length: 40 }, (_, index) => (index * WINDOW_MS) / 40);
/** Before the first burst, so that nothing counts that was sent earlier. */
const QUIET_MS = 4_000;
/** A window may accept this many more or fewer of a burst: replies say nothing of when they were counted. */
const TOLERANCE = 4;
/** A 429 that asks for a longer wait ends the run. */
const MAX_WAIT_MS = 10_000;

/** One request. Times in ms after the first burst was due. */
interface Observation {
	readonly burst: number;
	readonly sentMs: number;
	readonly tookMs: number;
	readonly reply: Reply;
}

/** The name of a kind, such as "sliding log". */
const inWords = (kind: WindowKind) =>
	kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/**
 * Sends all bursts.
 * @returns what came back, in the order of arrival
 * @throws Stop at the first reply that is neither 200 nor 429, or asks to wait for more than 10 s
 */
export async function observe(world: World): Promise<readonly Observation[]> {
	await world.sleep(QUIET_MS);
	const startMs = world.now();
	const observations: Observation[] = [];
	const ask = async (burst: number) => {
		const sentMs = world.now() - startMs;
		const reply = await sendOrStop(world, { method: 'GET', path: '/team' });
		observations.push({ burst, sentMs, tookMs: world.now() - startMs - sentMs, reply });
		const isLong = reply.statusCode === 429 && (retryAfterMs(reply.headers) ?? 0) > MAX_WAIT_MS;
		if (isLong || ![200, 429].includes(reply.statusCode)) {
			const wait = String(reply.headers['retry-after'] ?? 'none');
			throw new Stop(`GET /team answered ${quote(reply)}, with Retry-After ${wait}.`);
		}
	};
	for (const [burst, { atMs, requests }] of BURSTS.entries()) {
		await world.sleep(Math.max(0, startMs + atMs - world.now()));
		await Promise.all(Array.from({ length: requests }, async () => await ask(burst)));
	}
	return observations.sort((one, other) => arrivalOf(one) - arrivalOf(other));
}

/** Each request as a line: when it was sent, how long its reply took, and what that said. */
export const timelineOf = (observations: readonly Observation[]): string[] =>
	observations.map(({ sentMs, tookMs, reply: { statusCode, headers } }) => {
		const said = ['x-ratelimit-remaining', 'retry-after'].map((name) => headers[name] ?? 'none');
		return `${Math.round(sentMs)} +${Math.round(tookMs)} ms: ${statusCode}, remaining ${said[0]}, retry after ${said[1]}`;
	});

/** What was found out, by question. */
export function judgeBursts(observations: readonly Observation[]) {
	const rejected = observations.map(({ reply }) => reply).filter((reply) => !isSaved(reply));
	const [first] = rejected;
	const rateLimited = first && refusal(first);
	const none = unclear('No request was rejected.');
	if (!rateLimited) return { '6a': none, '6b': none, '6c': none };
	const waits = rejected.flatMap(({ headers }) => retryAfterMs(headers) ?? []);
	const isShort = waits.every((ms) => ms <= MIN_RETRY_AFTER_MS);
	const retryAfter = formOf(rejected.map(({ headers }) => String(headers['retry-after'] ?? '')));
	const seen = `${waits.length} of ${rejected.length} rejections had it. Its form is ${retryAfter}.`;
	return {
		'6a': judge(true, answered(first), { rateLimited }),
		'6b': judge(isShort, seen, { retryAfter }),
		'6c': windowOf(observations),
	};
}

function windowOf(observations: readonly Observation[]): Finding {
	const reasons = windowKinds.map((kind) => ({ kind, why: whyNot(kind, observations) }));
	const left = reasons.flatMap(({ kind, why }) => (why === undefined ? [kind] : []));
	const out = reasons.flatMap(({ why }) => why ?? []).join(', ') || 'none';
	const [window] = left;
	if (!window)
		return unclear(`None fits: run this again while nothing else uses the key. Ruled out: ${out}.`);
	const seen = `It may be: ${left.map(inWords).join(', ')}. Ruled out: ${out}.`;
	return judge(true, seen, left.length === 1 ? { window } : {});
}

/** Why a kind of window cannot have answered so; undefined if it can. */
function whyNot(kind: WindowKind, observations: readonly Observation[]): string | undefined {
	const limit = limitOf(observations[0]?.reply.headers ?? {}) ?? 20;
	const seen = countByBurst(observations.filter(({ reply }) => isSaved(reply)));
	const worstOfPhases = PHASES_MS.map((phaseMs) => {
		const window = createWindow(kind, limit, WINDOW_MS, phaseMs);
		const would = countByBurst(observations.filter((each) => window.take(arrivalOf(each)).allowed));
		const gaps = would.map((count, burst) => ({
			burst,
			count,
			gap: Math.abs(count - seen[burst]!),
		}));
		return gaps.sort((one, other) => other.gap - one.gap)[0]!;
	});
	const { burst, count, gap } = worstOfPhases.sort((one, other) => one.gap - other.gap)[0]!;
	if (gap <= TOLERANCE) return undefined;
	const { atMs, requests } = BURSTS[burst]!;
	return `${inWords(kind)} (it accepts ${count} of the ${requests} at ${atMs / 1_000} s, not ${seen[burst]})`;
}

const countByBurst = (accepted: readonly Observation[]): number[] =>
	BURSTS.map((_, index) => accepted.filter(({ burst }) => burst === index).length);

/** Roughly when it was counted: in the middle. */
const arrivalOf = ({ sentMs, tookMs }: Observation) => sentMs + tookMs / 2;

function formOf(texts: readonly string[]): RetryAfterForm {
	if (texts.includes('')) return 'missing';
	if (texts.includes('0')) return 'floor';
	if (texts.every((text) => /^\d+$/.test(text))) return 'whole';
	return texts.every((text) => /^[\d.]+$/.test(text)) ? 'fractional' : 'date';
}
