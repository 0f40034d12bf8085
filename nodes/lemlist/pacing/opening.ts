// A key that was idle starts slowly: a few requests show whether others use it, and how much.

/** Max requests sent until the first replies are there, and in all. */
const MAX_SENT = { first: 3, then: 5 };
/** How many replies those first ones are, and how many end the opening. */
const REPLIES = { first: 2, all: 4 };

/** The first requests after a pause, and what their replies say. */
export class Opening {
	private sent = 0;
	private replies = 0;
	private lowest = Infinity;

	/** @param began in ms */
	constructor(readonly began: number) {}

	/** Whether the next request has to wait for a reply. */
	get isSpent(): boolean {
		return this.sent >= (this.replies < REPLIES.first ? MAX_SENT.first : MAX_SENT.then);
	}

	/** Whether enough is known. */
	get isOver(): boolean {
		return this.replies >= REPLIES.all;
	}

	/** Takes note of a request that is sent. */
	send(): void {
		this.sent++;
	}

	/**
	 * Takes note of the end of a request.
	 * @param remaining requests left, 0 after a rejection; undefined if that is not known
	 */
	ended(remaining: number | undefined): void {
		this.replies++;
		this.lowest = Math.min(this.lowest, remaining ?? Infinity);
	}

	/**
	 * My share of the limit if others go on as they began; undefined if there are no others.
	 * @param limit requests per window for all
	 */
	share(limit: number): number | undefined {
		if (this.lowest === Infinity) return undefined;
		// If all came in random order, 1/(n + 1) of the others' requests came after the last of n own ones, unseen.
		const others = (limit - this.lowest - this.sent) * (1 + 1 / this.sent);
		return others < 0.5 ? undefined : (limit * this.sent) / (this.sent + others);
	}
}
