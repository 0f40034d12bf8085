// When may a request go? One limiter per API key, shared by everything that uses it in this process.
//
// It keeps a log of what was sent: at most `limit` requests in any window. Alone on the key they go in
// bursts, with others (see sharing.ts) spread out. A key that was idle starts slowly: three requests,
// and three more for each reply, until it is clear whether others use it.
import type { Clock } from '../clock';
import { MAX_SLEEP_MS } from '../clock';
import type { Reply } from '../http';
import { limitOf, remainingOf, retryAfterMs } from './headers';
import { Sharing } from './sharing';
import type { OnWait, Wait, WaitReason } from './waits';

/** A rate limit. */
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

/** What jitter adds to the margin with each rejection, and in all, in ms. */
const JITTER_MS = { step: 10, max: 40 };
/** The margin of requests that are spread out, in ms. */
const SHARING_MARGIN_MS = 50;
/** Alone, my previous burst may count among mine: it began a window and a margin ago, in ms. */
const PREVIOUS_BURST_MS = 100;
/** After `afterMs` without a request a key starts slowly, until there were so many replies. */
const SLOW_START = { requests: 3, replies: 4, afterMs: 60_000 };
/** Sharing, requests keep at least this part of an even distance. */
const SPACING = 0.8;
/** How far into the window a probe is sent, and until when its burst counts as this window's. */
const PROBE = { at: 0.8, until: 0.9 };
/** Requests that are sent within this time of each other are one burst, in ms. */
const BURST_MS = 10;

/** Permission to send one request, on the limiter's clock. */
export interface Permit {
	readonly sentAt: number;
	/** Its window begins here: at its sending, unless it is counted with a burst. */
	countsFrom: number;
	/** The cap of the caller that has it. */
	readonly cap: number;
	/** The last of a burst, held back to see whether its place is still free late in the window. */
	readonly isProbe: boolean;
}

/** How a caller waits for its turn. */
export interface AcquireOptions {
	/** Max requests per window of all callers with this cap or a lower one. */
	cap?: number | undefined;
	signal?: AbortSignal | undefined;
	/** When to give up, in ms on the limiter's clock. */
	until?: number | undefined;
	onWait?: OnWait | undefined;
}

interface Waiter {
	readonly cap: number;
	readonly options: AcquireOptions;
	/** Those that are over. */
	readonly waits: Wait[];
	readonly resolve: (permit: Permit | undefined) => void;
	/** What it waits for at the moment. */
	waiting?: { reason: WaitReason; from: number };
}

/** Milliseconds until a request may go, 0 or less for now, and why not earlier. */
interface Delay {
	ms: number;
	reason: WaitReason;
}

/** Decides when the requests of one API key may be sent. Owns state; its time comes from the clock. */
export class RateLimiter {
	private readonly settings: LimitSettings;
	private limit: number;
	private sharing: Sharing;
	private jitterMs = 0;
	private slowStart = { began: -Infinity, sent: 0, replies: 0 };
	/** Oldest first. */
	private log: Permit[] = [];
	private waiters: Waiter[] = [];
	private isServing = false;
	private paused: { until: number; reason: WaitReason } = { until: -Infinity, reason: 'outage' };
	private wake: () => void = () => undefined;

	constructor(
		private readonly clock: Clock,
		settings: Partial<LimitSettings> = {},
	) {
		this.settings = { ...LEMLIST_LIMIT, ...settings };
		this.limit = this.settings.limit;
		this.sharing = this.newSharing();
	}

	/**
	 * Resolves when one request may be sent, first come, first served; to `undefined` after an abort
	 * or when the caller's time is up.
	 */
	async acquire(options: AcquireOptions = {}): Promise<Permit | undefined> {
		const waits: Wait[] = [];
		const permit = await new Promise<Permit | undefined>((resolve) => {
			this.waiters.push({ cap: options.cap ?? Infinity, options, waits, resolve });
			if (this.isServing) this.wake();
			else void this.serve();
		});
		// Not earlier, so that a caller's log that fails does not keep others from their turn.
		for (const wait of waits) options.onWait?.(wait);
		return permit;
	}

	/** What a request with this cap would have to wait for now. */
	reasonToWait(cap = Infinity): WaitReason {
		return this.delayFor(cap).reason;
	}

