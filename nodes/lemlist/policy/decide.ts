// What follows a failure: what its rule (rules.ts) means after what happened before.
// Nothing here waits, counts or sends.
import type { Reply } from '../http';
import { retryAfterMs } from '../pacing/headers';
import type { EndsRun, Rule } from './rules';
import { BACKOFF, MIN_RETRY_AFTER_MS, PAUSE_JITTER_MS } from './rules';

/** The tries of a request, up to the one that failed now. Times are in ms on the sender's clock. */
export interface Tries {
	/** Requests sent, except those that the rate limit rejected. */
	attempts: number;
	/** When the first of these was sent; undefined if there is none. */
	firstSentAt?: number;
	/** How often the rate limit rejected the request, and when it first did; undefined if it never did. */
	rateLimited?: { times: number; since: number };
}

/** What decides what follows a failure, beside its rule. Times are in ms on the sender's clock. */
export interface History extends Tries {
	/** When the request failed. */
	now: number;
	/** When the key last got any request through. */
	lastReplyAt: number;
	/** Whether the request may arrive twice. */
	repeatable: boolean;
	/** Whether it is a batch, which can be sent in halves instead. */
	isHalvable?: boolean;
	/** Until when the request may be sent again after a backoff. */
	retryUntil: number;
}

/** What follows a failed request. */
export interface Decision {
	/** When it is sent again: in its next turn, or after a wait before that; undefined if it is not. */
	retry: 'nextTurn' | { inMs: number; reason: 'backoff' | 'retryAfter' } | undefined;
	/** For how long nothing is sent to the Base URL, since the reply asks for that, in ms. */
	pauseMs: number | undefined;
}

/**
 * What follows a failed request.
 * @param failure its rule, and the reply if there was one
 * @param random returns a number from 0 up to, not including, 1
 */
export function decide(
	{ rule, reply }: { rule: Rule; reply?: Reply },
	history: History,
	random: () => number,
): Decision {
	const askedMs = reply ? (retryAfterMs(reply.headers) ?? 0) : 0;
	const isPauseAsked = rule.retryAfter === 'all' && askedMs > MIN_RETRY_AFTER_MS;
	return {
		pauseMs: isPauseAsked ? askedMs + PAUSE_JITTER_MS * random() : undefined,
		retry: nextTryOf(rule, askedMs, history, random),
	};
}

function nextTryOf(
	{ retry, retryAfter, mayBeDone }: Rule,
	askedMs: number,
	history: History,
	random: () => number,
): Decision['retry'] {
	const { now, attempts, firstSentAt = now, repeatable, isHalvable, retryUntil } = history;
	if (retry === 'no' || (mayBeDone && !repeatable)) return undefined;
	// It met the rate limit: its next turn is soon enough.
	if ('giveUpAfterMs' in retry) return isHopeless(retry, history) ? undefined : 'nextTurn';
	const { minMs, spreadMs, maxSpreadMs } = BACKOFF;
	const backoffMs = minMs + random() * Math.min(spreadMs * 2 ** (attempts - 1), maxSpreadMs);
	// A shorter Retry-After is no reason to wait less than the backoff.
	const usesRetryAfter = retryAfter === 'request' && askedMs >= backoffMs;
	const inMs = usesRetryAfter ? askedMs : backoffMs;
	const giveUpAt = Math.min(firstSentAt + retry.forMs, retryUntil);
	const tries = isHalvable ? (retry.triesOfBatch ?? retry.tries) : retry.tries;
	if (attempts >= tries || now + inMs > giveUpAt) return undefined;
	return { inMs, reason: usesRetryAfter ? 'retryAfter' : 'backoff' };
}

/** Whether a request that meets the rate limit gives up. */
function isHopeless(
	{ giveUpAfterMs, maxRejections }: { giveUpAfterMs: number; maxRejections: number },
	{ now, rateLimited: { times, since } = { times: 0, since: now }, lastReplyAt }: History,
): boolean {
	const isOver = (from: number) => now - from > giveUpAfterMs;
	const nothingGetsThrough = isOver(Math.max(since, lastReplyAt));
	const onlyOthersDo = times >= maxRejections && isOver(since);
	return nothingGetsThrough || onlyOthersDo;
}

/** What happened in a run until an item failed. */
export interface RunHistory {
	/** Failed items in a row that may have a common cause, this one included. */
	consecutiveFailures: number;
	/** Whether another item got through in the run. */
	successInRun: boolean;
	/** Whether one got through since this item started. */
	successSinceItemStarted: boolean;
	/** Whether the requests of the run may arrive twice. */
	repeatable: boolean;
}

/**
 * Whether a failed item ends its run, since the rest would fail as well.
 * @param endsRun of the item's error
 */
export function isEndOfRun(endsRun: EndsRun, history: RunHistory): boolean {
	if (typeof endsRun === 'string') return endsRun === 'yes';
	const { consecutiveFailures, successInRun, successSinceItemStarted, repeatable } = history;
	const { unlessSuccess } = endsRun;
	const hasSuccess = unlessSuccess === 'inRun' ? successInRun : successSinceItemStarted;
	const max = repeatable ? endsRun.consecutiveFailures : endsRun.consecutiveFailuresIfNotRepeatable;
	return !hasSuccess && consecutiveFailures >= max;
}
