// What do the headers say about the limit? A value that makes no sense is ignored.
// https://developer.lemlist.com/api-reference/getting-started/rate-limits

type Headers = Readonly<Record<string, unknown>>;

/** A longer wait is taken for a mistake, in ms. */
const MAX_WAIT_MS = 300_000;

/** A header's value if it is a whole number of at least `min`. */
function wholeNumber(value: unknown, min: number): number | undefined {
	const text = String(value ?? '').trim();
	const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
	return number >= min ? number : undefined;
}

/** Requests still free in the server's window (`X-RateLimit-Remaining`). */
export function remainingOf(headers: Headers): number | undefined {
	return wholeNumber(headers['x-ratelimit-remaining'], 0);
}

/** Requests that the server allows per window (`X-RateLimit-Limit`). */
export function limitOf(headers: Headers): number | undefined {
	return wholeNumber(headers['x-ratelimit-limit'], 1);
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
	return wait >= 0 && wait <= MAX_WAIT_MS ? wait : undefined;
}
