// What every kind of window has in common.

/** What a window says to one request. */
export interface Verdict {
	allowed: boolean;
	/** How many further requests it would accept right now. */
	remaining: number;
	/** Rejected: ms until a request is accepted. Accepted: ms until capacity next comes back. */
	retryAfterMs: number;
	/** The time (ms, same clock as `nowMs`) when the whole limit is free again, if nothing is sent. */
	resetAtMs: number;
}

/** Counts the requests of one API key. */
export interface RateWindow {
	/** Counts one request that arrives at `nowMs`; the times of successive calls must not decrease. */
	take(nowMs: number): Verdict;
}
