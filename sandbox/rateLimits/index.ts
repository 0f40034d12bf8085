// The kinds of rate-limit windows that a server may have. lemlist documents "20 requests per 2 seconds
// and API key" (https://developer.lemlist.com/api-reference/getting-started/rate-limits) but not the
// kind, so a client must handle all of them. Pure: the time is passed in.

import { AlignedFixed } from './alignedFixed';
import { FlexibleFixed } from './flexibleFixed';
import { SlidingCounter } from './slidingCounter';
import { SlidingLog } from './slidingLog';
import { TokenBucket } from './tokenBucket';
import type { RateWindow } from './window';

export type { RateWindow, Verdict } from './window';

/**
 * How a server may count requests:
 *
 * - `flexibleFixed`: the first request after expiry opens the window, rejected ones do not extend it
 *   (the npm package rate-limiter-flexible; what lemlist most likely uses)
 * - `alignedFixed`: windows aligned to the clock, shifted by a phase
 * - `slidingLog`: at most `limit` accepted requests in any `windowMs`
 * - `tokenBucket`: at most `limit` tokens, refilled evenly at `limit` per `windowMs`
 * - `slidingLogCountingRejections`: a sliding log that also counts rejected requests
 * - `slidingCounter`: previous window × its remaining share + current window (as Cloudflare does)
 */
export const windowKinds = [
	'flexibleFixed',
	'alignedFixed',
	'slidingLog',
	'tokenBucket',
	'slidingLogCountingRejections',
	'slidingCounter',
] as const;

/** One of {@link windowKinds}. */
export type WindowKind = (typeof windowKinds)[number];

/**
 * Creates the window for one API key.
 *
 * @param limit requests per window; `Infinity` accepts everything
 * @param windowMs length of a window, in ms
 * @param phaseMs shift of the clock-aligned kinds (`alignedFixed`, `slidingCounter`), in ms
 * @throws RangeError if the limit is not a positive whole number or the length is not positive
 */
export function createWindow(
	kind: WindowKind,
	limit: number,
	windowMs: number,
	phaseMs = 0,
): RateWindow {
	if (limit === Infinity) return unlimited;
	if (!Number.isInteger(limit) || limit < 1) {
		throw new RangeError(`limit must be a positive whole number or Infinity, got ${limit}`);
	}
	if (!(windowMs > 0 && Number.isFinite(windowMs))) {
		throw new RangeError(`windowMs must be a positive number of ms, got ${windowMs}`);
	}
	switch (kind) {
		case 'flexibleFixed':
			return new FlexibleFixed(limit, windowMs);
		case 'alignedFixed':
			return new AlignedFixed(limit, windowMs, phaseMs);
		case 'slidingLog':
			return new SlidingLog(limit, windowMs, false);
		case 'slidingLogCountingRejections':
			return new SlidingLog(limit, windowMs, true);
		case 'tokenBucket':
			return new TokenBucket(limit, windowMs);
		case 'slidingCounter':
			return new SlidingCounter(limit, windowMs, phaseMs);
	}
}

const unlimited: RateWindow = {
	take: (nowMs) => ({ allowed: true, remaining: Infinity, retryAfterMs: 0, resetAtMs: nowMs }),
};
