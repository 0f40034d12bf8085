/** Why a request waits. */
export type WaitReason = 'limit' | 'sharing' | 'outage' | 'retryAfter' | 'replies' | 'backoff';

/** The reasons in words, for logs and hints: "waited 2 s for …". */
export const WAITING_FOR: Readonly<Record<WaitReason, string>> = {
	limit: "lemlist's rate limit",
	sharing: 'its share of the rate limit, since others use the same API key',
	outage: 'lemlist to recover',
	retryAfter: "lemlist's Retry-After",
	replies: 'replies to earlier requests',
	backoff: 'the next try after a failure',
};

/** When a request may go, in ms on the limiter's clock, and why not earlier. */
export interface Turn {
	at: number;
	reason: WaitReason;
}

/** The one that comes last. */
export const latest = (...turns: readonly [Turn, ...Turn[]]): Turn =>
	turns.reduce((last, turn) => (turn.at > last.at ? turn : last));

/** A wait that is over. */
export interface Wait {
	reason: WaitReason;
	/** When it began and ended, in ms on the limiter's clock. */
	from: number;
	to: number;
}

/** Called after each wait. If its reason changes, another wait begins. */
export type OnWait = (wait: Wait) => void;

/** What a line has waited for, one reason after the other. */
export class WaitHistory {
	private readonly waits: Wait[] = [];

	/** Records what it waits for from now on. */
	record(reason: WaitReason, now: number): void {
		const last = this.waits.at(-1);
		if (last?.reason === reason) return;
		if (last) last.to = now;
		this.waits.push({ reason, from: now, to: Infinity });
	}

	/** The waits of a request that came at `from` and goes at `to`. */
	between(from: number, to: number): Wait[] {
		return this.waits
			.map((wait) => ({ ...wait, from: Math.max(wait.from, from), to: Math.min(wait.to, to) }))
			.filter((wait) => wait.to > wait.from);
	}

	/** Forgets what ended before a time. */
	forgetBefore(time: number): void {
		while ((this.waits[0]?.to ?? Infinity) <= time) this.waits.shift();
	}
}
