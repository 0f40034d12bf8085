import type { RateWindow, Verdict } from './window';

/** At most `limit` requests in any `windowMs`, including rejected ones if `countsRejections`. */
export class SlidingLog implements RateWindow {
	private log: number[] = [];

	constructor(
		private readonly limit: number,
		private readonly windowMs: number,
		private readonly countsRejections: boolean,
	) {}

	take(nowMs: number): Verdict {
		this.log = this.log.filter((atMs) => atMs > nowMs - this.windowMs);
		const allowed = this.log.length < this.limit;
		if (allowed || this.countsRejections) this.log.push(nowMs);
		const nextToExpire = this.log[Math.max(0, this.log.length - this.limit)] ?? nowMs;
		return {
			allowed,
			remaining: Math.max(0, this.limit - this.log.length),
			retryAfterMs: nextToExpire + this.windowMs - nowMs,
			resetAtMs: (this.log.at(-1) ?? nowMs) + this.windowMs,
		};
	}
}
