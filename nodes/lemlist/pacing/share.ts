// How much of the limit is this process's?
//
// Processes on one key do not know of each other, but every reply says how many requests are left: the
// limit, less those left, less its own, are the others'. Free requests are claimed in proportion to the
// share, so the claims of all add up to what there is. When nothing is free, everybody gives back a part of
// the share, and the one with the largest gives the most, so shares even out.

/** The first share of a process that meets others while it sends, as a part of the limit. */
const FIRST_SHARE = 0.3;
/** A share is reconsidered once per window: at the first reply from this part of it on … */
const LATE = 0.72;
/** … or, if its beginning is unknown, after this part of one. */
const PERIOD = 0.9;
/** At least this many requests of others are assumed to follow the own ones: nobody sees the end of a window. */
const MIN_UNSEEN = 1.5;
/** A share above half of the limit leaves this part of the excess to newcomers. */
const RESERVE = 0.4;
/** What a share loses by a rejection, and by a window in which nothing is free, as a part of it. */
const LOSS = { rejected: 1 / 10, full: 1 / 16 };
/** What it gains if requests wait and nothing is free, or if the server does not say what is. */
const GAIN = { full: 0.3, unknown: 0.5 };
/** Alone again after this many windows without a trace of others. */
const FORGET_AFTER = 3;
/** After this many rejections that jitter may have caused, others are assumed. */
const MAX_DOUBTS = 8;

/** A share is spread over this part of the server's window. */
export const SPREAD = 0.8;

/** What a reply says about an accepted request. */
export interface Reading {
	/** Requests per window for all. */
	limit: number;
	/** Requests left; undefined if the server does not say. */
	remaining: number | undefined;
	/** When the server's window began, in ms, and the part of it that had passed, if that is known. */
	began: number | undefined;
	passed: number | undefined;
	/** Whether own requests are waiting. */
	hasWaiting: boolean;
}

/** Finds out from replies whether others use the key, and what share of the limit is left for this process. */
export class Share {
	private own: number | undefined;
	private othersSeenAt = -Infinity;
	private doubts = 0;
	/** The window in which the share was last reconsidered. */
	private judged: number | undefined;
	/** Without a known window: the lowest number of requests left, and since when. */
	private lowest = Infinity;
	private since: number | undefined;

	/**
	 * @param windowMs the server's window, in ms
	 * @param now the time, in ms
	 */
	constructor(
		private readonly windowMs: number,
		private readonly now: () => number,
	) {}

	/** Requests per window that are this process's, a fraction; undefined while alone, or again after a while without others. */
	get size(): number | undefined {
		if (this.now() - this.othersSeenAt > FORGET_AFTER * this.windowMs) this.own = undefined;
		return this.own;
	}

	/** Whether others may have caused a rejection, although none are known. */
	get isInDoubt(): boolean {
		return this.doubts > 0 && this.size === undefined;
	}

	/**
	 * Others use the key.
	 * @param limit requests per window for all
	 * @param size its share, if it is known
	 */
	meetOthers(limit: number, size = FIRST_SHARE * limit): void {
		const isNews = this.size === undefined;
		this.othersSeenAt = this.now();
		if (!isNews) return;
		this.own = Math.max(1, size);
		this.doubts = 0;
		this.observeAgain();
	}

	/** Takes note of an accepted request. */
	accepted(reading: Reading): void {
		if (this.size === undefined) return;
		const { remaining = Infinity, began, passed } = reading;
		if (remaining === Infinity) this.othersSeenAt = this.now();
		if (began !== undefined && passed !== undefined && this.size >= 2) {
			if (passed < LATE || passed > 1 || began === this.judged) return;
			this.judged = began;
			this.reconsider(this.size, remaining, reading);
		} else {
			this.lowest = Math.min(this.lowest, remaining);
			this.since ??= this.now();
			if (this.now() - this.since < PERIOD * this.windowMs) return;
			this.reconsider(this.size, this.lowest, { ...reading, passed: undefined });
		}
	}

	/** Takes note of a rejection while others use the key. */
	rejected(): void {
		if (this.size === undefined) return;
		this.othersSeenAt = this.now();
		this.own = Math.max(1, this.size * (1 - LOSS.rejected));
		this.observeAgain();
	}

	/** Takes note of a rejection while alone that jitter may have caused, or others. */
	doubt(limit: number): void {
		this.doubts++;
		if (this.doubts >= MAX_DOUBTS) this.meetOthers(limit);
	}

	/** A probe was accepted, so nobody else was there. */
	probeAccepted(): void {
		this.doubts = 0;
	}

	private reconsider(share: number, left: number, reading: Reading): void {
		this.own = Math.max(1, Math.min(reading.limit, reconsidered(share, left, reading)));
		if (left === Infinity && this.own === reading.limit) this.own = undefined;
		this.observeAgain();
	}

	private observeAgain(): void {
		this.lowest = Infinity;
		this.since = undefined;
	}
}

function reconsidered(share: number, left: number, { limit, passed, hasWaiting }: Reading): number {
	if (left === Infinity) return share + (hasWaiting ? GAIN.unknown : 0);
	const others = limit - share;
	// Others send `others / share` for each own one. On average half of these come after the last own one.
	const unseen = Math.max(MIN_UNSEEN, others / share / 2, RESERVE * (share - limit / 2));
	// The part of theirs that is still to come, since they spread them alike.
	const toCome = passed === undefined ? 0 : Math.max(0, SPREAD - passed) / SPREAD;
	const free = left - others * toCome - unseen;
	if (free > 0) return share + (hasWaiting ? (free * share) / (limit - free) : 0);
	return share * (1 - LOSS.full) + (hasWaiting ? GAIN.full : 0);
}
