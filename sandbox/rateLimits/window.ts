// The interface of all kinds of windows.

/** A window's decision on one request. */
export interface Verdict {
	allowed: boolean;
	/** How many further requests it would accept right now. */
	remaining: number;
	/** If rejected, ms until a request is accepted. If accepted, ms until capacity is next freed. */
	retryAfterMs: number;
	/** When the whole limit is free again if nothing is sent, in ms on the clock of `nowMs`. */
	resetAtMs: number;
}

/** Counts the requests of one API key. */
export interface RateWindow {
	/** Counts one request that arrives at `nowMs`, which must not decrease between calls. */
	take(nowMs: number): Verdict;
}
