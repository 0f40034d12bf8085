import { sleep } from 'n8n-workflow';

/** Time and chance, passed in so that tests and the simulator can run on their own. */
export interface Clock {
	/** Milliseconds on a clock that never jumps; only differences mean anything. */
	now(): number;
	/** Resolves after `ms` milliseconds, or a little later. */
	sleep(ms: number): Promise<void>;
	/** A signal that aborts after `ms` milliseconds. */
	timeout(ms: number): AbortSignal;
	/** A number from 0 up to, not including, 1. */
	random(): number;
}

/** Longest sleep of anything that waits, in ms, so that it soon notices a cancel. */
export const MAX_SLEEP_MS = 250;

/** Sleeps for `ms` milliseconds, or until soon after an abort. */
export async function sleepUntilAborted(
	clock: Pick<Clock, 'now' | 'sleep'>,
	ms: number,
	signal: AbortSignal | undefined,
): Promise<void> {
	const end = clock.now() + ms;
	while (!signal?.aborted && clock.now() < end) {
		await clock.sleep(Math.min(MAX_SLEEP_MS, end - clock.now()));
	}
}

/** The real clock. `sleep` comes from n8n-workflow, since verified nodes may not use timers. */
export const systemClock: Clock = {
	now: () => performance.now(),
	sleep: async (ms) => await sleep(ms),
	timeout: (ms) => AbortSignal.timeout(ms),
	random: () => Math.random(),
};
