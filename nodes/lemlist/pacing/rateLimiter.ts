// When may I send? One limiter per API key, shared by everything that uses it in this process.
//
// A log of what was sent: at most `limit` requests in any window. Alone on the key they go in bursts,
// with others (see others.ts) spread out. An idle key starts carefully: three requests, and three
// more for each answer, until it is clear whether others are there.
import type { Clock } from '../clock';
import { limitOf, remainingOf, retryAfterMs } from './headers';
import { Others } from './others';
import type { Reply } from '../http';

export interface LimitSettings {
	/** Requests that the server allows per window. */
	limit: number;
	/** The server's window, in ms. */
	windowMs: number;
	/** Added to it, since requests do not arrive as evenly as they leave, in ms. */
	marginMs: number;
}

/** lemlist's: https://developer.lemlist.com/api-reference/getting-started/rate-limits */
export const LEMLIST_LIMIT: Readonly<LimitSettings> = { limit: 20, windowMs: 2_000, marginMs: 25 };

/** What jitter adds to the margin with each rejection, and in all; what spread requests need, in ms. */
const JITTER_MS = { step: 10, most: 40 };
const SHARING_MARGIN_MS = 50;
/** Alone, my previous burst may count among mine: it began a window and a margin ago, in ms. */
const PREVIOUS_BURST_MS = 100;
const OPENING = { requests: 3, answers: 4, afterMs: 60_000 };
/** Sharing, requests keep at least this part of an even distance. */
const SPACING = 0.8;
/** How far into the window a look is taken, and up to when its burst counts as this window's. */
const LOOK = { at: 0.8, until: 0.9 };
/** Requests let go so soon after each other are one burst, in ms. */
const TOGETHER_MS = 10;
/** Longest sleep, so that a cancel is noticed soon, in ms. */
const NAP_MS = 250;

/** Leave to send one request, on the limiter's clock. */
export interface Permit {
	readonly sentAt: number;
	/** Its window begins here: at its sending, unless it is counted with a burst. */
	countsFrom: number;
	/** The cap of the caller that has it. */
	readonly cap: number;
	/** The last of a burst, held back to see whether its place is still free late in the window. */
	readonly look: boolean;
}

interface Waiter {
	readonly cap: number;
	readonly signal: AbortSignal | undefined;
	readonly resolve: (permit: Permit | undefined) => void;
}

export class RateLimiter {
	private readonly settings: LimitSettings;
	private limit: number;
	private others: Others;
	private jitterMs = 0;
	private opening = { began: -Infinity, sent: 0, answers: 0 };
	/** Oldest first. */
	private log: Permit[] = [];
	private waiters: Waiter[] = [];
	private serving = false;
	private closedUntil = -Infinity;
	private wake: () => void = () => undefined;

	constructor(
		private readonly clock: Clock,
		settings: Partial<LimitSettings> = {},
	) {
		this.settings = { ...LEMLIST_LIMIT, ...settings };
		this.limit = this.settings.limit;
		this.others = this.nobody();
	}

	/**
	 * Resolves when one request may be sent, first come, first served; to `undefined` after an abort.
	 *
	 * @param cap most requests per window of all callers with this cap or a lower one
	 */
	async acquire(cap: number, signal?: AbortSignal): Promise<Permit | undefined> {
		return await new Promise((resolve) => {
			this.waiters.push({ cap, signal, resolve });
			if (this.serving) this.wake();
			else void this.serve();
		});
	}

	/** Nobody sends for the next `ms` milliseconds. */
	close(ms: number): void {
		this.closedUntil = Math.max(this.closedUntil, this.clock.now() + ms);
	}

	/** To be told when a request is on its way, which a busy process makes late. */
	hasLeft({ sentAt }: Permit): void {
		const now = this.clock.now();
		// What was let go together counts together, so that bursts stay whole.
		const burst = this.log.filter((permit) => Math.abs(permit.sentAt - sentAt) <= TOGETHER_MS);
		for (const permit of burst) permit.countsFrom = Math.max(permit.countsFrom, now);
	}

	/** To be told how every request ended; without a reply it failed on the way. */
	ended(permit: Permit, reply?: Reply): void {
		this.opening.answers++;
		if (this.opening.answers === OPENING.answers) this.endOpening();
		if (reply?.statusCode === 429) this.rejected(permit, reply);
		else if (reply !== undefined && reply.statusCode < 500) this.accepted(permit, reply);
		this.wake();
	}

	private accepted(permit: Permit, { headers }: Reply): void {
		this.limit = Math.min(this.settings.limit, limitOf(headers) ?? Infinity);
		if (permit.look) this.others.lookedInVain();
		if (this.clock.now() - permit.sentAt > this.settings.windowMs) return; // about a window long gone
		const told = remainingOf(headers);
		const remaining = told !== undefined && told < this.limit ? told : undefined;
		const mine = remaining === undefined ? 0 : this.mineAround(permit);
		this.others.accepted(this.limit, mine, remaining, this.waiters.length > 0);
	}

