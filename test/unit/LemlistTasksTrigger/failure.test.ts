// What n8n's scheduler learns from each failure of a poll.
import { ACTIONABLE_CAUSES, TIMED_CAUSES } from 'n8n-workflow';
import { toAccount } from '../../../nodes/lemlist/account';
import type { LemlistError } from '../../../nodes/lemlist/errors/lemlistError';
import { withoutV2 } from '../../../nodes/lemlist/errors/withoutV2';
import { failureOf } from '../../../nodes/LemlistTasksTrigger/failure';
import { toLemlistError } from '../../../nodes/shared/nodeError';
import { errorOfReply, errorOfSilence, errorOfUnsent, errorWith } from '../support/error';
import { reply, webPage } from '../support/reply';

const logger = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

/** The error of a credential that cannot be used. */
function ofCredential(credential: object): LemlistError {
	try {
		toAccount({ apiKey: 'key', baseUrl: 'https://lemlist.example.com', ...credential });
	} catch (error) {
		return error as LemlistError;
	}
	throw new Error('It can be used');
}

it.each([
	['a busy key', errorOfUnsent('limit'), 'rate-limited'],
	['an outage', errorOfUnsent('outage'), 'temporarily-unavailable'],
	['a rate limit', errorOfReply(reply(429)), 'rate-limited'],
	['a 503', errorOfReply(reply(503)), 'temporarily-unavailable'],
	['a reset', errorOfSilence('ECONNRESET'), 'temporarily-unavailable'],
	['an unreadable reply', errorOfSilence('HPE_INVALID'), 'temporarily-unavailable'],
	['a refused key', errorOfReply(reply(401)), 'credential-invalid'],
	['a blocked user', errorOfReply(reply(403)), 'credential-invalid'],
	['a redirect', errorOfReply(reply(302)), 'credential-invalid'],
	['a web page', errorOfReply(webPage()), 'credential-invalid'],
	['a key without a user', errorOfReply(reply(404, 'No user found')), 'credential-invalid'],
	['a request without a key', errorOfReply(reply(400, 'No API key')), 'credential-invalid'],
	['a credential without a key', ofCredential({ apiKey: '' }), 'credential-invalid'],
	['an unsafe Base URL', ofCredential({ baseUrl: 'http://a.example' }), 'credential-invalid'],
	['a certificate', errorOfSilence('CERT_HAS_EXPIRED'), 'configuration-invalid'],
	['another plan', errorOfReply(reply(402)), 'configuration-invalid'],
	['a rejected filter', errorOfReply(reply(400, 'Bad params')), 'configuration-invalid'],
	['an unknown assignee', errorWith({ code: 'UNKNOWN_ASSIGNEE' }), 'configuration-invalid'],
	['a bug', toLemlistError(new TypeError('Oops'), logger), 'node-defect'],
] as const)('%s', (_, error, cause) => {
	expect(failureOf(error)).toEqual({ cause });
	expect([...TIMED_CAUSES, ...ACTIONABLE_CAUSES]).toContain(cause);
});

it('an account without the list that the trigger reads is a matter of configuration', () => {
	const error = withoutV2(errorOfReply(webPage()), 'this trigger needs it') as LemlistError;
	expect(failureOf(error)).toEqual({ cause: 'configuration-invalid' });
});

it('says how long lemlist asked to wait, if waiting helps', () => {
	const headers = { 'retry-after': '2' };
	const wait = { retryAfterMs: 2_000 };
	expect(failureOf(errorOfReply(reply(503, '', headers)))).toEqual({
		...{ cause: 'temporarily-unavailable', ...wait },
	});
	expect(failureOf(errorOfReply(reply(429, '', headers)))).toEqual({
		cause: 'rate-limited',
		...wait,
	});
	expect(failureOf(errorOfReply(reply(401, '', headers)))).toEqual({ cause: 'credential-invalid' });
});
