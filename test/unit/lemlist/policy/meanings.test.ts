// Each answer of lemlist that the design names: what the item is told, and what happens next.
import { meaningOf, worthRetrying } from '../../../../nodes/lemlist/policy/meanings';
import { reply, shapesOf, webPage } from '../../support/reply';

const MEDIA: Array<[status: number, code: string, says: RegExp, worth: string]> = [
	[400, 'LINKEDIN_MEDIA_INVALID_TYPE', /not a LinkedIn task/, 'no'],
	[415, 'LINKEDIN_MEDIA_INVALID_TYPE', /type of one of the files is not allowed/, 'no'],
	[400, 'LINKEDIN_MEDIA_TOO_MANY', /more images and videos than/, 'no'],
	[400, 'LINKEDIN_MEDIA_UNSAFE_URL', /not https, or cannot be reached/, 'no'],
	[413, 'LINKEDIN_MEDIA_TOO_LARGE', /too large/, 'no'],
	[422, 'LINKEDIN_MEDIA_GIF_INVALID', /GIF breaks LinkedIn's rules/, 'no'],
	[502, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED', /could not download/, 'fewTimes'],
	[504, 'LINKEDIN_MEDIA_TIMEOUT', /45 seconds/, 'fewTimes'],
	[503, 'LINKEDIN_MEDIA_AV_UNAVAILABLE', /virus scanner/, 'patiently'],
];

describe.each(MEDIA)('%i %s', (status, code, says, worth) => {
	it.each(shapesOf(code))('as %s', (_, body) => {
		const answer = reply(status, body);
		expect(meaningOf(answer)).toMatchObject({
			code,
			says: expect.stringMatching(says),
			about: 'media',
		});
		expect(meaningOf(answer)).not.toHaveProperty('endsRun');
		expect(worthRetrying(answer)).toBe(worth);
	});
});

it('lets the code decide about a further try, whatever the status', () => {
	expect(worthRetrying(reply(400, 'LINKEDIN_MEDIA_AV_UNAVAILABLE'))).toBe('patiently');
	expect(worthRetrying(reply(400, 'LINKEDIN_MEDIA_TIMEOUT'))).toBe('fewTimes');
});

it('says what a file may be, or which task takes one: one code, two meanings', () => {
	const code = 'LINKEDIN_MEDIA_INVALID_TYPE';
	expect(meaningOf(reply(400, code))?.advice).toMatch(/only to tasks of a LinkedIn type/);
	expect(meaningOf(reply(415, code))?.advice).toMatch(/PNG, JPEG and GIF.+MP4 and QuickTime/);
});

const SENTENCES: Array<[number, string, string, RegExp, boolean]> = [
	[400, 'Bad team', 'BAD_TEAM', /of another team than that of this API key, or nothing/, false],
	[400, 'No API key provided', 'NO_API_KEY', /got no API key/, true],
	[400, 'no api key provided', 'NO_API_KEY', /got no API key/, true],
	[
		401,
		'The authentication you supplied is incorrect',
		'API_KEY_REFUSED',
		/refused the API key/,
		true,
	],
	[401, '', 'API_KEY_REFUSED', /refused the API key/, true],
	[401, 'ROUTE_UNAUTHORIZED', 'API_KEY_REFUSED', /refused the API key/, true],
	[402, 'route is available starting emailPro plan', 'NOT_IN_PLAN', /plan/, true],
	[403, 'User linked to this API key is blocked', 'USER_BLOCKED', /does not let the user/, true],
	[404, 'No user found for this API key', 'NO_USER', /knows no user/, true],
];

describe.each(SENTENCES)('%i %s', (status, text, code, says, endsRun) => {
	it.each([
		['plain text', text],
		['error', { error: text }],
		['envelope', { success: false, error: { message: text } }],
	])('as %s', (_, body) => {
		const answer = reply(status, body);
		expect(meaningOf(answer)).toMatchObject({ code, says: expect.stringMatching(says) });
		expect(meaningOf(answer)?.endsRun ?? false).toBe(endsRun);
		expect(worthRetrying(answer)).toBe('no');
	});
});

it.each([
	[400, 'Bad params', 'HTTP_400'],
	[400, { error: 'Not a date', code: 'INVALID_PARAMETER' }, 'INVALID_PARAMETER'],
	[404, 'Task not found', 'HTTP_404'],
	[405, 'Method not allowed', 'HTTP_405'],
	[422, undefined, 'HTTP_422'],
])('%i %j refuses this item alone', (status, body, code) => {
	const answer = reply(status, body);
	expect(meaningOf(answer)).toEqual({
		code,
		says: 'lemlist refused the request',
		advice: "Check the item's values.",
	});
	expect(worthRetrying(answer)).toBe('no');
});

it.each([
	[500, 'Oops', 'HTTP_500'],
	[500, { success: false, error: { code: 'SEARCH_FAILED', message: 'Oops' } }, 'SEARCH_FAILED'],
	[502, '', 'HTTP_502'],
	[503, undefined, 'HTTP_503'],
	[504, '', 'HTTP_504'],
])('%i %j is tried again for a while', (status, body, code) => {
	const answer = reply(status, body);
	expect(meaningOf(answer)).toMatchObject({ code, says: 'lemlist could not answer' });
	expect(meaningOf(answer)).not.toHaveProperty('endsRun');
	expect(worthRetrying(answer)).toBe('patiently');
});

it('tells a rate limit that never let anything through, without ending the run', () => {
	const meaning = meaningOf(reply(429, 'Too many requests'));
	expect(meaning).toMatchObject({ code: 'RATE_LIMITED', says: expect.stringContaining('limit') });
	expect(meaning).not.toHaveProperty('endsRun');
});

describe('a web page', () => {
	it.each([
		['with its content type', webPage()],
		['without', reply(200, '<!doctype html>')],
		['of a host that is not lemlist', webPage(404)],
	])('%s means that Base URL is wrong, and ends the run', (_, answer) => {
		expect(meaningOf(answer)).toMatchObject({
			code: 'NOT_LEMLIST_API',
			advice: expect.stringContaining('https://api.lemlist.com/api'),
			endsRun: true,
		});
		expect(worthRetrying(answer)).toBe('no');
	});

	it.each([500, 502, 503, 504, 520])('of a gateway (%i) means that lemlist is away', (status) => {
		const answer = webPage(status);
		expect(meaningOf(answer)).toMatchObject({ code: `HTTP_${status}` });
		expect(meaningOf(answer)).not.toHaveProperty('endsRun');
		expect(worthRetrying(answer)).toBe('patiently');
	});

	it('of a gateway that limits requests is a rate limit', () => {
		expect(meaningOf(webPage(429))).toMatchObject({ code: 'RATE_LIMITED' });
	});
});

describe('success', () => {
	it.each([200, 201])('is an object with status %i', (status) => {
		expect(meaningOf(reply(status, { _id: 'opp_1' }))).toBeUndefined();
		expect(worthRetrying(reply(status, { _id: 'opp_1' }))).toBe('no');
	});

	it.each(['', 'OK', 5, true, null, undefined])('is not a 200 with %j', (body) => {
		expect(meaningOf(reply(200, body))).toMatchObject({
			code: 'UNEXPECTED_ANSWER',
			advice: expect.stringContaining('may have been done'),
		});
		expect(worthRetrying(reply(200, body))).toBe('no');
	});
});