	private rejected(permit: Permit, reply: Reply): void {
		const jitter = this.others.rejected(this.limit, this.mineAround(permit), permit.look);
		if (jitter) this.jitterMs = Math.min(JITTER_MS.most, this.jitterMs + JITTER_MS.step);
		this.heedRetryAfter(reply);
	}

	/**
	 * Closes for as long as an answer asks, where that is longer than the limit itself would explain:
	 * lemlist sends the header with every answer.
	 */
	heedRetryAfter({ headers }: Reply): void {
		const waitMs = retryAfterMs(headers) ?? 0;
		if (waitMs > 2 * this.settings.windowMs) this.close(waitMs + 100 * this.clock.random());
	}

	/** My requests that the server may have counted when it answered this one. */
	private mineAround({ sentAt }: Permit): number {
		const slackMs = this.others.myShare === undefined ? PREVIOUS_BURST_MS : 0;
		const from = sentAt - this.settings.windowMs - slackMs;
		return this.log.filter((permit) => permit.sentAt > from).length;
	}

	private async serve(): Promise<void> {
		this.serving = true;
		while (this.waiters.length > 0) {
			for (const { signal, resolve } of this.waiters) if (signal?.aborted) resolve(undefined);
			this.waiters = this.waiters.filter(({ signal }) => !signal?.aborted);

			const waits = this.waiters.map(({ cap }) => this.waitFor(cap));
			const next = waits.findIndex((ms) => ms <= 0);
			const [waiter] = next < 0 ? [] : this.waiters.splice(next, 1);
			if (waiter) waiter.resolve(this.grant(waiter.cap));
			else if (waits.length > 0) {
				const woken = new Promise<void>((wake) => (this.wake = wake));
				await Promise.race([this.clock.sleep(Math.min(NAP_MS, ...waits)), woken]);
			}
		}
		this.serving = false;
	}

	private grant(cap: number): Permit {
		const now = this.clock.now();
		if (now - this.lastSentAt > OPENING.afterMs) this.startAfresh();
		const burst = this.burstInDoubt();
		const look = burst !== undefined && now >= burst + LOOK.at * this.settings.windowMs;
		// A look sits out the next burst, so that it does not drift away from the others for good.
		const countsFrom = look ? burst + this.termMs : now;
		const permit = { sentAt: now, countsFrom, cap, look };
		while ((this.log[0]?.sentAt ?? now) < now - 3 * this.settings.windowMs) this.log.shift();
		this.log.push(permit);
		this.opening.sent++;
		return permit;
	}

	/** Milliseconds until a caller with this cap may send; 0 or less is now. */
	private waitFor(cap: number): number {
		const now = this.clock.now();
		if (this.isOpeningSpent(now)) return NAP_MS;

		const share = this.others.myShare;
		const ofCap = cap < this.limit ? this.log.filter((permit) => permit.cap <= cap) : [];
		const burst = this.waiters.length > 1 ? this.burstInDoubt() : undefined;
		return Math.max(
			this.closedUntil - now,
			this.placeFreeAt(this.log, share === undefined ? this.limit : Math.ceil(share)) - now,
			this.placeFreeAt(ofCap, cap) - now,
			burst === undefined ? 0 : burst + LOOK.at * this.settings.windowMs - now,
			share === undefined ? 0 : this.lastSentAt + (SPACING * this.termMs) / share - now,
		);
	}

	/** How long a permit counts, in ms. */
	private get termMs(): number {
		const alone = this.others.myShare === undefined;
		const { windowMs, marginMs } = this.settings;
		return windowMs + (alone ? marginMs + this.jitterMs : SHARING_MARGIN_MS);
	}

	private get lastSentAt(): number {
		return this.log.at(-1)?.sentAt ?? -Infinity;
	}

	/** When fewer than `most` of these permits count. */
	private placeFreeAt(permits: readonly Permit[], most: number): number {
		const last = permits.at(-most);
		return last === undefined ? -Infinity : last.countsFrom + this.termMs;
	}

	/** In doubt and with one place left: when the burst began of which the next is the last. */
	private burstInDoubt(): number | undefined {
		if (!this.others.inDoubt) return undefined;
		const began = this.log.at(1 - this.limit)?.countsFrom ?? -Infinity;
		const isOver = this.clock.now() > began + LOOK.until * this.settings.windowMs;
		return isOver ? undefined : began;
	}

	/** Whether as many requests went out as an opening key allows before the next answer. */
	private isOpeningSpent(now: number): boolean {
		const { began, sent, answers } = this.opening;
		const isOver = answers >= OPENING.answers || now - began > this.settings.windowMs;
		return !isOver && sent >= OPENING.requests * (1 + answers);
	}

	/** The opening is over: what went out in it counts as sent now, so that bursts stay whole. */
	private endOpening(): void {
		if (this.others.myShare !== undefined) return;
		for (const permit of this.log) permit.countsFrom = this.clock.now();
	}

	private startAfresh(): void {
		this.opening = { began: this.clock.now(), sent: 0, answers: 0 };
		this.jitterMs = 0;
		this.others = this.nobody();
	}

	private nobody(): Others {
		return new Others(this.settings.windowMs, () => this.clock.now());
	}
}
