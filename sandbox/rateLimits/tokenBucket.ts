import type { RateWindow, Verdict } from './window';

/** At most `limit` tokens, refilled at one per `windowMs / limit`. Times in ms. */
export class TokenBucket implements RateWindow {
	// The level, as the time when the bucket is full again, so that rounding errors cannot add up.
	private fullAtMs = -Infinity;
	private readonly msPerToken: number;

	constructor(
		limit: number,
		private readonly windowMs: number,
	) {
		this.msPerToken = windowMs / limit;
	}

	take(nowMs: number): Verdict {
		this.fullAtMs = Math.max(this.fullAtMs, nowMs);
		const allowed = this.tokens(nowMs) >= 1;
		if (allowed) this.fullAtMs += this.msPerToken;
		const remaining = Math.floor(this.tokens(nowMs));
		const emptyAtMs = this.fullAtMs - this.windowMs;
		return {
			allowed,
			remaining,
			retryAfterMs: Math.max(0, emptyAtMs + (remaining + 1) * this.msPerToken - nowMs),
			resetAtMs: this.fullAtMs,
		};
	}

	private tokens(nowMs: number): number {
		const tokens = (this.windowMs - (this.fullAtMs - nowMs)) / this.msPerToken;
		return Math.round(tokens * 1e6) / 1e6;
	}
}
