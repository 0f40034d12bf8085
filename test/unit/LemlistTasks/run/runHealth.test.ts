// What a run does after failures of its items, from lemlist's reply to the end of the run.
import type { LemlistError } from '../../../../nodes/lemlist/errors/lemlistError';
import type { ItemAttempt } from '../../../../nodes/LemlistTasks/run/runHealth';
import { RunHealth } from '../../../../nodes/LemlistTasks/run/runHealth';
import { errorOfReply, errorOfSilence, errorOfUnsent, errorWith } from '../../support/error';
import { reply, webPage } from '../../support/reply';

const outage = errorOfReply(reply(503));

/** After how many items that fail so, one after the other, a run ends. */
function endsAfter(error: ReturnType<typeof errorWith>, repeatable: boolean): number {
	const health = new RunHealth(repeatable);
	for (let items = 1; items <= 100; items++) if (health.begin().failed(error)) return items;
	return Infinity;
}

it.each([
	['a refused key', errorOfReply(reply(401)), 1, 1],
	['no key', errorOfReply(reply(400, 'No API key provided')), 1, 1],
	['a blocked user', errorOfReply(reply(403, 'User linked to this API key is blocked')), 10, 10],
	['a 403', errorOfReply(reply(403)), 10, 10],
	['a 402', errorOfReply(reply(402)), 10, 10],
	['no user', errorOfReply(reply(404, 'No user found')), 10, 10],
	['a redirect', errorOfReply(reply(302)), 10, 10],
	['a web page', errorOfReply(webPage()), 10, 10],
	['an untrusted certificate', errorOfSilence('CERT_HAS_EXPIRED'), 10, 10],
	['a 503', outage, 10, 40],
	['a 500 with a page', errorOfReply(webPage(500)), 10, 40],
	['a rate limit', errorOfReply(reply(429)), 10, 40],
	['a busy key', errorOfUnsent('limit'), 10, 40],
	['an outage', errorOfUnsent('outage'), 10, 40],
	['no connection', errorOfSilence('ECONNREFUSED'), 10, 40],
	['a reset', errorOfSilence('ECONNRESET'), 10, 40],
	['an unreadable reply', errorOfSilence('HPE_INVALID_CONSTANT'), 10, 40],
	['an unknown error', errorOfSilence('ERR_INVALID_URL'), 10, 40],
	['a 413 with a page', errorOfReply(webPage(413)), Infinity, Infinity],
	['a 404', errorOfReply(reply(404)), Infinity, Infinity],
	['an unknown ID', errorOfReply(reply(400, 'Bad team')), Infinity, Infinity],
	['another rejection', errorOfReply(reply(422)), Infinity, Infinity],
	['an unexpected reply', errorOfReply(reply(200, 'OK')), Infinity, Infinity],
	[
		'a file out of reach',
		errorOfReply(reply(502, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED')),
		...[Infinity, Infinity],
	],
	[
		'a virus scanner that is away',
		errorOfReply(reply(503, 'LINKEDIN_MEDIA_AV_UNAVAILABLE')),
		...[Infinity, Infinity],
	],
	['a 403 with a page', errorOfReply(webPage(403)), 10, 10],
	['a value that is rejected here', errorWith({ httpStatus: null }), Infinity, Infinity],
])('%s in every item ends a run after so many of them', (_, error, repeatable, sentOnce) => {
	expect([endsAfter(error, true), endsAfter(error, false)]).toEqual([repeatable, sentOnce]);
});

/** A run in which ten items have failed, nine of them before. */
function tenth(error: LemlistError): { health: RunHealth; endsRun: () => boolean } {
	const health = new RunHealth(true);
	for (let items = 1; items < 10; items++) health.begin().failed(error);
	const last = health.begin();
	return { health, endsRun: () => last.failed(error) };
}

/** Ends an attempt with an error, or well. */
const settle = (attempt: ItemAttempt, error: LemlistError | undefined) =>
	error ? attempt.failed(error) : attempt.succeeded();

const REPLIES: Array<[string, LemlistError | undefined]> = [
	['a success', undefined],
	['a rejection of another item', errorWith()],
];

it.each(REPLIES)('after %s an outage ends the run, but nothing about the key does', (_, answer) => {
	const endsAfterReply = (error: LemlistError) => {
		const health = new RunHealth(true);
		settle(health.begin(), answer);
		return Array.from({ length: 10 }, () => health.begin().failed(error)).includes(true);
	};
	expect(endsAfterReply(outage)).toBe(true);
	for (const error of [errorOfReply(reply(402)), errorOfReply(webPage()), errorOfReply(reply(302))])
		expect(endsAfterReply(error)).toBe(false);
});

it.each(REPLIES)('goes on if lemlist replied with %s while the item was tried', (_, answer) => {
	const health = new RunHealth(true);
	const attempts = Array.from({ length: 12 }, () => health.begin());
	settle(health.begin(), answer);
	expect(attempts.map((attempt) => attempt.failed(outage))).not.toContain(true);
});

it.each([
	['the outage of another item', outage],
	['a value that was rejected here', errorWith({ httpStatus: null })],
])('does not take %s for a reply', (_, error) => {
	const { health, endsRun } = tenth(outage);
	health.begin().failed(error);
	expect(endsRun()).toBe(true);
});

it('an unusable key ends the run, whatever else got through', () => {
	const health = new RunHealth(true);
	const attempt = health.begin();
	health.begin().succeeded();
	expect(attempt.failed(errorOfReply(reply(401)))).toBe(true);
});

it.each([
	[true, 9],
	[false, 39],
])('a reply between failures makes it count anew (repeatable: %p)', (repeatable, before) => {
	const health = new RunHealth(repeatable);
	const odd = errorOfSilence('HPE_INVALID_CONSTANT');
	const fail = (times: number) => Array.from({ length: times }, () => health.begin().failed(odd));
	fail(before);
	health.begin().succeeded();
	expect(fail(before + 1)).toEqual([...Array<boolean>(before).fill(false), true]);
});
