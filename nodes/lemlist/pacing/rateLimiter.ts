// One limiter per API key, shared by everything that uses it in this process. It serves lines in turn.
import type { Clock } from '../clock';
import { MAX_SLEEP_MS } from '../clock';
import type { Reply } from '../http';
import type { Line, Permit, WaitOptions } from './line';
import { hasGivenUp } from './line';
import type { LimitSettings } from './pace';
import { LEMLIST_LIMIT, Pace } from './pace';
import type { Turn, WaitReason } from './waits';
import { latest } from './waits';

/** Gives the requests of one API key their turns. Owns state; its time comes from the clock. */
export class RateLimiter {
	private readonly pace: Pace;
	private readonly settings: LimitSettings;
	/** The lines in which requests wait, in the order of their turns. */
	private lines = new Set<Line>();
	private isServing = false;
	private paused: Turn = { at: -Infinity, reason: 'outage' };
	/** When to look again for requests that gave up, in ms. */
	private dismissAt = -Infinity;
	private wake: () => void = () => undefined;

	constructor(
		private readonly clock: Clock,
		settings: Partial<LimitSettings> = {},
	) {
		this.settings = { ...LEMLIST_LIMIT, ...settings };
		this.pace = new Pace(clock, this.settings);
	}

	/**
	 * Waits until one request may be sent.
	 * @returns undefined after an abort, or when the caller's time is up. Each permit has to be returned
	 * by {@link ended}
	 */
	async acquire(line: Line, options: WaitOptions = {}): Promise<Permit | undefined> {
		const now = this.clock.now();
		if (hasGivenUp(options, now)) return undefined;
		const waiting = line.wait(options, now);
		this.enter(line);
		if (this.isServing) this.wake();
		else void this.serve();
		const { permit, waits } = await waiting;
		// Only now, so that an `onWait` that throws does not keep others from their turn.
		for (const wait of waits) options.onWait?.(wait);
		return permit;
	}

	/** What a request in this line would have to wait for now. */
	reasonToWait(line: Line): WaitReason {
		return this.next(line).reason;
	}

	/** Nobody sends for the next `ms` milliseconds. */
	pause(ms: number, reason: 'outage' | 'retryAfter'): void {
		this.paused = latest(this.paused, { at: this.clock.now() + ms, reason });
	}

	/** Records that a request has left, which may be later than planned in a busy process. */
	hasLeft({ sent }: Permit): void {
		this.pace.hasLeft(sent);
	}

	/** Records how a request ended. Without a reply it failed on the way, or was not sent after all. */
	ended(permit: Permit, reply?: Reply): void {
		const isRejected = reply?.statusCode === 429;
		permit.line.ended(permit, reply !== undefined && !isRejected);
		this.pace.ended(permit.sent, reply, this.waiting > 0);
		this.wake();
	}

	private get waiting(): number {
		return [...this.lines].reduce((sum, { length }) => sum + length, 0);
	}

	/** When the first request of a line may go. */
	private next(line: Line, ofKey = this.nextOfKey()): Turn {
		const { windowMs, marginMs } = this.settings;
		return latest(ofKey, line.next(windowMs + marginMs));
	}

	private nextOfKey(): Turn {
		return latest(this.pace.next(this.waiting), this.paused);
	}

	private async serve(): Promise<void> {
		this.isServing = true;
		for (;;) {
			const now = this.clock.now();
			if (now >= this.dismissAt) this.dismissGivenUp(now);
			if (this.lines.size === 0) break;
			const line = this.firstDue(now);
			if (line) this.serveFirst(line, now);
			else await this.rest(now);
		}
		this.isServing = false;
	}

	private firstDue(now: number): Line | undefined {
		const ofKey = this.nextOfKey();
		for (const line of this.lines) if (this.next(line, ofKey).at <= now) return line;
		return undefined;
	}

	private serveFirst(line: Line, now: number): void {
		line.serveFirst(now, () => this.pace.send());
		this.lines.delete(line);
		if (line.length > 0) this.enter(line);
	}

	/** Puts a line behind the others, or in front of them if it goes first. */
	private enter(line: Line): void {
		if (!line.goesFirst) this.lines.add(line);
		else if (!this.lines.has(line)) this.lines = new Set([line, ...this.lines]);
	}

	/** Sleeps until a line is due, somebody may have given up, or {@link wake} is called. */
	private async rest(now: number): Promise<void> {
		const ofKey = this.nextOfKey();
		let until = this.dismissAt;
		for (const line of this.lines) {
			const { at, reason } = this.next(line, ofKey);
			line.recordWait(reason, now);
			until = Math.min(until, at);
		}
		const woken = new Promise<void>((wake) => (this.wake = wake));
		await Promise.race([this.clock.sleep(until - now), woken]);
	}

	private dismissGivenUp(now: number): void {
		this.dismissAt = now + MAX_SLEEP_MS;
		for (const line of this.lines) {
			line.dismissGivenUp(now);
			if (line.length === 0) this.lines.delete(line);
		}
	}
}
