import type { RateWindow, Verdict } from './window';

/** A fixed window that is opened by the first request after expiry. Times in ms. */
export class FlexibleFixed implements RateWindow {
	private endMs = -Infinity;
	private count = 0;

	constructor(
		private readonly limit: number,
		private readonly windowMs: number,
	) {}

	take(nowMs: number): Verdict {
		if (nowMs >= this.endMs) {
			this.endMs = nowMs + this.windowMs;
			this.count = 0;
		}
		this.count++;
		return {
			allowed: this.count <= this.limit,
			remaining: Math.max(0, this.limit - this.count),
			retryAfterMs: this.endMs - nowMs,
			resetAtMs: this.endMs,
		};
	}
}
