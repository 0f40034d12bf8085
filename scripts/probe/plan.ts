// When to send what, so that the answers tell the types of windows apart. Made for 20 requests per
// 2 seconds; the gaps leave room for latencies of some hundred ms.

/** Requests that are sent together. */
export interface Step {
	/** When, in ms after the first step. */
	readonly atMs: number;
	readonly requests: number;
}

/** Whether the key is accepted. Nothing is sent until the answer is here and its window is over. */
const first: readonly Step[] = [{ atMs: 0, requests: 1 }];

/**
 * Four requests too many, spread over a window. If windows follow the clock, one of them ends here,
 * or less than a second before the next ones.
 */
const spread: readonly Step[] = [
	{ atMs: 2_500, requests: 1 },
	{ atMs: 3_100, requests: 9 },
	{ atMs: 3_800, requests: 14 },
	// Accepted by a token bucket, which has some tokens again.
	{ atMs: 4_350, requests: 1 },
];

/**
 * A burst. The window that began at 2.5 s is over, but most requests of it are not two seconds old:
 * accepted by fixed windows, rejected by sliding ones. The four show who counts rejections.
 */
const burst: readonly Step[] = [
	{ atMs: 5_500, requests: 20 },
	{ atMs: 5_700, requests: 4 },
];

/** One by one around the end of a window that began with the burst. */
const end: readonly Step[] = [7_150, 7_300, 7_400, 7_460, 7_500, 7_525, 7_560].map((atMs) => ({
	atMs,
	requests: 1,
}));

/** What is left after a pause. */
const last: readonly Step[] = [{ atMs: 9_000, requests: 3 }];

/** 60 requests over 9 seconds. */
export const plan: readonly Step[] = [...first, ...spread, ...burst, ...end, ...last];
