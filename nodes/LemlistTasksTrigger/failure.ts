// Why a poll failed, in the words of n8n 2.4x: its scheduler decides by them how long to wait before the
// next one. An older n8n ignores them.
import type { LemlistError } from '../lemlist/errors/lemlistError';

/** As n8n-workflow declares it under the same name since 2.4x. */
export type Failure =
	| { cause: 'rate-limited' | 'temporarily-unavailable'; retryAfterMs?: number }
	| { cause: 'credential-invalid' | 'configuration-invalid' | 'node-defect' };

const RATE_LIMIT = new Set(['KEY_BUSY', 'RATE_LIMITED']);
const KEY = new Set([
	...['API_KEY_REFUSED', 'USER_BLOCKED', 'NO_API_KEY', 'NO_USER'],
	...['NO_CREDENTIAL', 'UNSAFE_BASE_URL', 'REDIRECTED', 'NOT_LEMLIST_API'],
]);

/** Why an error came about. */
export function failureOf({ code, endsRun, retryAfterMs }: LemlistError): Failure {
	if (code === 'INTERNAL_ERROR') return { cause: 'node-defect' };
	const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
	if (RATE_LIMIT.has(code)) return { cause: 'rate-limited', ...wait };
	if (KEY.has(code)) return { cause: 'credential-invalid' };
	const mayPass = endsRun === 'if nothing gets through' || endsRun === 'after 10 in a row';
	if (mayPass) return { cause: 'temporarily-unavailable', ...wait };
	return { cause: 'configuration-invalid' };
}

/** Whether the same poll may succeed later, although nobody changes anything. */
export const mayPass = ({ cause }: Failure): boolean =>
	cause === 'rate-limited' || cause === 'temporarily-unavailable';
