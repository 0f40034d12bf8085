// What a run does after failures of its items, from lemlist's reply to the end of the run.
import { OutageWatch } from '../../../../nodes/LemlistTasks/run/outageWatch';
import { errorOfBusyKey, errorOfReply, errorOfSilence, errorWith } from '../../support/error';
import { reply, webPage } from '../../support/reply';

const outage = errorOfReply(reply(503));

/** After how many items that fail so, one after the other, a run ends. */
function endsAfter(error: ReturnType<typeof errorWith>, repeatable: boolean): number {
	const watch = new OutageWatch(repeatable);
	for (let items = 1; items <= 100; items++) if (watch.start()(error)) return items;
	return Infinity;
}

it.each([
	['a refused key', errorOfReply(reply(401)), 1, 1],
	['a blocked user', errorOfReply(reply(403)), 1, 1],
	['a plan without this request', errorOfReply(reply(402)), 1, 1],
	['no user', errorOfReply(reply(404, 'No user found')), 1, 1],
	['no key', errorOfReply(reply(400, 'No API key provided')), 1, 1],
	['a redirect', errorOfReply(reply(302)), 1, 1],
	['a web page', errorOfReply(webPage()), 1, 1],
	['an untrusted certificate', errorOfSilence('CERT_HAS_EXPIRED'), 1, 1],
	['a 503', outage, 1, 40],
	['a 500 with a page', errorOfReply(webPage(500)), 1, 40],
	[
		'a virus scanner that is away',
		errorOfReply(reply(503, 'LINKEDIN_MEDIA_AV_UNAVAILABLE')),
		1,
		40,
	],
	['a rate limit', errorOfReply(reply(429)), 1, 40],
	['a busy key', errorOfBusyKey(), 1, 40],
	['no connection', errorOfSilence('ECONNREFUSED'), 1, 40],
	['a reset', errorOfSilence('ECONNRESET'), 1, 40],
	['an unreadable reply', errorOfSilence('HPE_INVALID_CONSTANT'), 10, 40],
	['an unknown error', errorOfSilence('ERR_INVALID_URL'), 10, 40],
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

it('an outage ends the run if items got through only before', () => {
	const watch = new OutageWatch(true);
	watch.start()(undefined);
	expect(watch.start()(outage)).toBe(true);
});

it.each([
	['a success', undefined],
	['a rejection', errorWith()],
])('goes on if lemlist replied to another item with %s meanwhile', (_, answer) => {
	const watch = new OutageWatch(true);
	const endsRun = watch.start();
	watch.start()(answer);
	expect(endsRun(outage)).toBe(false);
});

it.each([
	['the outage of another item', outage],
	['a value that was rejected here', errorWith({ httpStatus: null })],
])('does not take %s for a reply', (_, error) => {
	const watch = new OutageWatch(true);
	const endsRun = watch.start();
	watch.start()(error);
	expect(endsRun(outage)).toBe(true);
});

it('an unusable key ends the run, whatever else got through', () => {
	const watch = new OutageWatch(true);
	const endsRun = watch.start();
	watch.start()(undefined);
	expect(endsRun(errorOfReply(reply(401)))).toBe(true);
});

it.each([
	[true, 9],
	[false, 39],
])('a reply between failures makes it count anew (repeatable: %p)', (repeatable, before) => {
	const watch = new OutageWatch(repeatable);
	const odd = errorOfSilence('HPE_INVALID_CONSTANT');
	const fail = (times: number) => Array.from({ length: times }, () => watch.start()(odd));
	fail(before);
	watch.start()(undefined);
	expect(fail(before + 1)).toEqual([...Array<boolean>(before).fill(false), true]);
});
