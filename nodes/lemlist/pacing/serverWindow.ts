// When did the server's window begin?
//
// If windows are fixed, the number of requests left jumps up at that moment. Once a process has seen it, it
// knows when a window's requests can be sent. With other kinds of windows, nothing jumps, or not again when
// expected: then the beginning stays unknown, and nothing here is used.

import { SPREAD } from './share';

/** It jumps up by at least this part of the limit. */
const MIN_JUMP = 1 / 3;
/** The next window is expected a window and this time after the last one, in ms. */
const MARGIN_MS = 25;
/** When the next request is sent to begin it, if there was no reply yet, or a rejection, in ms. */
const TRY_AGAIN_MS = { unanswered: 250, rejected: 100 };
/** If a request this long after that is still counted in the old one, the window may not be fixed, in ms. */
const OVERDUE_MS = 100;
/** After so many of those in a row, it is taken for another kind until the key was idle. */
const MAX_OVERDUE = 2;
/** At most this part of the window is assumed to have passed before the first own request. */
const MAX_LATE = 0.3;

/** The server's current window, as far as replies show it. All times are in ms on the limiter's clock. */
export class ServerWindow {
	/** When it began; undefined if that is not known. */
	began: number | undefined;
	/** When the first own request in it was sent. */
	joinedAt = -Infinity;
	/** Whether it rejected an own request. */
	isFull = false;
	private latest = { sentAt: -Infinity, remaining: Infinity };
	private timesOverdue = 0;
	private tryAt = -Infinity;

	/** @param windowMs its length, in ms */
	constructor(private readonly windowMs: number) {}

	/** When a request may be sent to begin the next one. */
	get nextAt(): number {
		return Math.max(this.endsAt, this.tryAt);
	}

	/** When the next one is expected. */
	get endsAt(): number {
		return (this.began ?? Infinity) + this.windowMs + MARGIN_MS;
	}

	/** The part of the window that had passed at a time; undefined if it is not known. */
	passedAt(time: number): number | undefined {
		return this.began === undefined ? undefined : (time - this.began) / this.windowMs;
	}

	/** Takes note of a request that is sent. */
	sent(now: number): void {
		if (now >= this.endsAt) this.tryAt = now + TRY_AGAIN_MS.unanswered;
	}

	/**
	 * Takes note of an accepted request.
	 * @param remaining requests left after it
	 * @param limit requests per window for all
	 * @param share how many of them are this process's
	 */
	accepted(sentAt: number, remaining: number, limit: number, share: number): void {
		const { latest } = this;
		if (sentAt <= latest.sentAt) return;
		this.latest = { sentAt, remaining };
		const jumped = remaining === limit - 1 || remaining - latest.remaining >= limit * MIN_JUMP;
		if (jumped && this.timesOverdue < MAX_OVERDUE)
			this.begin(sentAt, limit - remaining, limit, share);
		else if (latest.remaining < limit / 2) this.noteOverdue(sentAt);
		else if (sentAt > this.endsAt) this.lose();
	}

	/**
	 * Takes note of a rejection.
	 * @returns whether it is the first one in this window; true as well if its beginning is not known
	 */
	rejected(sentAt: number, now: number): boolean {
		if (this.began === undefined) return true;
		if (sentAt >= this.endsAt) {
			this.tryAt = now + TRY_AGAIN_MS.rejected;
			this.noteOverdue(sentAt);
			return false;
		}
		const isFirst = sentAt >= this.joinedAt && !this.isFull;
		this.isFull ||= isFirst;
		return isFirst;
	}

	private begin(sentAt: number, used: number, limit: number, share: number): void {
		// If the last window was full before this process was done, it begins this one later than the others do. How much
		// later follows from what they have sent, without their first requests: on average half of these come
		// before the own ones in any case. Example: of 20 requests 5 are own ones, and the first of them is the 7th. Before it
		// came 6 of others, 1.5 of which don't count: 4.5 of their 15, which took 30 % of the time they take.
		const others = used - 1 - (limit / share - 1) / 2;
		const late = this.isFull && share < limit ? others / (limit - share) : 0;
		this.joinedAt = sentAt;
		this.began = sentAt - Math.min(MAX_LATE, Math.max(0, SPREAD * late)) * this.windowMs;
		this.isFull = false;
		this.timesOverdue = 0;
	}

	private noteOverdue(sentAt: number): void {
		if (sentAt <= this.endsAt + OVERDUE_MS) return;
		this.timesOverdue++;
		if (this.timesOverdue >= MAX_OVERDUE) this.lose();
	}

	private lose(): void {
		this.began = undefined;
		this.isFull = false;
	}
}
