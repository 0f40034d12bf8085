// Why a poll failed, in the words of n8n 2.4x: its scheduler decides by them how long to wait before the
// next one. An older n8n ignores them.
import type { LemlistError } from '../lemlist/errors/lemlistError';

/** As n8n-workflow declares it under the same name since 2.4x. */
export type Failure =
	| { cause: 'rate-limited' | 'temporarily-unavailable'; retryAfterMs?: number }
	| { cause: 'credential-invalid' | 'configuration-invalid' | 'node-defect' };

const RATE_LIMIT_CODES = ['KEY_BUSY', 'RATE_LIMITED'];

/** What has to be fixed in the credential, or in lemlist for its API key. */
const CREDENTIAL_CODES = [
	'API_KEY_REFUSED',
	'NOT_LEMLIST_API',
	'NO_API_KEY',
	'NO_CREDENTIAL',
	'NO_USER',
	'REDIRECTED',
	'UNSAFE_BASE_URL',
	'USER_BLOCKED',
];

/** Why an error came about. */
export function failureOf({ code, mayBeOutage, retryAfterMs }: LemlistError): Failure {
	if (code === 'INTERNAL_ERROR') return { cause: 'node-defect' };
	if (CREDENTIAL_CODES.includes(code)) return { cause: 'credential-invalid' };
	const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
	if (RATE_LIMIT_CODES.includes(code)) return { cause: 'rate-limited', ...wait };
	return mayBeOutage
		? { cause: 'temporarily-unavailable', ...wait }
		: { cause: 'configuration-invalid' };
}

/** Whether the same poll may succeed later, although nobody changes anything. */
export const mayPass = ({ cause }: Failure): boolean =>
	cause === 'rate-limited' || cause === 'temporarily-unavailable';
