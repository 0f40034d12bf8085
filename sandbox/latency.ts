// How long a request takes, before and after it is counted.

import type { Latency } from './settings';

/** Delays of one request in ms. */
export interface Delays {
	/** On its way to the rate limit. */
	upstreamMs: number;
	/** From there to the answer. */
	downstreamMs: number;
	/** On top of it when the request is admitted. */
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
