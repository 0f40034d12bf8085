// When may I send? One limiter per API key: a log of the requests sent within the last window.
import type { Clock } from './clock';
import { limitOf, retryAfterMs } from './headers';
import type { Reply } from './reply';

export interface LimitSettings {
	/** Requests that the server allows per window. */
	limit: number;
	/** The server's window, in ms. */
	windowMs: number;
	/** Added to the window, since requests do not arrive as evenly as they leave, in ms. */
	marginMs: number;
}

/** lemlist's: https://developer.lemlist.com/api-reference/getting-started/rate-limits */
export const LEMLIST_LIMIT: LimitSettings = { limit: 20, windowMs: 2_000, marginMs: 30 };

/** Longest sleep, so that a cancel or an answer is noticed soon, in ms. */
const NAP_MS = 250;

/** Leave to send one request. */
export interface Permit {
	/** When it was given, on the clock. */
	at: number;
	/** The cap of the caller that has it. */
	cap: number;
}

interface Waiter {
	cap: number;
	signal: AbortSignal | undefined;
	resolve: (permit: Permit | undefined) => void;
}

export class RateLimiter {
	private readonly settings: LimitSettings;
	private waiters: Waiter[] = [];
	private log: Permit[] = [];
	private closedUntil = -Infinity;
	private serving = false;

	constructor(
		private readonly clock: Clock,
		settings: Partial<LimitSettings> = {},
	) {
		this.settings = { ...LEMLIST_LIMIT, ...settings };
	}

	/** Resolves when a request may be sent, first come, first served; to nothing after an abort. */
	async acquire(cap: number, signal?: AbortSignal): Promise<Permit | undefined> {
		return await new Promise((resolve) => {
			this.waiters.push({ cap, signal, resolve });
			if (!this.serving) void this.serve();
		});
	}

	/** Nobody sends for the next `ms` milliseconds. */
	close(ms: number): void {
		this.closedUntil = Math.max(this.closedUntil, this.clock.now() + ms);
	}

	/** To be told every 429. */
	rejected(reply: Reply): void {
		this.close((retryAfterMs(reply.headers) ?? 500) + 100 * this.clock.random());
	}

	/** To be told every other answer. */
	accepted(reply: Reply): void {
		this.settings.limit = Math.min(this.settings.limit, limitOf(reply.headers) ?? Infinity);
	}

	private async serve(): Promise<void> {
		this.serving = true;
		while (this.waiters.length > 0) {
			this.dismissAborted();
			const next = this.waiters.findIndex(({ cap }) => this.waitFor(cap) === 0);
			const waiter = this.waiters[next];
			if (waiter !== undefined) {
				this.waiters.splice(next, 1);
				const permit = { at: this.clock.now(), cap: waiter.cap };
				this.log.push(permit);
				waiter.resolve(permit);
			} else if (this.waiters.length > 0) {
				const waits = this.waiters.map(({ cap }) => this.waitFor(cap));
				await this.clock.sleep(Math.min(NAP_MS, ...waits));
			}
		}
		this.serving = false;
	}

	private dismissAborted(): void {
		for (const waiter of this.waiters) if (waiter.signal?.aborted) waiter.resolve(undefined);
		this.waiters = this.waiters.filter(({ signal }) => !signal?.aborted);
	}

	/** Milliseconds until a caller with this cap may send. Callers of a higher cap do not use it up. */
	private waitFor(cap: number): number {
		const now = this.clock.now();
		const term = this.settings.windowMs + this.settings.marginMs;
		while (this.log[0] !== undefined && this.log[0].at + term <= now) this.log.shift();
		const most = Math.min(cap, this.settings.limit);
		const same = most < this.settings.limit ? this.log.filter((p) => p.cap <= cap) : this.log;
		const blocking = same[same.length - most];
		return Math.max(0, this.closedUntil - now, blocking ? blocking.at + term - now : 0);
	}
}
