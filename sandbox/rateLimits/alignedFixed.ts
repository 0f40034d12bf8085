import { alignedStart } from './alignedStart';
import type { RateWindow, Verdict } from './window';

/** A fixed window aligned to the clock. Times in ms. */
export class AlignedFixed implements RateWindow {
	private startMs = -Infinity;
	private count = 0;

	constructor(
		private readonly limit: number,
		private readonly windowMs: number,
		private readonly phaseMs: number,
	) {}

	take(nowMs: number): Verdict {
		const startMs = alignedStart(nowMs, this.windowMs, this.phaseMs);
		if (startMs > this.startMs) {
			this.startMs = startMs;
			this.count = 0;
		}
		this.count++;
		const endMs = this.startMs + this.windowMs;
		return {
			allowed: this.count <= this.limit,
			remaining: Math.max(0, this.limit - this.count),
			retryAfterMs: endMs - nowMs,
			resetAtMs: endMs,
		};
	}
}
