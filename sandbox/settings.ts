// What can be set, at the start or while the sandbox runs.

import type { ErrorShape } from './errors';
import type { WindowKind } from './rateLimits';

/** How the `Retry-After` header is written; lemlist documents seconds, with `2` as its example. */
export type RetryAfterForm = 'whole' | 'fractional' | 'floor' | 'date' | 'missing';

/** How long answers take. */
export interface Latency {
	/** Each request takes a random time from `minMs` to `maxMs`. */
	minMs: number;
	maxMs: number;
	/** Part of that time (0 to 1, default 0.4) that passes before the request is counted. */
	upstreamShare?: number;
	/** Share of the admitted requests (0 to 1, default 0) that take `slowMs` longer. */
	slowShare?: number;
	slowMs?: number;
}

/** Everything that can be changed while the sandbox runs. */
export interface Settings {
	/** Kind of rate-limit window. */
	window: WindowKind;
	/** Requests per window and API key; `Infinity` lifts the limit and its headers. */
	limit: number;
	/** Length of a window in ms. */
	windowMs: number;
	latency: Latency;
	retryAfter: RetryAfterForm;
	/** Body of the errors of the v1 routes; the v2 routes always answer with an envelope. */
	errorShape: ErrorShape;
	/** False: there is no `/v2/…`, as for a team that lemlist has not given the newer list. */
	hasV2: boolean;
	/** How often the virus scanner is away for a `scanner-away` file before it is back. */
	scannerAwayTimes: number;
	/** How long a `slow` file really takes, in ms, before the answer is a timeout; lemlist: 45 s. */
	mediaTimeoutMs: number;
}

/** lemlist's documented limit, no latency, its documented plain-text errors. */
export const defaultSettings: Settings = {
	window: 'flexibleFixed',
	limit: 20,
	windowMs: 2000,
	latency: { minMs: 0, maxMs: 0 },
	retryAfter: 'whole',
	errorShape: 'text',
	hasV2: true,
	scannerAwayTimes: 2,
	mediaTimeoutMs: 0,
};
