// Carries out a plan and takes down what comes back.
import { retryAfterMs } from '../../nodes/lemlist/pacing/headers';
import { isAccepted, type Answer, type Observation } from './observation';
import type { Step } from './plan';

/** What a recording needs of the world. */
export interface World {
	/** Monotonic, in ms. */
	now(): number;
	sleep(ms: number): Promise<void>;
	/** Sends one request; rejects if there is no answer. */
	ask(): Promise<Answer>;
}

/** What came back, in order of sending. */
export interface Recording {
	readonly observations: readonly Observation[];
	/** Why it ended early; absent if the whole plan was carried out. */
	readonly stopped?: string;
}

/** A 429 that asks for a longer wait than this is not about a window of 2 s, in ms. */
const LONG_WAIT_MS = 10_000;

/**
 * Sends the requests of a plan. The first answer has to be 200, or nothing else is sent. After that it
 * stops before the next step if an answer is neither 200 nor 429, asks for a long wait, or does not
 * come. A step that is late delays those after it.
 *
 * @param plan its first step is one request
 * @throws what `ask` throws for the first request
 */
export async function record(plan: readonly Step[], world: World): Promise<Recording> {
	const observations: Observation[] = [];
	let stopped: string | undefined;
	const ask = async () => {
		const sentAt = world.now();
		const { status, headers } = await world.ask();
		const observation = { sentAt, receivedAt: world.now(), status, headers };
		observations.push(observation);
		stopped ??= reasonToStop(observation);
	};
	const askLater = async () =>
		await ask().catch(({ message }: Error) => void (stopped ??= message));

	let startMs = world.now();
	await ask();
	const steps = observations[0]?.status === 200 ? plan.slice(1) : [];

	const pending: Array<Promise<void>> = [];
	for (const { atMs, requests } of steps) {
		const lateMs = world.now() - (startMs + atMs);
		if (lateMs < 0) await world.sleep(-lateMs);
		else startMs += lateMs;
		if (stopped !== undefined) break;
		pending.push(...Array.from({ length: requests }, askLater));
	}
	await Promise.all(pending);
	observations.sort((one, other) => one.sentAt - other.sentAt);
	return { observations, ...(stopped !== undefined && { stopped }) };
}

function reasonToStop(answer: Answer): string | undefined {
	if (answer.status !== 200 && isAccepted(answer)) return `a reply with status ${answer.status}`;
	const waitMs = isAccepted(answer) ? 0 : (retryAfterMs(answer.headers) ?? 0);
	return waitMs > LONG_WAIT_MS ? `a 429 that asks to wait ${waitMs / 1_000} s` : undefined;
}
