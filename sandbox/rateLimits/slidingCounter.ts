import { alignedStart } from './alignedStart';
import type { RateWindow, Verdict } from './window';

/**
 * Estimates the requests in the last `windowMs`: those of the current clock-aligned window, plus those
 * of the previous one times the share of it that is still within reach. Times in ms.
 */
export class SlidingCounter implements RateWindow {
	private startMs = -Infinity;
	private previous = 0;
	private current = 0;

	constructor(
		private readonly limit: number,
		private readonly windowMs: number,
		private readonly phaseMs: number,
	) {}

	take(nowMs: number): Verdict {
		this.advanceTo(alignedStart(nowMs, this.windowMs, this.phaseMs));
		const allowed = this.free(nowMs) >= 1;
		if (allowed) this.current++;
		return {
			allowed,
			remaining: Math.max(0, Math.floor(this.free(nowMs))),
			retryAfterMs: this.freeAgainAt(nowMs) - nowMs,
			resetAtMs: this.startMs + 2 * this.windowMs,
		};
	}

	private advanceTo(startMs: number): void {
		if (startMs <= this.startMs) return;
		this.previous = startMs === this.startMs + this.windowMs ? this.current : 0;
		this.current = 0;
		this.startMs = startMs;
	}

	/** The limit minus the estimate. Divided only at the end, so that whole ms stay exact. */
	private free(nowMs: number): number {
		const remainingMs = this.startMs + this.windowMs - nowMs;
		return (
			((this.limit - this.current) * this.windowMs - this.previous * remainingMs) / this.windowMs
		);
	}

	/** When the next request is accepted: in this window, or if it is full, in the next one. */
	private freeAgainAt(nowMs: number): number {
		const endMs = this.startMs + this.windowMs;
		const spare = this.limit - 1;
		return this.current <= spare
			? this.fadedAt(endMs, this.previous, spare - this.current, nowMs)
			: this.fadedAt(endMs + this.windowMs, this.current, spare, endMs);
	}

	/** When `count` requests, which weigh nothing from `endMs` on, weigh at most `weight`. */
	private fadedAt(endMs: number, count: number, weight: number, earliestMs: number): number {
		const atMs = count === 0 ? earliestMs : endMs - (weight * this.windowMs) / count;
		return Math.max(earliestMs, Math.ceil(atMs));
	}
}
