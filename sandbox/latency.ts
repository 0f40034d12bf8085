// How long a request takes, before and after it is counted.

import type { Latency } from './settings';

/** Delays of one request, in ms. */
interface Delays {
	/** Until the rate limit counts it. */
	upstreamMs: number;
	/** From there to the response. */
	downstreamMs: number;
	/** Added to that if the request is admitted. */
	slowMs: number;
}

/** How much of the response time passes before the rate limit counts the request. */
const UPSTREAM_SHARE = 0.4;

/** Draws the delays of one request. */
export function drawDelays(latency: Latency, random: () => number): Delays {
	const wholeMs = latency.minMs + random() * (latency.maxMs - latency.minMs);
	const upstreamMs = wholeMs * UPSTREAM_SHARE;
	const isSlow = random() < (latency.slowShare ?? 0);
	return {
		upstreamMs,
		downstreamMs: wholeMs - upstreamMs,
		slowMs: isSlow ? (latency.slowMs ?? 0) : 0,
	};
}
