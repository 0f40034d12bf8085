import { alignedStart } from './alignedStart';
import type { RateWindow, Verdict } from './window';

/** Previous window × its remaining share + current window. Times in ms. */
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

	/** The limit minus the estimate, multiplied out so that whole ms stay exact. */
	private free(nowMs: number): number {
		const remainingMs = this.startMs + this.windowMs - nowMs;
		return (
			((this.limit - this.current) * this.windowMs - this.previous * remainingMs) / this.windowMs
		);
	}

	private freeAgainAt(nowMs: number): number {
		const endMs = this.startMs + this.windowMs;
		const spare = this.limit - 1;
		if (this.current <= spare)
			return this.fadesTo(endMs, this.previous, spare - this.current, nowMs);
		return this.fadesTo(endMs + this.windowMs, this.current, spare, endMs);
	}

	/** When `count` requests that fade until `endMs` weigh at most `share`; `nowMs` or later. */
	private fadesTo(endMs: number, count: number, share: number, nowMs: number): number {
		const atMs = count === 0 ? nowMs : endMs - (share * this.windowMs) / count;
		return Math.max(nowMs, Math.ceil(atMs));
	}
}
