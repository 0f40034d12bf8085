// What a run does after failures of its items, from lemlist's reply to the end of the run.
import type { LemlistError } from '../../../../nodes/lemlist/errors/lemlistError';
import { EndOfRun } from '../../../../nodes/LemlistTasks/run/endOfRun';
import { errorOfReply, errorOfSilence, errorOfUnsent, errorWith } from '../../support/error';
import { reply, webPage } from '../../support/reply';

const outage = errorOfReply(reply(503));

/** After how many items that fail so, one after the other, a run ends. */
function endsAfter(error: ReturnType<typeof errorWith>, repeatable: boolean): number {
	const watch = new EndOfRun(repeatable);
	for (let items = 1; items <= 100; items++) if (watch.start()(error)) return items;
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
	[
		'a virus scanner that is away',
		errorOfReply(reply(503, 'LINKEDIN_MEDIA_AV_UNAVAILABLE')),
		...[10, 40],
	],
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
	['a value that is rejected here', errorWith({ httpStatus: null }), Infinity, Infinity],
])('%s in every item ends a run after so many of them', (_, error, repeatable, sentOnce) => {
	expect([endsAfter(error, true), endsAfter(error, false)]).toEqual([repeatable, sentOnce]);
});

/** A run in which ten items have failed, nine of them before. */
function tenth(error: LemlistError): { watch: EndOfRun; endsRun: () => boolean } {
	const watch = new EndOfRun(true);
	for (let items = 1; items < 10; items++) watch.start()(error);
	const end = watch.start();
	return { watch, endsRun: () => end(error) };
}

const REPLIES: Array<[string, LemlistError | undefined]> = [
	['a success', undefined],
	['a rejection of another item', errorWith()],
];

it.each(REPLIES)('after %s an outage ends the run, but nothing about the key does', (_, answer) => {
	const endsAfterReply = (error: LemlistError) => {
		const watch = new EndOfRun(true);
		watch.start()(answer);
		return Array.from({ length: 10 }, () => watch.start()(error)).includes(true);
	};
	expect(endsAfterReply(outage)).toBe(true);
	for (const error of [errorOfReply(reply(402)), errorOfReply(webPage()), errorOfReply(reply(302))])
		expect(endsAfterReply(error)).toBe(false);
});

it.each(REPLIES)('goes on if lemlist replied with %s while the item was tried', (_, answer) => {
	const watch = new EndOfRun(true);
	const ends = Array.from({ length: 12 }, () => watch.start());
	watch.start()(answer);
	expect(ends.map((end) => end(outage))).not.toContain(true);
});

it.each([
	['the outage of another item', outage],
	['a value that was rejected here', errorWith({ httpStatus: null })],
])('does not take %s for a reply', (_, error) => {
	const { watch, endsRun } = tenth(outage);
	watch.start()(error);
	expect(endsRun()).toBe(true);
});

it('an unusable key ends the run, whatever else got through', () => {
	const watch = new EndOfRun(true);
	const endsRun = watch.start();
	watch.start()(undefined);
	expect(endsRun(errorOfReply(reply(401)))).toBe(true);
});

it.each([
	[true, 9],
	[false, 39],
])('a reply between failures makes it count anew (repeatable: %p)', (repeatable, before) => {
	const watch = new EndOfRun(repeatable);
	const odd = errorOfSilence('HPE_INVALID_CONSTANT');
	const fail = (times: number) => Array.from({ length: times }, () => watch.start()(odd));
	fail(before);
	watch.start()(undefined);
	expect(fail(before + 1)).toEqual([...Array<boolean>(before).fill(false), true]);
});
