// What did the server tell me? Anything that makes no sense counts as not said.
// https://developer.lemlist.com/api-reference/getting-started/rate-limits

type Headers = Readonly<Record<string, unknown>>;

/** No server means a longer wait than this (5 minutes, in ms). */
const LONGEST_WAIT_MS = 300_000;

/** The header's value as a whole number of at least `least`, or `undefined`. */
function count(value: unknown, least: number): number | undefined {
	const text = String(value ?? '').trim();
	const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
	return number >= least ? number : undefined;
}

/** Requests still free in the server's window (`X-RateLimit-Remaining`). */
export function remainingOf(headers: Headers): number | undefined {
	return count(headers['x-ratelimit-remaining'], 0);
}

/** Requests that the server allows per window (`X-RateLimit-Limit`). */
export function limitOf(headers: Headers): number | undefined {
	return count(headers['x-ratelimit-limit'], 1);
}

/**
 * Milliseconds to wait by `Retry-After`: seconds, whole or fractional, or a date, which is compared
 * with the server's own `Date` header and never with the local clock (RFC 9110 §10.2.3).
 */
export function retryAfterMs(headers: Headers): number | undefined {
	const text = String(headers['retry-after'] ?? '').trim();
	const wait = /^\d+(\.\d+)?$/.test(text)
		? Number(text) * 1000
		: Date.parse(text) - Date.parse(String(headers['date'] ?? ''));
	return wait >= 0 && wait <= LONGEST_WAIT_MS ? wait : undefined;
}
