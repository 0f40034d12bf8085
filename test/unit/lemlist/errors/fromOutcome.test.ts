import { NodeApiError } from 'n8n-workflow';
import type { About } from '../../../../nodes/lemlist/errors/fromOutcome';
import { errorOf } from '../../../../nodes/lemlist/errors/fromOutcome';
import { isTask } from '../../../../nodes/lemlist/policy/expected';
import type { Reply } from '../../../../nodes/lemlist/http';
import { ruleForError, ruleForReply } from '../../../../nodes/lemlist/policy/match';
import { errorOfUnsent } from '../../support/error';
import { nodeWith } from '../../support/execution';
import { reply, shapesOf, webPage } from '../../support/reply';

const task: About = { subject: { noun: 'task', field: 'taskId' } };

const ofReply = (answer: Reply, attempts = 1, about = task) =>
	errorOf(
		{ kind: 'answered', reply: answer, rule: ruleForReply(answer, isTask)!, attempts },
		about,
	);

const ofSilence = (error: Error, attempts = 1, about = task) =>
	errorOf({ kind: 'unanswered', error, rule: ruleForError(error), attempts }, about);

describe('of a reply', () => {
	it('says what happened and what to do, and beside it what was returned', () => {
		expect(ofReply(reply(400, 'Bad team'))).toMatchObject({
			message:
				"lemlist found no such task in this API key's team. Check the ID, and which team the API key belongs to.",
			description: 'lemlist responded with 400 Bad team after 1 try.',
			reason: 'unknown ID',
			code: 'BAD_TEAM',
			httpStatus: 400,
			taskId: null,
			field: 'taskId',
			attempts: 1,
			endsRun: 'no',
		});
	});

	it('names what another operation is about', () => {
		const subject = { noun: 'contact', field: 'recordId' };
		expect(ofReply(reply(400, 'Bad team'), 1, { subject })).toMatchObject({
			message: expect.stringContaining('lemlist found no such contact in'),
			field: 'recordId',
		});
		expect(ofReply(reply(400, 'Bad team'), 1, {})).toMatchObject({
			message: expect.stringContaining('belongs to another team'),
			field: null,
		});
	});

	it.each([
		[500, 'Boom', true],
		[504, '', true],
		[400, 'Bad params', false],
		[408, '', true],
		[502, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED', true],
		[200, 'OK', true],
	])('says after %i %s whether it may have been done: %p', (status, body, may) => {
		const saysSo = (repeatable: boolean) =>
			ofReply(reply(status, body), 1, { ...task, repeatable }).message.includes(
				'may have been done anyway',
			);
		expect([saysSo(false), saysSo(true)]).toEqual([may, false]);
	});

	it.each([
		[{ id: 'opp_1', images: ['a'] }, 'images'],
		[{ id: 'opp_1', videos: ['a'] }, 'videos'],
		[{ id: 'opp_1', images: ['a'], videos: ['b'] }, 'images, videos'],
		[{ id: 'opp_1' }, null],
		[undefined, null],
	])('about media names those of %j', (body, field) => {
		const error = ofReply(reply(413, 'LINKEDIN_MEDIA_TOO_LARGE'), 2, { ...task, body });
		expect(error).toMatchObject({ field, attempts: 2 });
		expect(error.description).toContain('413 LINKEDIN_MEDIA_TOO_LARGE after 2 tries');
	});

	it('repeats nothing of its message in its description', () => {
		for (const answer of [
			reply(400, 'Bad team'),
			reply(413, 'LINKEDIN_MEDIA_TOO_LARGE'),
			reply(401),
		]) {
			const { message, description, advice } = ofReply(answer);
			expect(message).toContain(advice);
			expect(description).not.toContain(advice);
		}
	});

	it('is about no field if lemlist does not say so', () => {
		expect(ofReply(reply(400, 'Bad params'))).toMatchObject({ field: null });
	});

	it("shows lemlist's words beside its code", () => {
		const body = { success: false, error: { code: 'INVALID_PARAMETER', message: 'No such user' } };
		expect(ofReply(reply(400, body)).message).toBe(
			"lemlist rejected the request (400 INVALID_PARAMETER: No such user). Check the item's values.",
		);
	});

	it.each([
		['https://evil.example/steal?key=1', '302 to evil.example'],
		['http://user:password@evil.example:8080/', '302 to evil.example:8080'],
		['/elsewhere', '302'],
		[undefined, '302'],
	])('shows the host of a redirect to %s, and nothing else', (location, shown) => {
		expect(ofReply(reply(302, '', { location })).description).toBe(
			`lemlist responded with ${shown} after 1 try.`,
		);
	});

	it("shows lemlist's words as one line of text, whatever they hold", () => {
		const body = 'Bad <b onclick=x>\u0007\n\u200b team</b>\u2028 <script>';
		expect(ofReply(reply(400, body)).description).toContain(' 400 Bad team after');
		const code = 'A'.repeat(2_000_000);
		expect(ofReply(reply(400, { error: 'Oops', code })).code).toBe('HTTP_400');
	});

	it('shows the beginning of a long text, and nothing of a web page', () => {
		const long = ofReply(reply(400, 'long '.repeat(1000)));
		expect(long.message).toContain('(400 long long ');
		expect(long.message.length).toBeLessThan(300);
		expect(ofReply(webPage()).description).toContain(' 200 with a web page after');
		expect(ofReply(webPage(502)).description).toContain(' 502 with a web page after');
	});
});

describe("in lemlist's own codes", () => {
	const MEDIA: Array<[status: number, code: string, message: RegExp]> = [
		[400, 'LINKEDIN_MEDIA_INVALID_TYPE', /not a LinkedIn task.*only to tasks of a LinkedIn type/],
		[
			415,
			'LINKEDIN_MEDIA_INVALID_TYPE',
			/type of one of the files.*PNG, JPEG and GIF.+MP4 and Qui/,
		],
		[400, 'LINKEDIN_MEDIA_TOO_MANY', /more images and videos than/],
		[400, 'LINKEDIN_MEDIA_UNSAFE_URL', /not https, or cannot be reached/],
		[413, 'LINKEDIN_MEDIA_TOO_LARGE', /too large/],
		[422, 'LINKEDIN_MEDIA_GIF_INVALID', /GIF breaks LinkedIn's rules/],
		[502, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED', /could not download/],
		[504, 'LINKEDIN_MEDIA_TIMEOUT', /45 seconds/],
		[503, 'LINKEDIN_MEDIA_AV_UNAVAILABLE', /virus scanner/],
	];

	describe.each(MEDIA)('%i %s', (status, code, message) => {
		it.each(shapesOf(code))('as %s', (_, body) => {
			const error = ofReply(reply(status, body), 1, { ...task, body: { images: ['a'] } });
			expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
			expect(error).toMatchObject({ field: 'images', httpStatus: status });
		});
	});
});

describe("in lemlist's own sentences", () => {
	const SENTENCES: Array<[status: number, text: string, code: string, message: RegExp]> = [
		[400, 'Bad team', 'BAD_TEAM', /found no such task/],
		[400, 'No API key provided', 'NO_API_KEY', /received no API key.*Check the credential/],
		[400, 'no api key provided', 'NO_API_KEY', /received no API key/],
		[401, 'The authentication is incorrect', 'API_KEY_REFUSED', /rejected the API key/],
		[401, 'ROUTE_UNAUTHORIZED', 'API_KEY_REFUSED', /rejected the API key/],
		[402, 'route is available starting emailPro plan', 'NOT_IN_PLAN', /plan/],
		[403, 'User linked to this API key is blocked', 'USER_BLOCKED', /denied access/],
		[404, 'No user found for this API key', 'NO_USER', /knows no user/],
		[429, 'Too many requests', 'RATE_LIMITED', /rejected the request for 5 minutes/],
	];

	describe.each(SENTENCES)('%i %s', (status, text, code, message) => {
		it.each([
			['plain text', text],
			['error', { error: text }],
			['envelope', { success: false, error: { message: text } }],
		])('as %s', (_, body) => {
			expect(ofReply(reply(status, body))).toMatchObject({
				...{ code, message: expect.stringMatching(message) },
			});
		});
	});
});

it.each([
	[400, 'Bad params', 'HTTP_400', /rejected the request \(400 Bad params\)\. Check the item/],
	[400, { error: 'Not a date', code: 'INVALID_PARAMETER' }, 'INVALID_PARAMETER', /Not a date/],
	[402, 'Pay first', 'HTTP_402', /another plan .* \(402 Pay first\)/],
	[403, { error: 'TASK_LOCKED' }, 'TASK_LOCKED', /denied access \(403 TASK_LOCKED\)/],
	[404, 'Task not found', 'HTTP_404', /404 Task not found/],
	[422, undefined, 'HTTP_422', /rejected the request \(422\)/],
	[
		500,
		{ error: { code: 'SEARCH_FAILED', message: 'Oops' } },
		'SEARCH_FAILED',
		/not respond \(500/,
	],
	[502, '', 'HTTP_502', /could not respond \(502\)\. Run these items again later/],
	[200, { error: 'Oops' }, 'UNEXPECTED_ANSWER', /check in lemlist whether it was made/],
])('quotes what it cannot know more about: %i %j', (status, body, code, message) => {
	expect(ofReply(reply(status, body))).toMatchObject({
		...{ code, message: expect.stringMatching(message) },
	});
});

it.each([
	[webPage(), 'NOT_LEMLIST_API', /Set Base URL .* https:\/\/api\.lemlist\.com\/api/],
	[webPage(404), 'NOT_LEMLIST_API', /A web page came back/],
	[reply(200, '<!doctype html>'), 'NOT_LEMLIST_API', /A web page came back/],
	[webPage(502), 'HTTP_502', /could not respond \(502 with a web page\)/],
	[webPage(429), 'RATE_LIMITED', /rate limit/],
	[webPage(302), 'REDIRECTED', /redirected to another address \(302\)\. Set Base URL/],
	[webPage(413), 'HTTP_413', /rejected the request \(413 with a web page\)\. Check the item/],
	[webPage(403), 'HTTP_403', /denied access \(403 with a web page\)/],
])('says whose web page came back: %j', (answer, code, message) => {
	expect(ofReply(answer)).toMatchObject({ code, message: expect.stringMatching(message) });
});

describe('of silence', () => {
	const withCode = (code: string) => Object.assign(new Error('socket hang up'), { code });

	it.each([
		['the error itself', withCode('ECONNRESET'), 'ECONNRESET'],
		['its cause', Object.assign(new Error('x'), { cause: withCode('ETIMEDOUT') }), 'ETIMEDOUT'],
		[
			"n8n's NodeApiError",
			new NodeApiError(nodeWith(), withCode('ENOTFOUND') as never),
			'ENOTFOUND',
		],
		['nowhere', new Error('x'), 'NO_ANSWER'],
	])('finds the code in %s, and keeps the error', (_, cause, code) => {
		expect(ofSilence(cause, 4)).toMatchObject({
			message: expect.stringMatching(new RegExp(`^lemlist could not be reached \\(${code}\\)\\. `)),
			description: expect.stringContaining('No reply came in 4 tries.'),
			code,
			httpStatus: null,
			taskId: null,
			field: null,
			attempts: 4,
			cause,
			...{ kind: 'outage', isTemporary: true },
		});
	});

	const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
	const PERHAPS_SENT = ['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EPIPE', 'ERR_BAD_RESPONSE'];
	const CHECK_FIRST = 'check in lemlist before you run the item again';

	it.each([
		...PERHAPS_SENT.map((code): [string, boolean] => [code, true]),
		...NEVER_SENT.map((code): [string, boolean] => [code, false]),
	])('after %s says to check first, if repeating does harm: %p', (code, checks) => {
		const once = ofSilence(withCode(code), 1, { ...task, repeatable: false });
		expect(once.message.includes(CHECK_FIRST)).toBe(checks);
		expect(once.message.includes('then run the item again')).toBe(!checks);
		expect(once.description).not.toContain('does no harm');
	});

	it.each([
		...PERHAPS_SENT.map((code): [string, boolean] => [code, true]),
		...NEVER_SENT.map((code): [string, boolean] => [code, false]),
	])('after %s says that it may have arrived, and does no harm again: %p', (code, may) => {
		const { message, description } = ofSilence(withCode(code), 4);
		expect(message).not.toContain(CHECK_FIRST);
		expect(message).toContain('then run the item again');
		expect(description.includes('sending it again does no harm')).toBe(may);
	});
});

it.each([
	['limit', 'KEY_BUSY', /^The API key is busy: .* waited too long for lemlist's rate limit\. /],
	[
		'outage',
		'NOT_REACHED',
		/^lemlist could not be reached: .* waited too long for lemlist to recover\. /,
	],
] as const)('of what was not sent says that it waited for %s', (waitingFor, code, message) => {
	expect(errorOfUnsent(waitingFor)).toMatchObject({
		...{ code, message: expect.stringMatching(message), attempts: 0, httpStatus: null },
	});
});

it('of a page or redirect does not blame the Base URL if other items got through', () => {
	for (const answer of [webPage(), webPage(404), webPage(302)]) {
		const error = ofReply(answer);
		expect(error.message).toContain('Base URL');
		expect(error.givenOthersSucceeded().message).not.toContain('Base URL');
		expect(error.givenOthersSucceeded()).toMatchObject({ code: error.code, what: error.what });
	}
	expect(ofReply(reply(401)).givenOthersSucceeded()).toEqual(ofReply(reply(401)));
});
