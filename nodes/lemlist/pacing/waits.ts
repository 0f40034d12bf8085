/** Why a request waits. */
export type WaitReason = 'limit' | 'sharing' | 'outage' | 'retryAfter' | 'backoff';

/** The reasons in words, for logs and hints: "waited 2 s for …". */
export const WAITING_FOR: Readonly<Record<WaitReason, string>> = {
	limit: "lemlist's rate limit",
	sharing: 'its share of the rate limit, since others use the same API key',
	outage: 'lemlist to recover',
	retryAfter: "lemlist's Retry-After",
	backoff: 'the next try after a failure',
};

/** A wait that is over. */
export interface Wait {
	reason: WaitReason;
	/** When it began and ended, in ms on the limiter's clock. */
	from: number;
	to: number;
}

/** Called after each wait. If its reason changes, another wait begins. */
export type OnWait = (wait: Wait) => void;
