import type { RetryFor } from '../policy/rules';

/** What {@link RetryFor} means: max tries, and max time from the first one on, in ms. */
export const RETRY_LIMITS: Readonly<Record<RetryFor, { tries: number; forMs: number }>> = {
	no: { tries: 1, forMs: 0 },
	'3 tries': { tries: 3, forMs: 120_000 },
	'2 minutes': { tries: Infinity, forMs: 120_000 },
	'5 minutes': { tries: Infinity, forMs: 300_000 },
};

/** A try that failed. Its times are on the sender's clock. */
export interface Failure {
	/** For how long it is worth trying again. */
	retry: RetryFor;
	/** When the request was sent, in ms. */
	sentAt: number;
	/** When it failed, in ms. */
	failedAt: number;
	/** The least to wait, in ms, such as a `Retry-After`. */
	minWaitMs?: number | undefined;
}

/** The retries of one request. */
export class Backoff {
	private failures = 0;
	private firstSentAt: number | undefined;

	/**
	 * Notes a failure.
	 *
	 * @param random at least 0 and less than 1
	 * @returns milliseconds to wait before the next try, never close to 0; `undefined` to give up
	 */
	next({ retry, sentAt, failedAt, minWaitMs = 0 }: Failure, random: number): number | undefined {
		this.failures++;
		this.firstSentAt ??= sentAt;
		const waitMs = Math.max(minWaitMs, 250 + random * Math.min(500 * 2 ** this.failures, 8_000));
		const { tries, forMs } = RETRY_LIMITS[retry];
		const isTooLate = failedAt + waitMs - this.firstSentAt > forMs;
		return this.failures >= tries || isTooLate ? undefined : waitMs;
	}
}
