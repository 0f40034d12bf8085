import { readCommandLine } from '../../../../scripts/probe/commandLine';
import { getTeam, lemlistUrl, refusal } from '../../../../scripts/probe/lemlist';
import { startElsewhere } from '../../../engine/support/elsewhere';
import { useSandbox } from '../../sandbox/useSandbox';

const theSandbox = useSandbox({ limit: 20, retryAfter: 'fractional' });

it('keeps the status and the headers about the limit, and nothing of the body', async () => {
	const { url, apiKey } = theSandbox();

	expect(await getTeam({ baseUrl: url, apiKey })).toEqual({
		status: 200,
		headers: {
			'retry-after': '2',
			'x-ratelimit-limit': '20',
			'x-ratelimit-remaining': '19',
			'x-ratelimit-reset': expect.stringContaining('GMT'),
			date: expect.stringContaining('GMT'),
		},
	});
	expect(theSandbox().requests).toMatchObject([{ method: 'GET', path: '/team', query: {} }]);
});

it.each([
	['wrong', 401, 'lemlist rejected the API key'],
	['sandbox-key-blocked', 403, 'The lemlist user of this API key is blocked'],
	['sandbox-key-free-plan', 402, 'does not include the API'],
	['sandbox-key-without-user', 404, 'lemlist knows no user'],
])('says what is wrong with the key %s', async (apiKey, status, words) => {
	const answer = await getTeam({ baseUrl: theSandbox().url, apiKey });

	expect(answer.status).toBe(status);
	expect(refusal(answer.status)).toMatch(words);
});

it('says that the key is in use, and what else came back', () => {
	expect(refusal(429)).toMatch('something else uses the API key');
	expect(refusal(503)).toBe('The first reply has status 503 instead of 200.');
});

it("recognizes lemlist's web app", async () => {
	const { origin, apiKey } = theSandbox();

	await expect(getTeam({ baseUrl: `${origin}/api/v1`, apiKey })).rejects.toThrow(
		"Base URL does not lead to lemlist's API",
	);
});

it('follows no redirect', async () => {
	const elsewhere = await startElsewhere(302, 'http');
	try {
		const { status } = await getTeam({ baseUrl: elsewhere.url, apiKey: 'secret-key' });
		expect(refusal(status)).toMatch('Base URL does not lead to lemlist, but to another address');
		expect(elsewhere.arrived).toEqual([]);
	} finally {
		elsewhere.close();
	}
});

it('says why there is no reply, without the key', async () => {
	const { origin } = theSandbox();
	theSandbox().fault({ answer: 'reset' });
	const failed = getTeam({ baseUrl: `${origin}/api`, apiKey: theSandbox().apiKey });

	await expect(failed).rejects.toThrow(/^There was no reply: ./);
	await expect(failed).rejects.not.toThrow(theSandbox().apiKey);
});

it('has the URL of the credential', () => {
	expect(lemlistUrl).toBe('https://api.lemlist.com/api');
	expect(readCommandLine(['--key', 'secret-key'], {})?.baseUrl).toBe(lemlistUrl);
});