	/** Nobody sends for the next `ms` milliseconds. */
	pause(ms: number, reason: 'outage' | 'retryAfter'): void {
		const until = this.clock.now() + ms;
		if (until > this.paused.until) this.paused = { until, reason };
	}

	/** Takes note that a request is on its way, which may be later than planned in a busy process. */
	hasLeft({ sentAt }: Permit): void {
		const now = this.clock.now();
		// Requests that were sent together count together, so that bursts stay whole.
		const burst = this.log.filter((permit) => Math.abs(permit.sentAt - sentAt) <= BURST_MS);
		for (const permit of burst) permit.countsFrom = Math.max(permit.countsFrom, now);
	}

	/** Takes note of how a request ended. Without a reply it failed on the way. */
	ended(permit: Permit, reply?: Reply): void {
		this.slowStart.replies++;
		if (this.slowStart.replies === SLOW_START.replies) this.endSlowStart();
		if (reply?.statusCode === 429) this.rejected(permit, reply);
		else if (reply !== undefined && reply.statusCode < 500) this.accepted(permit, reply);
		this.wake();
	}

	private accepted(permit: Permit, { headers }: Reply): void {
		this.limit = Math.min(this.settings.limit, limitOf(headers) ?? Infinity);
		if (permit.isProbe) this.sharing.probeAccepted();
		if (this.clock.now() - permit.sentAt > this.settings.windowMs) return; // about an old window
		const given = remainingOf(headers);
		const remaining = given !== undefined && given < this.limit ? given : undefined;
		const mine = remaining === undefined ? 0 : this.mineAround(permit);
		this.sharing.accepted(this.limit, mine, remaining, this.waiters.length > 0);
	}

	private rejected(permit: Permit, reply: Reply): void {
		const mine = this.mineAround(permit);
		const mayBeJitter = this.sharing.rejected(this.limit, mine, permit.isProbe);
		if (mayBeJitter) this.jitterMs = Math.min(JITTER_MS.max, this.jitterMs + JITTER_MS.step);
		this.obeyRetryAfter(reply);
	}

	/**
	 * Pauses for as long as a reply asks, if that is longer than the limit itself would explain:
	 * lemlist sends the header with every reply.
	 */
	obeyRetryAfter({ headers }: Reply): void {
		const waitMs = retryAfterMs(headers) ?? 0;
		if (waitMs > 2 * this.settings.windowMs) {
			this.pause(waitMs + 100 * this.clock.random(), 'retryAfter');
		}
	}

	/** My requests that the server may have counted when it replied to this one. */
	private mineAround({ sentAt }: Permit): number {
		const slackMs = this.sharing.share === undefined ? PREVIOUS_BURST_MS : 0;
		const from = sentAt - this.settings.windowMs - slackMs;
		return this.log.filter((permit) => permit.sentAt > from).length;
	}

	private async serve(): Promise<void> {
		this.isServing = true;
		while (this.waiters.length > 0) {
			this.dismissThoseThatGaveUp();
			const delays = this.waiters.map(({ cap }) => this.delayFor(cap));
			const next = delays.findIndex(({ ms }) => ms <= 0);
			const [waiter] = next < 0 ? [] : this.waiters.splice(next, 1);
			if (waiter) {
				this.noteWait(waiter);
				waiter.resolve(this.grant(waiter.cap));
			} else if (delays.length > 0) {
				this.waiters.forEach((each, index) => this.noteWait(each, delays[index]!.reason));
				const woken = new Promise<void>((wake) => (this.wake = wake));
				const sleepMs = Math.min(MAX_SLEEP_MS, ...delays.map(({ ms }) => ms));
				await Promise.race([this.clock.sleep(sleepMs), woken]);
			}
		}
		this.isServing = false;
	}

	private dismissThoseThatGaveUp(): void {
		const gaveUp = ({ options: { signal, until = Infinity } }: Waiter) =>
			signal?.aborted === true || this.clock.now() >= until;
		for (const waiter of this.waiters.filter(gaveUp)) {
			this.noteWait(waiter);
			waiter.resolve(undefined);
		}
		this.waiters = this.waiters.filter((waiter) => !gaveUp(waiter));
	}

