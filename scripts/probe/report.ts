// A verdict in words: Markdown to paste into an issue.
import manifest from '../../package.json';
import { LEMLIST_LIMIT } from '../../nodes/lemlist/pacing/pace';
import type { WindowKind } from '../../sandbox/rateLimits';
import type { Presence, RetryAfter, RetryAfterForm } from './headerForms';
import type { Fit, Verdict } from './judge';

const KINDS: Readonly<Record<WindowKind, string>> = {
	flexibleFixed: 'fixed, opened by the first request',
	alignedFixed: 'fixed, by the clock',
	slidingLog: 'sliding log',
	tokenBucket: 'token bucket',
	slidingLogCountingRejections: 'sliding log that counts rejections',
	slidingCounter: 'sliding counter',
};

const FORMS: Readonly<Record<RetryAfterForm, string>> = {
	missing: 'missing',
	whole: 'whole seconds',
	fractional: 'fractions of a second',
	date: 'a date',
	mixed: 'of several forms',
	nonsense: 'nonsense, at least in part',
};

/** How long the node waits after a burst, in ms. */
const WAIT_MS = LEMLIST_LIMIT.windowMs + LEMLIST_LIMIT.marginMs;
/** Only a window that was closed for this long says something about that wait, in ms. */
const CLOSED_MS = LEMLIST_LIMIT.windowMs / 2;

/**
 * A verdict as Markdown.
 *
 * @param server who was asked, such as `api.lemlist.com`
 */
export function reportOf(verdict: Verdict, server: string): string {
	const { requests, byStatus, tookMs, medianLatencyMs, maxLatencyMs } = verdict;
	const statuses = [...byStatus].map(([status, count]) => `${count} × ${status}`).join(', ');
	return [
		`### Rate limit probe (${manifest.name} ${manifest.version})`,
		'',
		`- ${requests} × \`GET /team\` at ${server} in ${(tookMs / 1_000).toFixed(1)} s: ${statuses}`,
		`- Replies: after ${tens(medianLatencyMs)} ms in the median, ${tens(maxLatencyMs)} ms at most`,
		...windowLines(verdict),
		`- After the first request of a burst: ${edgeOf(verdict)}`,
		`- \`Retry-After\`: ${retryAfterOf(verdict.retryAfter)}`,
		`- \`X-RateLimit-Limit\`: ${verdict.limits.join(', ') || 'missing'}`,
		`- \`X-RateLimit-Remaining\`: on ${verdict.withRemaining} of ${requests} replies`,
		`- \`X-RateLimit-Reset\`: ${verdict.reset}`,
	].join('\n');
}

function windowLines({ best, fits, limits, requests, byStatus }: Verdict): string[] {
	const inWords = ({ kind, contradictions }: Fit) =>
		`**${KINDS[kind]}** (\`${kind}\`, ${requests - contradictions} of ${requests} replies fit)`;
	const winners = fits.filter(({ kind }) => best.includes(kind)).map(inWords);
	const others = fits
		.filter(({ kind }) => !best.includes(kind))
		.map(({ kind, contradictions }) => `\`${kind}\` ${requests - contradictions}`);
	const hasRejections = byStatus.has(429);
	const canTell = hasRejections || winners.length > 0;
	const assumed = `${limits[0] ?? LEMLIST_LIMIT.limit} per ${LEMLIST_LIMIT.windowMs / 1_000} s`;
	return [
		`- Window, if the limit is ${assumed}: ${windowOf(winners, hasRejections)}`,
		...(canTell && others.length > 0
			? [`- Replies that fit other types: ${others.join(', ')}`]
			: []),
	];
}

function windowOf(winners: readonly string[], hasRejections: boolean): string {
	if (winners.length > 1) return `cannot tell ${winners.join(' from ')}`;
	if (winners.length === 1) return winners.join();
	return hasRejections
		? 'none of the known types fits. Did something else use the key?'
		: 'cannot tell, since no request was rejected';
}

/** Until when requests were rejected, and from when on accepted, by their time of sending. */
function edgeOf({ rejectedAfterMs: rejected, acceptedAfterMs: accepted }: Verdict): string {
	if (rejected === undefined) {
		return accepted === undefined ? 'not seen' : `accepted from ${seconds(accepted)} on`;
	}
	if (accepted === undefined) return `rejected until ${seconds(rejected)}${waitOf(rejected)}`;
	if (accepted < rejected) {
		return `not sharp: accepted from ${seconds(accepted)} on, rejected until ${seconds(rejected)}`;
	}
	return `rejected until ${seconds(rejected)}, accepted from ${seconds(accepted)} on${waitOf(rejected, accepted)}`;
}

function waitOf(rejectedMs: number, acceptedMs = Infinity): string {
	if (rejectedMs < CLOSED_MS) return '';
	const wait = `. The node waits ${WAIT_MS / 1_000} s`;
	if (rejectedMs >= WAIT_MS) return `${wait}, which is **too short** here`;
	return acceptedMs <= WAIT_MS ? `${wait}, which is enough here` : `${wait}, which may be enough`;
}

function retryAfterOf(retryAfter: RetryAfter): string {
	const { form, accepted, rejected, falls } = retryAfter;
	if (form === 'missing') return 'missing';
	const isOnAll = accepted.count === accepted.of && rejected.count === rejected.of;
	return [
		formOf(retryAfter),
		isOnAll ? 'on every reply' : `on ${countOf(accepted)} × 200 and ${countOf(rejected)} × 429`,
		...valuesOf(accepted, 200),
		...valuesOf(rejected, 429),
		...(falls === undefined ? [] : [`${falls ? 'falls' : 'does not fall'} as a window runs out`]),
	].join('; ');
}

function formOf({ form, hasZero429, rejected }: RetryAfter): string {
	if (form !== 'whole') return FORMS[form];
	if (hasZero429) return 'whole seconds, rounded down (0 with a 429)';
	return rejected.count > 0 ? 'whole seconds, rounded up (never 0 with a 429)' : 'whole seconds';
}

function valuesOf({ minS, maxS }: Presence, status: number): string[] {
	if (minS === undefined || maxS === undefined) return [];
	const [min, max] = [hundredths(minS), hundredths(maxS)];
	return [`${min === max ? min : `${min} to ${max}`} s with a ${status}`];
}

function countOf({ count, of }: Presence): string {
	return `${count} of ${of}`;
}

function seconds(ms: number): string {
	return `${(ms / 1_000).toFixed(2)} s`;
}

function hundredths(value: number): number {
	return Math.round(value * 100) / 100;
}

function tens(ms: number): number {
	return Math.round(ms / 10) * 10;
}
