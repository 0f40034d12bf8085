// Who else is on the key, and how much of it is mine?
//
// Processes on one key do not know of each other, but the server tells each of them how many requests
// are left: the limit, less those left, less my own, are the others'. Alone, a process may send in
// bursts. As soon as there are others it takes a share and spreads it over the window, because only
// late in a window does "left" mean "free". What is free is claimed in proportion to the share, so
// the claims of all add up to what there is; when nothing is free, everybody gives back a part of the
// share, and the one with the most gives the most, so shares even out.

/** What a process that meets others begins with, as a part of the limit. */
const FIRST_SHARE = 0.3;
/** A share is reconsidered after this much of a window, counted from the first answer after a change. */
const PERIOD = 0.9;
/** Requests that others send between the last look and the end of the window. */
const UNSEEN = 1.5;
/** Without any trace of others for so many windows: alone again. */
const FORGET_AFTER = 3;
/** So much doubt makes a certainty; a rejected look is half of it. */
const CERTAIN = 8;

export class Others {
	/** Requests per window, a fraction; `undefined` while alone. */
	private share: number | undefined;
	private seenAt = -Infinity;
	private doubt = 0;
	private lowest = Infinity;
	private listeningSince: number | undefined;

	constructor(
		private readonly windowMs: number,
		private readonly now: () => number,
	) {}

	/** Requests per window that are mine while others are on the key, `undefined` while alone. */
	get myShare(): number | undefined {
		if (this.now() - this.seenAt > FORGET_AFTER * this.windowMs) this.share = undefined;
		return this.share;
	}

	/** Whether a rejection came that may have been others' doing. */
	get inDoubt(): boolean {
		return this.doubt > 0 && this.myShare === undefined;
	}

	/**
	 * To be told of an answer.
	 *
	 * @param limit requests per window for all
	 * @param mine requests that I sent in the window before this one and since
	 * @param remaining what the server said is left, if it did
	 * @param hungry whether requests of mine are waiting
	 */
	accepted(limit: number, mine: number, remaining: number | undefined, hungry: boolean): void {
		if (remaining !== undefined && limit - remaining - mine > 0) this.meet(limit);
		if (this.myShare === undefined) return;
		if (remaining === undefined) this.seenAt = this.now();

		this.lowest = Math.min(this.lowest, remaining ?? Infinity);
		this.listeningSince ??= this.now();
		if (this.now() - this.listeningSince < PERIOD * this.windowMs) return;
		this.share = Math.min(limit, Math.max(1, this.reconsidered(this.myShare, limit, hungry)));
		if (this.lowest === Infinity && this.share === limit) this.share = undefined;
		this.listenAgain();
	}

	/**
	 * To be told of a rejection (429). Alone, it may be due to the jitter of my own requests: only a
	 * look, the last request of a burst held back until late in the window, tells one from the other.
	 *
	 * @returns whether it may have been jitter
	 */
	rejected(limit: number, mine: number, look: boolean): boolean {
		if (this.myShare !== undefined) {
			this.seenAt = this.now();
			this.share = Math.max(1, 0.9 * this.myShare);
			this.listenAgain();
			return false;
		}
		this.doubt += look ? CERTAIN / 2 : 1;
		const jitter = mine > limit && !look;
		if (this.doubt >= CERTAIN || (mine <= limit && !look)) this.meet(limit);
		return jitter;
	}

	/** A look came through, so nobody else was there. */
	lookedInVain(): void {
		this.doubt = 0;
	}

	private meet(limit: number): void {
		this.seenAt = this.now();
		if (this.share !== undefined) return;
		this.share = Math.max(1, FIRST_SHARE * limit);
		this.doubt = 0;
		this.listenAgain();
	}

	private reconsidered(share: number, limit: number, hungry: boolean): number {
		if (this.lowest === Infinity) return share + (hungry ? 0.5 : 0); // the server tells nothing
		const free = this.lowest - UNSEEN;
		if (free > 0) return share + (hungry ? (free * share) / (limit - free) : 0);
		return share - share / 16 + (hungry ? 0.3 : 0);
	}

	private listenAgain(): void {
		this.lowest = Infinity;
		this.listeningSince = undefined;
	}
}
