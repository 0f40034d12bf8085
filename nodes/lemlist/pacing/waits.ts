/** Why a request waits. */
export type WaitReason = 'limit' | 'sharing' | 'outage' | 'retryAfter' | 'backoff';

/** What a request waits for, for logs and hints: "waited 2 s for …". */
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
	/** When it began and ended, in ms on the clock of the key. */
	from: number;
	to: number;
}

/** Is called after each wait, as long as its reason stayed the same. */
export type OnWait = (wait: Wait) => void;
