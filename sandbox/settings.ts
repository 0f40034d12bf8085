// Settings, for the start of the sandbox and at runtime.

import type { Answers } from './answers';
import type { ErrorShape } from './errors';
import type { WindowKind } from './rateLimits';

/** Formats of the `Retry-After` header; lemlist documents seconds, with `2` as its example. */
export const retryAfterForms = ['whole', 'fractional', 'floor', 'date', 'missing'] as const;

/** One of {@link retryAfterForms}. */
export type RetryAfterForm = (typeof retryAfterForms)[number];

/** How long responses take. */
export interface Latency {
	/** Each request takes a random time from `minMs` to `maxMs`. */
	minMs: number;
	maxMs: number;
	/** Share of the admitted requests (0 to 1, default 0) that take `slowMs` longer. */
	slowShare?: number;
	slowMs?: number;
}

/** Everything that can be changed at runtime. */
export interface Settings {
	/** Kind of rate-limit window. */
	window: WindowKind;
	/** Requests per window and API key; `Infinity` removes the limit and its headers. */
	limit: number;
	/** Length of a window in ms. */
	windowMs: number;
	latency: Latency;
	retryAfter: RetryAfterForm;
	/** Body format of errors on v1 routes; v2 routes always respond with an envelope. */
	errorShape: ErrorShape;
	/** If false, there is no `/v2/…`, as for a team without access to the newer list. */
	hasV2: boolean;
	/** If false, `/contacts` and `/companies` respond with 402, as on a plan without them. */
	hasRecords: boolean;
	/** How long it takes until `/v2/tasks` shows a change, in ms. */
	searchLagMs: number;
	/** How often the virus scanner is unavailable for a `scanner-away` file before it recovers. */
	scannerAwayTimes: number;
	/** How long a `slow` file takes to time out, in ms; 45 s at lemlist. */
	mediaTimeoutMs: number;
	/** What lemlist answers where its docs say nothing, in place of the sandbox's assumptions. */
	answers: Partial<Answers>;
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
	hasRecords: true,
	searchLagMs: 0,
	scannerAwayTimes: 2,
	mediaTimeoutMs: 0,
	answers: {},
};
