// One window per API key, and the headers that report it
// (https://developer.lemlist.com/api-reference/getting-started/rate-limits).

import { createWindow } from './rateLimits';
import type { RateWindow, Verdict } from './rateLimits';
import type { RetryAfterForm, Settings } from './settings';

/** Counts requests per API key. */
export class RateLimiter {
	private readonly windows = new Map<string, RateWindow>();

	constructor(private readonly settings: Pick<Settings, 'window' | 'limit' | 'windowMs'>) {
		this.newWindow(); // throws on invalid settings now rather than at the first request
	}

	/** Counts one request of a key at `nowMs`. */
	take(apiKey: string, nowMs: number): Verdict {
		const window = this.windows.get(apiKey) ?? this.newWindow();
		this.windows.set(apiKey, window);
		return window.take(nowMs);
	}

	private newWindow(): RateWindow {
		const { window, limit, windowMs } = this.settings;
		return createWindow(window, limit, windowMs);
	}
}

/**
 * The four headers of every response; none if there is no limit.
 *
 * @param nowMs epoch ms
 */
export function rateLimitHeaders(
	verdict: Verdict,
	nowMs: number,
	limit: number,
	form: RetryAfterForm,
): Record<string, string> {
	if (limit === Infinity) return {};
	const retryAfter = retryAfterHeader(verdict.retryAfterMs, nowMs, form);
	return {
		...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
		'X-RateLimit-Limit': String(limit),
		'X-RateLimit-Remaining': String(verdict.remaining),
		// A stringified JS Date, as in lemlist's example, not an HTTP date.
		'X-RateLimit-Reset': new Date(verdict.resetAtMs).toString(),
	};
}

function retryAfterHeader(ms: number, nowMs: number, form: RetryAfterForm): string | undefined {
	switch (form) {
		case 'whole':
			return String(Math.ceil(ms / 1000));
		case 'fractional':
			return String(Math.ceil(ms) / 1000);
		case 'floor':
			return String(Math.floor(ms / 1000));
		case 'date':
			return new Date(Math.ceil((nowMs + ms) / 1000) * 1000).toUTCString();
		case 'missing':
			return undefined;
	}
}
