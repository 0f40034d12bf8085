// Each reply and error that lemlist's documentation or the network may give: which rule applies.
import { codeOfReply, ruleForError, ruleForReply } from '../../../../nodes/lemlist/policy/ruleFor';
import { isDone, isTask } from '../../../../nodes/lemlist/policy/expected';
import type { Reply } from '../../../../nodes/lemlist/http';
import { RULES } from '../../../../nodes/lemlist/policy/rules';
import { reply, shapesOf, webPage } from '../../support/reply';

/** The rule of a reply that failed, with the code that it gets. */
const ruleOf = (answer: Reply) => {
	const rule = ruleForReply(answer, isTask);
	return rule && { ...rule, code: codeOfReply(answer, rule) };
};

const MEDIA: Array<[status: number, code: string, message: RegExp, retry: string]> = [
	[400, 'LINKEDIN_MEDIA_INVALID_TYPE', /not a LinkedIn task/, 'no'],
	[415, 'LINKEDIN_MEDIA_INVALID_TYPE', /type of one of the files is not allowed/, 'no'],
	[400, 'LINKEDIN_MEDIA_TOO_MANY', /more images and videos than/, 'no'],
	[400, 'LINKEDIN_MEDIA_UNSAFE_URL', /not https, or cannot be reached/, 'no'],
	[413, 'LINKEDIN_MEDIA_TOO_LARGE', /too large/, 'no'],
	[422, 'LINKEDIN_MEDIA_GIF_INVALID', /GIF breaks LinkedIn's rules/, 'no'],
	[502, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED', /could not download/, '3 tries'],
	[504, 'LINKEDIN_MEDIA_TIMEOUT', /45 seconds/, '3 tries'],
	[503, 'LINKEDIN_MEDIA_AV_UNAVAILABLE', /virus scanner/, '2 minutes'],
];

describe.each(MEDIA)('%i %s', (status, code, message, retry) => {
	it.each(shapesOf(code))('as %s', (_, body) => {
		const rule = ruleOf(reply(status, body));
		expect(rule).toMatchObject({ code, message: expect.stringMatching(message), about: 'media' });
		expect(rule).toMatchObject({ retry, pausesKey: false });
		expect(rule?.endsRun).not.toBe('yes');
	});
});

it("goes by lemlist's code, whatever the status", () => {
	expect(ruleOf(reply(400, 'LINKEDIN_MEDIA_AV_UNAVAILABLE'))?.retry).toBe('2 minutes');
	expect(ruleOf(reply(400, 'LINKEDIN_MEDIA_TIMEOUT'))?.retry).toBe('3 tries');
});

it('says what a file may be, or which task takes one: one code, two meanings', () => {
	const code = 'LINKEDIN_MEDIA_INVALID_TYPE';
	expect(ruleOf(reply(400, code))?.advice).toMatch(/only to tasks of a LinkedIn type/);
	expect(ruleOf(reply(415, code))?.advice).toMatch(/PNG, JPEG and GIF.+MP4 and QuickTime/);
});

const SENTENCES: Array<[number, string, string, RegExp, string]> = [
	[400, 'Bad team', 'BAD_TEAM', /nothing by this ID, or .*another team/, 'no'],
	[400, 'No API key provided', 'NO_API_KEY', /received no API key/, 'yes'],
	[400, 'no api key provided', 'NO_API_KEY', /received no API key/, 'yes'],
	[401, 'The authentication is incorrect', 'API_KEY_REFUSED', /rejected the API key/, 'yes'],
	[401, '', 'API_KEY_REFUSED', /rejected the API key/, 'yes'],
	[401, 'ROUTE_UNAUTHORIZED', 'API_KEY_REFUSED', /rejected the API key/, 'yes'],
	[402, 'route is available starting emailPro plan', 'NOT_IN_PLAN', /plan/, 'yes'],
	[403, 'User linked to this API key is blocked', 'USER_BLOCKED', /denied access/, 'yes'],
	[404, 'No user found for this API key', 'NO_USER', /knows no user/, 'yes'],
];

describe.each(SENTENCES)('%i %s', (status, text, code, message, endsRun) => {
	it.each([
		['plain text', text],
		['error', { error: text }],
		['envelope', { success: false, error: { message: text } }],
	])('as %s', (_, body) => {
		expect(ruleOf(reply(status, body))).toMatchObject({
			code,
			message: expect.stringMatching(message),
			endsRun,
			retry: 'no',
		});
	});
});

it.each([
	[400, 'Bad params', 'HTTP_400'],
	[400, { error: 'Not a date', code: 'INVALID_PARAMETER' }, 'INVALID_PARAMETER'],
	[404, 'Task not found', 'HTTP_404'],
	[405, 'Method not allowed', 'HTTP_405'],
	[422, undefined, 'HTTP_422'],
])('%i %j rejects this item alone', (status, body, code) => {
	expect(ruleOf(reply(status, body))).toMatchObject({
		code,
		message: 'lemlist rejected the request',
		advice: "Check the item's values.",
		retry: 'no',
		pausesKey: false,
		endsRun: 'no',
		mayBeDone: false,
	});
});

it.each<[status: number, body: unknown, code: string]>([
	[500, 'Oops', 'HTTP_500'],
	[500, { success: false, error: { code: 'SEARCH_FAILED', message: 'Oops' } }, 'SEARCH_FAILED'],
	[502, '', 'HTTP_502'],
	[503, undefined, 'HTTP_503'],
	[504, '', 'HTTP_504'],
	...[501, 505, 507, 508, 509, 511, 520, 524, 525, 526, 527, 529, 530, 598, 599].map(
		(status): [number, unknown, string] => [status, '', `HTTP_${status}`],
	),
])('%i %j is an outage', (status, body, code) => {
	expect(ruleOf(reply(status, body))).toMatchObject({
		code,
		message: 'lemlist could not respond',
		retry: '2 minutes',
		pausesKey: true,
		endsRun: 'if nothing gets through',
		mayBeDone: true,
	});
});

it.each([
	[408, true],
	[425, false],
])('%i is tried again, and may have been done: %p', (status, mayBeDone) => {
	expect(ruleOf(reply(status))).toMatchObject({ retry: '2 minutes', pausesKey: true, mayBeDone });
});

it.each([301, 302, 303, 307, 308])('%i is never followed, and ends the run', (status) => {
	const expected = { code: 'REDIRECTED', endsRun: 'yes', retry: 'no', mayBeDone: false };
	expect(ruleOf(reply(status))).toMatchObject(expected);
	expect(ruleOf(webPage(status))).toMatchObject(expected);
});

it('429 waits for its turn, and is no sign that anything was done', () => {
	expect(ruleOf(reply(429, 'Too many requests'))).toMatchObject({
		code: 'RATE_LIMITED',
		retry: '5 minutes',
		pausesKey: false,
		mayBeDone: false,
		endsRun: 'if nothing gets through',
	});
});

describe('a web page', () => {
	it.each([
		['with its content type', webPage()],
		['without', reply(200, '<!doctype html>')],
		['of a host that is not lemlist', webPage(404)],
	])('%s means that Base URL is wrong, and ends the run', (_, answer) => {
		expect(ruleOf(answer)).toMatchObject({
			code: 'NOT_LEMLIST_API',
			advice: expect.stringContaining('https://api.lemlist.com/api'),
			endsRun: 'yes',
			retry: 'no',
		});
	});

	it.each([500, 502, 503, 504, 520])('of a gateway (%i) means an outage', (status) => {
		expect(ruleOf(webPage(status))).toMatchObject({
			code: `HTTP_${status}`,
			retry: '2 minutes',
			endsRun: 'if nothing gets through',
		});
	});

	it('of a gateway that limits requests is a rate limit', () => {
		expect(ruleOf(webPage(429))).toMatchObject({ code: 'RATE_LIMITED' });
	});
});

describe('success', () => {
	it.each([200, 201])('is what was asked for with status %i', (status) => {
		expect(ruleForReply(reply(status, { _id: 'opp_1' }), isTask)).toBeUndefined();
	});

	it('depends on what was asked for', () => {
		expect(ruleForReply(reply(200, {}), isDone)).toBeUndefined();
		expect(ruleForReply(reply(200, {}), isTask)).toMatchObject({ code: 'UNEXPECTED_ANSWER' });
	});

	const ERRORS = [{ success: false, error: { message: 'Oops' } }, { error: 'Bad team' }, {}];
	const OTHERS = [[], [{ _id: 'opp_1' }], [null], { _id: 7 }];
	it.each(['', 'OK', 5, true, null, undefined, ...ERRORS, ...OTHERS])(
		'is not a 200 with %j',
		(body) => {
			expect(ruleOf(reply(200, body))).toMatchObject({
				code: 'UNEXPECTED_ANSWER',
				advice: expect.stringContaining('may have been carried out'),
				retry: 'no',
				mayBeDone: true,
			});
		},
	);
});

describe('a transport error', () => {
	it.each([
		['a NodeApiError, by its httpCode', { httpCode: 'ECONNRESET' }],
		['a timeout', { httpCode: 'ECONNABORTED' }],
		['a body cut off after a 200', { httpCode: '200', cause: { code: 'ERR_BAD_RESPONSE' } }],
		['a name that nobody could look up', { code: 'EAI_AGAIN' }],
	])('is tried again: %s', (_, fields) => {
		const error = Object.assign(new Error('The service was not able to process'), fields);
		expect(ruleForError(error)).toMatchObject({ retry: '2 minutes', pausesKey: true });
	});

	it.each([
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	])('of a certificate ends the run: %s', (code) => {
		const error = Object.assign(new Error('failed'), { code });
		expect(ruleForError(error)).toMatchObject({ endsRun: 'yes', retry: 'no', mayBeDone: false });
	});

	it.each(['HPE_INVALID_CONSTANT', 'HPE_HEADER_OVERFLOW', 'Z_DATA_ERROR', 'EPROTO'])(
		'of a reply that cannot be read is about that item: %s',
		(httpCode) => {
			const error = Object.assign(new Error('failed'), { httpCode });
			expect(ruleForError(error)).toMatchObject({
				message: expect.stringContaining('could not be read'),
				retry: '3 tries',
				pausesKey: false,
				mayBeDone: true,
			});
		},
	);

	it.each([
		['a bad URL', { code: 'ERR_INVALID_URL' }],
		['a cancel', { httpCode: 'ERR_CANCELED' }],
		['no code, whatever the message', { message: 'ECONNRESET' }],
		['a code that is none', { code: 'Key <b>secret</b> is unknown' }],
	])('that nobody knows is tried a few times: %s', (_, fields) => {
		const error = Object.assign(new Error('failed'), fields);
		expect(ruleForError(error)).toMatchObject({
			retry: '3 tries',
			pausesKey: false,
			mayBeDone: true,
			endsRun: 'after 10 in a row',
		});
	});

	it.each(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'])(
		'shows that nothing was sent: %s',
		(code) => {
			const error = Object.assign(new Error('failed'), { httpCode: code });
			expect(ruleForError(error).mayBeDone).toBe(false);
		},
	);

	it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ERR_BAD_RESPONSE', undefined])(
		'leaves open whether something arrived: %s',
		(code) => {
			expect(ruleForError(Object.assign(new Error('failed'), { code })).mayBeDone).toBe(true);
		},
	);

	it.each([undefined, null, 'ECONNRESET', 7])('may be anything: %p', (thrown) => {
		expect(ruleForError(thrown).retry).toBe('3 tries');
	});
});

it('has a rule for every status and every error', () => {
	for (let status = 100; status < 600; status++) {
		expect({ status, rule: ruleForReply(reply(status, 'Oops'), isTask) }).toMatchObject({
			status,
			rule: { message: expect.stringMatching(/\w/) },
		});
	}
	expect(RULES.some(({ when: { transport } }) => transport?.length === 0)).toBe(true);
});
