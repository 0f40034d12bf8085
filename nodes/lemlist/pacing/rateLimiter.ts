// One limiter per API key, shared by everything that uses it in this process. It serves lines in turn.
import type { Clock } from '../clock';
import { MAX_SLEEP_MS } from '../clock';
import type { Reply } from '../http';
import type { PauseRule } from './circuitBreaker';
import { CircuitBreaker } from './circuitBreaker';
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
	/** By Base URL. */
	private readonly breakers = new Map<string, CircuitBreaker>();
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
	 * @returns undefined after an abort, when the caller's time is up, or when its Base URL has not replied
	 * for minutes. For each permit, {@link ended} has to be called
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
		const isGivenUp = this.breakerOf(line.baseUrl).isGivenUp(this.clock.now());
		return isGivenUp ? 'outage' : this.next(line).reason;
	}

	/** Nothing is sent to the Base URL of a line for the next `ms` milliseconds, as a reply has asked. */
	pause({ baseUrl }: Line, ms: number): void {
		this.breakerOf(baseUrl).pauseUntil(this.clock.now() + ms);
	}

	/** Records that a request has left, which may be later than planned in a busy process. */
	recordDeparture({ sent }: Permit): void {
		this.pace.recordDeparture(sent);
	}

	/**
	 * Records how a request ended.
	 * @param reply undefined if it failed on the way, or was not sent after all
	 * @param pauseRule given if an outage may be the cause: when its Base URL pauses
	 */
	ended(permit: Permit, reply?: Reply, pauseRule?: PauseRule): void {
		const { line, sent } = permit;
		const now = this.clock.now();
		line.ended(permit, reply !== undefined && reply.statusCode !== 429);
		this.pace.ended(sent, reply, this.waiting > 0);
		const breaker = this.breakerOf(line.baseUrl);
		if (pauseRule) breaker.failed(sent.sentAt, now, pauseRule, this.clock.random());
		else if (reply) breaker.replied();
		else breaker.inconclusive(sent.sentAt, now);
		this.wake();
	}

	private breakerOf(baseUrl: string): CircuitBreaker {
		const breaker = this.breakers.get(baseUrl) ?? new CircuitBreaker();
		this.breakers.set(baseUrl, breaker);
		return breaker;
	}

	private get waiting(): number {
		return [...this.lines].reduce((sum, { length }) => sum + length, 0);
	}

	/** When the first request of a line may go. */
	private next(line: Line, ofKey = this.pace.next(this.waiting)): Turn {
		const { windowMs, marginMs } = this.settings;
		const { next } = this.breakerOf(line.baseUrl);
		return latest(ofKey, next, line.next(windowMs + marginMs));
	}

	private async serve(): Promise<void> {
		this.isServing = true;
		try {
			for (;;) {
				const now = this.clock.now();
				if (now >= this.dismissAt) this.dismissGivenUp(now);
				if (this.lines.size === 0) return;
				const line = this.firstDue(now);
				if (line) this.serveFirst(line, now);
				else await this.rest(now);
			}
		} finally {
			this.isServing = false;
		}
	}

	private firstDue(now: number): Line | undefined {
		const ofKey = this.pace.next(this.waiting);
		for (const line of this.lines) if (this.next(line, ofKey).at <= now) return line;
		return undefined;
	}

	private serveFirst(line: Line, now: number): void {
		line.serveFirst(now, () => {
			this.breakerOf(line.baseUrl).sent(now);
			return this.pace.recordSent();
		});
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
		const ofKey = this.pace.next(this.waiting);
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
			line.dismissGivenUp(now, this.breakerOf(line.baseUrl).isGivenUp(now));
			if (line.length === 0) this.lines.delete(line);
		}
	}
}
