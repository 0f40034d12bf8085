// Shall I try again? An update sets absolute values, so repeating one does no harm; what is
// limited is patience.
import type { Reply } from './reply';

/** What an answer other than a 429 deserves. */
export type Worth = 'no' | 'fewTimes' | 'patiently';

/** How long an item is retried after its first failure, in ms. */
export const PATIENCE_MS = 120_000;

/** How often an item is sent whose failure is about that item alone. */
export const FEW_TIMES = 3;

const PASSING_STATUSES = new Set([408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/** Node.js's, axios's and undici's codes for a connection that failed or broke. */
const PASSING_ERRORS = new Set([
	'EAI_AGAIN',
	'ECONNABORTED',
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

/**
 * Whether a transport error may pass. Its code is read, never its text: n8n's NodeApiError replaces
 * the message and keeps the code in `httpCode` or in its cause's `code`.
 */
export function mayPass(error: unknown): boolean {
	const { code, httpCode, cause } = Object(error) as Record<string, unknown>;
	const causeCode = (Object(cause) as Record<string, unknown>)['code'];
	return [code, httpCode, causeCode].some((each) => PASSING_ERRORS.has(String(each)));
}

/** Milliseconds to wait after the `failures`-th failure of an item (1, 2, …); never close to 0. */
export function backoffMs(failures: number, random: number): number {
	return 250 + random * Math.min(500 * 2 ** failures, 8_000);
}
