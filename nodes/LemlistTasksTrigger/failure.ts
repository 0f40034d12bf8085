// Why a poll failed, in the words of n8n 2.4x: its scheduler decides by them how long to wait before the
// next one. An older n8n ignores them.
import type { LemlistError } from '../lemlist/errors/lemlistError';
import type { ErrorKind } from '../lemlist/policy/rules';

/** As n8n-workflow declares it since 2.4x, under the name of `Failure`. */
type PollFailure =
	| { cause: 'rate-limited' | 'temporarily-unavailable'; retryAfterMs?: number }
	| { cause: 'credential-invalid' | 'configuration-invalid' | 'node-defect' };

const CAUSES = {
	rateLimit: 'rate-limited',
	outage: 'temporarily-unavailable',
	credential: 'credential-invalid',
	configuration: 'configuration-invalid',
	bug: 'node-defect',
} as const satisfies Record<ErrorKind, PollFailure['cause']>;

/** Why an error came about, and for how long lemlist asked to wait, if waiting helps. */
export function failureOf({ kind, isTemporary, retryAfterMs }: LemlistError): PollFailure {
	const wait = isTemporary && retryAfterMs !== undefined ? { retryAfterMs } : {};
	return { cause: CAUSES[kind], ...wait };
}
