import type { RetryFor } from '../policy/rules';

/** What {@link RetryFor} means: max tries, and max time after the first failure, in ms. */
const LIMITS: Readonly<Record<RetryFor, { tries: number; forMs: number }>> = {
	no: { tries: 1, forMs: 0 },
	'3 tries': { tries: 3, forMs: 120_000 },
	'2 minutes': { tries: Infinity, forMs: 120_000 },
	'5 minutes': { tries: Infinity, forMs: 300_000 },
};

/** The retries of one request. */
export class Backoff {
	private failures = 0;
	private failingSince: number | undefined;

	/**
	 * Takes note of a failure.
	 *
	 * @param retry for how long this failure is worth trying again
	 * @param nowMs the time
	 * @param random from 0 up to, not including, 1
	 * @param minMs shortest wait, such as a `Retry-After`
	 * @returns milliseconds to wait before the next try, never close to 0; `undefined` to give up
	 */
	next(retry: RetryFor, nowMs: number, random: number, minMs = 0): number | undefined {
		this.failures++;
		this.failingSince ??= nowMs;
		const waitMs = Math.max(minMs, 250 + random * Math.min(500 * 2 ** this.failures, 8_000));
		const { tries, forMs } = LIMITS[retry];
		const isTooLate = nowMs + waitMs - this.failingSince > forMs;
		return this.failures >= tries || isTooLate ? undefined : waitMs;
	}
}
