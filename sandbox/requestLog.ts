// Every API request as the server saw it.

/** One request. Of the API key, only a fingerprint is kept. */
export interface RequestRecord {
	/** 1, 2, 3 … in order of arrival. */
	number: number;
	/** When the rate limit counted it, epoch ms. */
	at: number;
	/** When its response was sent or its connection ended, epoch ms; null while it is pending. */
	endedAt: number | null;
	method: string;
	/** Without the leading `/api` and without the query. */
	path: string;
	query: Record<string, unknown>;
	/** The parsed JSON body, its text if it is not JSON, null if there is none. */
	body: unknown;
	/** The task that it updates (the body's `id`) or has created; null otherwise. */
	taskId: string | null;
	/** First 8 hex digits of the key's SHA-256; `none` without a key. */
	key: string;
	/** False when the rate limit rejected it. */
	admitted: boolean;
	/** HTTP status; null while pending and if there was no response. */
	status: number | null;
	/** The fault that hit it, such as `reset` or `status 503`; null for none. */
	fault: string | null;
	/** The client closed the connection before it had the whole response. */
	clientGone: boolean;
}

/**
 * Max admitted requests of one key in any `windowMs`. The window is half-open: two requests exactly
 * `windowMs` apart are not in the same window.
 */
export function maxInAnyWindow(requests: readonly RequestRecord[], windowMs: number): number {
	let max = 0;
	for (const times of admittedByKey(requests).values()) {
		let from = 0;
		times.forEach((at, index) => {
			while (at - (times[from] ?? at) >= windowMs) from++;
			max = Math.max(max, index - from + 1);
		});
	}
	return max;
}

/** Max number of requests that a client may have sent `ms` after it started. */
export function maxAfter(ms: number, limit: number, windowMs: number): number {
	return limit * (1 + Math.floor(ms / windowMs));
}

/**
 * Requests that arrived too early for a client that started at `startMs` and respects the limit,
 * including rejected ones. Unlike the number per window, this does not depend on how long requests
 * take to arrive, since a late request is never too early.
 */
export function tooSoon(
	requests: readonly RequestRecord[],
	startMs: number,
	limit: number,
	windowMs: number,
): RequestRecord[] {
	return requests.filter(({ at }, index) => index >= maxAfter(at - startMs, limit, windowMs));
}

/** Admitted requests of the busiest key in the `windowMs` before `nowMs`. */
export function inLastWindow(
	requests: readonly RequestRecord[],
	windowMs: number,
	nowMs: number,
): number {
	const counts = [...admittedByKey(requests).values()].map(
		(times) => times.filter((at) => at > nowMs - windowMs).length,
	);
	return Math.max(0, ...counts);
}

/** How many requests ended with each status; `none` for those without a response. */
export function countByStatus(requests: readonly RequestRecord[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { status } of requests) {
		const name = String(status ?? 'none');
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
}

function admittedByKey(requests: readonly RequestRecord[]): Map<string, number[]> {
	const byKey = new Map<string, number[]>();
	for (const { key, at, admitted } of requests) {
		if (!admitted) continue;
		const times = byKey.get(key) ?? [];
		times.push(at);
		byKey.set(key, times);
	}
	return byKey;
}