	/** Takes note of a wait that is over, because it is served or waits for something else now. */
	private noteWait(waiter: Waiter, reason?: WaitReason): void {
		const { waiting } = waiter;
		if (waiting?.reason === reason) return;
		const now = this.clock.now();
		if (waiting) waiter.waits.push({ ...waiting, to: now });
		if (reason === undefined) delete waiter.waiting;
		else waiter.waiting = { reason, from: now };
	}

	private grant(cap: number): Permit {
		const now = this.clock.now();
		if (now - this.lastSentAt > SLOW_START.afterMs) this.startSlowly();
		const burst = this.uncertainBurst();
		const isProbe = burst !== undefined && now >= burst + PROBE.at * this.settings.windowMs;
		// A probe sits out the next burst, so that it does not drift away from the others for good.
		const countsFrom = isProbe ? burst + this.countsForMs : now;
		const permit = { sentAt: now, countsFrom, cap, isProbe };
		while ((this.log[0]?.sentAt ?? now) < now - 3 * this.settings.windowMs) this.log.shift();
		this.log.push(permit);
		this.slowStart.sent++;
		return permit;
	}

	private delayFor(cap: number): Delay {
		const now = this.clock.now();
		if (this.isSlowStartSpent(now)) return { ms: MAX_SLEEP_MS, reason: 'limit' };

		const { share } = this.sharing;
		const ofCap = cap < this.limit ? this.log.filter((permit) => permit.cap <= cap) : [];
		const burst = this.waiters.length > 1 ? this.uncertainBurst() : undefined;
		const delays: Delay[] = [
			{ reason: this.paused.reason, ms: this.paused.until - now },
			{ reason: 'limit', ms: this.placeFreeAt(ofCap, cap) - now },
		];
		if (burst !== undefined) {
			delays.push({ reason: 'sharing', ms: burst + PROBE.at * this.settings.windowMs - now });
		}
		if (share === undefined) {
			delays.push({ reason: 'limit', ms: this.placeFreeAt(this.log, this.limit) - now });
		} else {
			const spacedAt = this.lastSentAt + (SPACING * this.countsForMs) / share;
			const freeAt = Math.max(this.placeFreeAt(this.log, Math.ceil(share)), spacedAt);
			delays.push({ reason: 'sharing', ms: freeAt - now });
		}
		return delays.reduce((longest, each) => (each.ms > longest.ms ? each : longest));
	}

	/** How long a permit counts, in ms. */
	private get countsForMs(): number {
		const isAlone = this.sharing.share === undefined;
		const { windowMs, marginMs } = this.settings;
		return windowMs + (isAlone ? marginMs + this.jitterMs : SHARING_MARGIN_MS);
	}

	private get lastSentAt(): number {
		return this.log.at(-1)?.sentAt ?? -Infinity;
	}

	/** When fewer than `max` of these permits count. */
	private placeFreeAt(permits: readonly Permit[], max: number): number {
		const last = permits.at(-max);
		return last === undefined ? -Infinity : last.countsFrom + this.countsForMs;
	}

	/** If others are suspected and one place is left: when the burst began that the next one ends. */
	private uncertainBurst(): number | undefined {
		if (!this.sharing.isUncertain) return undefined;
		const began = this.log.at(1 - this.limit)?.countsFrom ?? -Infinity;
		const isOver = this.clock.now() > began + PROBE.until * this.settings.windowMs;
		return isOver ? undefined : began;
	}

	/** Whether as many requests went out as a slow start allows before the next reply. */
	private isSlowStartSpent(now: number): boolean {
		const { began, sent, replies } = this.slowStart;
		const isOver = replies >= SLOW_START.replies || now - began > this.settings.windowMs;
		return !isOver && sent >= SLOW_START.requests * (1 + replies);
	}

	/** What went out in a slow start counts as sent now, so that bursts stay whole. */
	private endSlowStart(): void {
		if (this.sharing.share !== undefined) return;
		for (const permit of this.log) permit.countsFrom = this.clock.now();
	}

	private startSlowly(): void {
		this.slowStart = { began: this.clock.now(), sent: 0, replies: 0 };
		this.jitterMs = 0;
		this.sharing = this.newSharing();
	}

	private newSharing(): Sharing {
		return new Sharing(this.settings.windowMs, () => this.clock.now());
	}
}
