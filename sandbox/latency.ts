// How long a request takes, before and after it is counted.

import type { Latency } from './settings';

/** Delays of one request, in ms. */
export interface Delays {
	/** Until the rate limit counts it. */
	upstreamMs: number;
	/** From there to the response. */
	downstreamMs: number;
	/** Added to that if the request is admitted. */
	slowMs: number;
}

/** Draws the delays of one request. */
export function drawDelays(latency: Latency, random: () => number): Delays {
	const wholeMs = latency.minMs + random() * (latency.maxMs - latency.minMs);
	const upstreamMs = wholeMs * (latency.upstreamShare ?? 0.4);
	const isSlow = random() < (latency.slowShare ?? 0);
	return {
		upstreamMs,
		downstreamMs: wholeMs - upstreamMs,
		slowMs: isSlow ? (latency.slowMs ?? 0) : 0,
	};
}
