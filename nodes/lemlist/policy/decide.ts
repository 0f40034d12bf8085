// What follows a failure: its rule in the table, and what the rule means after what happened before.
// Nothing here waits, counts or sends.
import type { Reply } from '../http';
import { retryAfterMs } from '../pacing/headers';
import type { WaitReason } from '../pacing/waits';
import { isCode, isWebPage, readErrorBody } from './errorBody';
import type { Expectation } from './expected';
import type { EndsRun, Rule } from './rules';
import { BACKOFF, MIN_RETRY_AFTER_MS, NO_ANSWER, RULES } from './rules';

/** What happened before a failure, and the failure itself. Times are in ms on the sender's clock. */
export interface History {
	/** When the request failed. */
	now: number;
	/** How often the request was sent, except those that the rate limit rejected. */
	attempts: number;
	/** When the first of them was sent. */
	firstSentAt: number;
	/** How often the rate limit rejected the request, … */
	rejections: number;
	/** … since when, … */
	rejectedSince: number;
	/** … and when the key last got any request through. */
	repliedAt: number;
	/** Whether the request may arrive twice. */
	repeatable: boolean;
	/** Whether it holds several reads, which can be sent in halves instead. */
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
	const pauses = rule.retryAfter === 'all' && askedMs > MIN_RETRY_AFTER_MS;
	return {
		pauseMs: pauses ? askedMs + 100 * random() : undefined,
		retry: retryOf(rule, askedMs, history, random),
	};
}

function retryOf(
	{ retry, retryAfter, mayBeDone }: Rule,
	askedMs: number,
	history: History,
	random: () => number,
): Decision['retry'] {
	const { now, attempts, firstSentAt, repeatable, isHalvable, retryUntil } = history;
	if (retry === 'no' || (mayBeDone && !repeatable)) return undefined;
	if ('requeuedForMs' in retry) return isHopeless(retry, history) ? undefined : 'nextTurn';
	const { minMs, spreadMs, maxSpreadMs } = BACKOFF;
	const backoffMs = minMs + random() * Math.min(spreadMs * 2 ** (attempts - 1), maxSpreadMs);
	const isAsked = retryAfter === 'request' && askedMs >= backoffMs;
	const inMs = isAsked ? askedMs : backoffMs;
	const giveUpAt = Math.min(firstSentAt + retry.forMs, retryUntil);
	const tries = isHalvable ? (retry.triesOfBatch ?? retry.tries) : retry.tries;
	if (attempts >= tries || now + inMs > giveUpAt) return undefined;
	return { inMs, reason: isAsked ? 'retryAfter' : 'backoff' };
}

/** Whether a request that meets the rate limit need not take another turn. */
function isHopeless(
	{ requeuedForMs, timesAtMost }: { requeuedForMs: number; timesAtMost: number },
	{ now, rejections, rejectedSince, repliedAt }: History,
): boolean {
	const isOver = (since: number) => now - since > requeuedForMs;
	const isKeyStalled = isOver(Math.max(rejectedSince, repliedAt));
	return isKeyStalled || (rejections >= timesAtMost && isOver(rejectedSince));
}

/** What happened in a run until an item failed. */
export interface RunHistory {
	/** Failed items in a row that may have a common cause, this one included. */
	inRow: number;
	/** Whether another item got through in the run, … */
	throughInRun: boolean;
	/** … or while this one was tried. */
	throughMeanwhile: boolean;
	/** Whether the requests of the run may arrive twice. */
	repeatable: boolean;
}

/**
 * Whether a failed item ends its run, since the rest would fail as well.
 * @param rule from the item's error
 */
export function isEndOfRun(rule: EndsRun, history: RunHistory): boolean {
	if (typeof rule === 'string') return rule === 'yes';
	const { inRow, throughInRun, throughMeanwhile, repeatable } = history;
	const isThrough = rule.ifNothingThrough === 'inRun' ? throughInRun : throughMeanwhile;
	return !isThrough && inRow >= (repeatable ? rule.inRow : rule.inRowIfSentOnce);
}

/**
 * The rule for a reply; undefined if it is what was asked for.
 * @param expects whether a body is what was asked for
 */
export function ruleForReply(reply: Reply, expects: Expectation): Rule | undefined {
	const { statusCode } = reply;
	if (statusCode >= 200 && statusCode < 300 && expects(reply.body)) return undefined;
	const { code, text } = readErrorBody(reply.body);
	return findRule(({ when }) => {
		if (!('reply' in when)) return false;
		const pattern = when.reply;
		return (
			(pattern.status?.some(includes(statusCode)) ?? true) &&
			(pattern.lemlistCode === undefined || pattern.lemlistCode === code) &&
			(pattern.text?.test(text) ?? true) &&
			(!pattern.page || isWebPage(reply))
		);
	});
}

/** The rule for an error of the transport: no reply came. */
export function ruleForError(error: unknown): Rule {
	const codes = codesOf(error);
	return findRule(
		({ when }) =>
			'transport' in when &&
			(when.transport === 'any' || when.transport.some((pattern) => codes.some(matches(pattern)))),
	);
}

/** The rule for a request that was not sent in the time that somebody waits for it. */
export const ruleForUnsent = (waitingFor: WaitReason): Rule => {
	const why = waitingFor === 'outage' ? 'down' : 'keyBusy';
	return findRule(({ when }) => 'unsent' in when && when.unsent === why);
};

/** The code of a failed reply: the rule's own, lemlist's, or `HTTP_` and the status. */
export const codeOfReply = (reply: Reply, rule: Rule): string =>
	rule.code ?? readErrorBody(reply.body).code ?? `HTTP_${reply.statusCode}`;

/** The code of an error of the transport, such as `ECONNRESET`. */
export const codeOfError = (error: unknown): string => codesOf(error)[0] ?? NO_ANSWER;

/** The first rule that fits. The table has a last one for each kind of failure, which always does. */
function findRule(fits: (rule: Rule) => boolean): Rule {
	const rule = RULES.find(fits);
	if (!rule) throw new Error('The table of rules has no rule for this situation');
	return rule;
}

const includes = (statusCode: number) => (status: number | string) =>
	status === statusCode || status === `${Math.floor(statusCode / 100)}xx`;

const matches = (pattern: string) => (code: string) =>
	pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : code === pattern;

/**
 * n8n's NodeApiError replaces the message of an error, and keeps the code in `httpCode` or in its
 * cause's `code`.
 */
function codesOf(error: unknown): string[] {
	const { code, httpCode, cause } = Object(error) as Record<string, unknown>;
	const { code: causeCode } = Object(cause) as Record<string, unknown>;
	return [causeCode, code, httpCode].filter(isCode);
}
