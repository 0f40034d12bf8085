// Shall I try again? Where repeating a request does no harm, as with an update, which sets absolute
// values, only patience is limited.
import type { Reply } from '../http';

/** What an answer other than a 429 deserves. */
export type Worth = 'no' | 'fewTimes' | 'patiently';

/** How long an item is retried after its first failure, in ms. */
const PATIENCE_MS = 120_000;

/** How often an item is sent whose failure is about that item alone. */
const FEW_TIMES = 3;

const PASSING_STATUSES = new Set([408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/** Codes of Node.js and axios for a connection that failed or broke. */
const PASSING_ERRORS = new Set([
	'EAI_AGAIN',
	'ECONNABORTED', // axios: a timeout
	'ECONNREFUSED',
	'ECONNRESET',
	'EHOSTUNREACH',
	'ENETDOWN',
	'ENETUNREACH',
	'ENOTFOUND',
	'EPIPE',
	'ERR_BAD_RESPONSE', // axios: the body was cut off
	'ERR_NETWORK',
	'ETIMEDOUT',
]);

/** Whether the status alone (never a 429) says that a later try may succeed. */
export function worthByStatus(reply: Reply): Worth {
	return PASSING_STATUSES.has(reply.statusCode) ? 'patiently' : 'no';
}

/** Those of them after which nothing can have arrived: there was no connection. */
const NEVER_SENT = new Set([
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
]);

/** Whether a transport error may pass. */
export const isPassing = (error: unknown): boolean => hasCodeOf(PASSING_ERRORS, error);

/** Whether a request that met a transport error cannot have arrived. */
export const wasNeverSent = (error: unknown): boolean => hasCodeOf(NEVER_SENT, error);

/**
 * An error's code is read, never its text: n8n's NodeApiError replaces the message and keeps the code
 * in `httpCode` or in its cause's `code`.
 */
function hasCodeOf(codes: ReadonlySet<string>, error: unknown): boolean {
	const { code, httpCode, cause } = Object(error) as Record<string, unknown>;
	const { code: causeCode } = Object(cause) as Record<string, unknown>;
	return [code, httpCode, causeCode].some((each) => codes.has(String(each)));
}

/** The retries of one item. */
export class Retries {
	private failures = 0;
	private failingSince: number | undefined;

	/**
	 * To be told of each failure.
	 *
	 * @param nowMs the time
	 * @param random from 0 up to, not including, 1
	 * @returns milliseconds to wait before the next try, never close to 0; `undefined` to give up
	 */
	waitMs(worth: Worth, nowMs: number, random: number): number | undefined {
		this.failures++;
		this.failingSince ??= nowMs;
		const waitMs = 250 + random * Math.min(500 * 2 ** this.failures, 8_000);
		const isTooLate = nowMs + waitMs - this.failingSince > PATIENCE_MS;
		const isTooOften = worth === 'fewTimes' && this.failures >= FEW_TIMES;
		return worth === 'no' || isTooLate || isTooOften ? undefined : waitMs;
	}
}
