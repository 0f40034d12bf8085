// Who else uses the key, and how much of the limit is mine?
//
// Processes on one key do not know of each other, but every reply says how many requests are left:
// the limit, less those left, less my own, are the others'. Alone, a process may send in bursts. As
// soon as there are others it takes a share and spreads it over the window, because only late in a
// window does "left" mean "free". Free requests are claimed in proportion to the share, so the claims
// of all add up to what there is. When nothing is free, everybody gives back a part of the share, and
// the one with the largest gives the most, so shares even out.

/** The first share of a process that meets others, as a part of the limit. */
const FIRST_SHARE = 0.3;
/** A share is reconsidered after this part of a window, from the first reply after a change. */
const PERIOD = 0.9;
/** Requests that others send between the last reply and the end of the window. */
const UNSEEN = 1.5;
/** Alone again after this many windows without a trace of others. */
const FORGET_AFTER = 3;
/** With so much suspicion others are taken for certain. A rejected probe counts for half of it. */
const CERTAIN = 8;

/** Finds out from replies whether others use the key, and what share of the limit is left for this process. */
export class Sharing {
	/** Requests per window, a fraction; `undefined` while alone. */
	private ownShare: number | undefined;
	private seenAt = -Infinity;
	private suspicion = 0;
	private lowest = Infinity;
	private observingSince: number | undefined;

	/**
	 * @param windowMs the server's window, in ms
	 * @param now the time, in ms
	 */
	constructor(
		private readonly windowMs: number,
		private readonly now: () => number,
	) {}

	/** Requests per window that are mine while others use the key; `undefined` while alone. */
	get share(): number | undefined {
		if (this.now() - this.seenAt > FORGET_AFTER * this.windowMs) this.ownShare = undefined;
		return this.ownShare;
	}

	/** Whether there was a rejection that others may have caused. */
	get isUncertain(): boolean {
		return this.suspicion > 0 && this.share === undefined;
	}

	/**
	 * Takes note of an accepted request.
	 *
	 * @param limit requests per window for all
	 * @param mine requests that I sent in the window before this one and since
	 * @param remaining requests left, if the server said so
	 * @param hasWaiting whether requests of mine are waiting
	 */
	accepted(limit: number, mine: number, remaining: number | undefined, hasWaiting: boolean): void {
		if (remaining !== undefined && limit - remaining - mine > 0) this.startSharing(limit);
		if (this.share === undefined) return;
		if (remaining === undefined) this.seenAt = this.now();

		this.lowest = Math.min(this.lowest, remaining ?? Infinity);
		this.observingSince ??= this.now();
		if (this.now() - this.observingSince < PERIOD * this.windowMs) return;
		const wanted = this.reconsidered(this.share, limit, hasWaiting);
		this.ownShare = Math.min(limit, Math.max(1, wanted));
		if (this.lowest === Infinity && this.ownShare === limit) this.ownShare = undefined;
		this.observeAgain();
	}

	/**
	 * Takes note of a rejection (429). Alone, the jitter of my own requests may have caused it: only a
	 * probe, the last request of a burst held back until late in the window, shows which.
	 *
	 * @returns whether it may have been jitter
	 */
	rejected(limit: number, mine: number, isProbe: boolean): boolean {
		if (this.share !== undefined) {
			this.seenAt = this.now();
			this.ownShare = Math.max(1, 0.9 * this.share);
			this.observeAgain();
			return false;
		}
		this.suspicion += isProbe ? CERTAIN / 2 : 1;
		const mayBeJitter = mine > limit && !isProbe;
		if (this.suspicion >= CERTAIN || (mine <= limit && !isProbe)) this.startSharing(limit);
		return mayBeJitter;
	}

	/** A probe was accepted, so nobody else was there. */
	probeAccepted(): void {
		this.suspicion = 0;
	}

	private startSharing(limit: number): void {
		this.seenAt = this.now();
		if (this.ownShare !== undefined) return;
		this.ownShare = Math.max(1, FIRST_SHARE * limit);
		this.suspicion = 0;
		this.observeAgain();
	}

	private reconsidered(share: number, limit: number, hasWaiting: boolean): number {
		if (this.lowest === Infinity) return share + (hasWaiting ? 0.5 : 0); // the server says nothing
		const free = this.lowest - UNSEEN;
		if (free > 0) return share + (hasWaiting ? (free * share) / (limit - free) : 0);
		return share - share / 16 + (hasWaiting ? 0.3 : 0);
	}

	private observeAgain(): void {
		this.lowest = Infinity;
		this.observingSince = undefined;
	}
}
