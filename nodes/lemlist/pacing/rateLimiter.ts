// One queue per API key, shared by everything that uses it in this process: first come, first served.
import type { Clock } from '../clock';
import { MAX_SLEEP_MS } from '../clock';
import type { Reply } from '../http';
import type { LimitSettings, Turn } from './pace';
import { Pace } from './pace';
import type { Permit } from './sentLog';
import type { OnWait, Wait, WaitReason } from './waits';

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
	/** Its waits that are over. */
	readonly waits: Wait[];
	readonly resolve: (permit: Permit | undefined) => void;
	/** What it waits for at the moment. */
	waiting?: { reason: WaitReason; from: number };
}

/** Gives the requests of one API key their turns. Owns state; its time comes from the clock. */
export class RateLimiter {
	private readonly pace: Pace;
	private waiters: Waiter[] = [];
	private isServing = false;
	private paused: Turn = { at: -Infinity, reason: 'outage' };
	private wake: () => void = () => undefined;

	constructor(
		private readonly clock: Clock,
		settings: Partial<LimitSettings> = {},
	) {
		this.pace = new Pace(clock, settings);
	}

	/**
	 * Waits until one request may be sent.
	 * @returns undefined after an abort, or when the caller's time is up
	 */
	async acquire(options: AcquireOptions = {}): Promise<Permit | undefined> {
		const waits: Wait[] = [];
		const permit = await new Promise<Permit | undefined>((resolve) => {
			this.waiters.push({ cap: options.cap ?? Infinity, options, waits, resolve });
			if (this.isServing) this.wake();
			else void this.serve();
		});
		// Only now, so that an `onWait` that throws does not keep others from their turn.
		for (const wait of waits) options.onWait?.(wait);
		return permit;
	}

	/** What a request with this cap would have to wait for now. */
	reasonToWait(cap = Infinity): WaitReason {
		return this.next(cap).reason;
	}

	/** Nobody sends for the next `ms` milliseconds. */
	pause(ms: number, reason: 'outage' | 'retryAfter'): void {
		const at = this.clock.now() + ms;
		if (at > this.paused.at) this.paused = { at, reason };
	}

	/** Takes note that a request is on its way, which may be later than planned in a busy process. */
	hasLeft(permit: Permit): void {
		this.pace.hasLeft(permit);
	}

	/** Takes note of how a request ended. Without a reply it failed on the way. */
	ended(permit: Permit, reply?: Reply): void {
		this.pace.ended(permit, reply, this.waiters.length > 0);
		this.wake();
	}

	private next(cap: number): Turn {
		const turn = this.pace.next(cap, this.waiters.length);
		return turn.at > this.paused.at ? turn : this.paused;
	}

	private async serve(): Promise<void> {
		this.isServing = true;
		while (this.waiters.length > 0) {
			this.dismissThoseThatGaveUp();
			const now = this.clock.now();
			const turns = this.waiters.map(({ cap }) => this.next(cap));
			const next = turns.findIndex(({ at }) => at <= now);
			const [waiter] = next < 0 ? [] : this.waiters.splice(next, 1);
			if (waiter) {
				this.noteWait(waiter);
				waiter.resolve(this.pace.send(waiter.cap));
			} else if (turns.length > 0) {
				this.waiters.forEach((each, index) => this.noteWait(each, turns[index]!.reason));
				const woken = new Promise<void>((wake) => (this.wake = wake));
				const sleepMs = Math.min(MAX_SLEEP_MS, ...turns.map(({ at }) => at - now));
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

	/** Takes note of what a waiter waits for now, if anything, and of a wait that is over thereby. */
	private noteWait(waiter: Waiter, reason?: WaitReason): void {
		const { waiting } = waiter;
		if (waiting?.reason === reason) return;
		const now = this.clock.now();
		if (waiting) waiter.waits.push({ ...waiting, to: now });
		if (reason === undefined) delete waiter.waiting;
		else waiter.waiting = { reason, from: now };
	}
}
