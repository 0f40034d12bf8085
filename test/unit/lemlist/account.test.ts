import fc from 'fast-check';
import { toAccount } from '../../../nodes/lemlist/account';
import { unsafeUrls } from '../support/unsafeUrls';

const apiKey = 'key of team one';

it.each([
	'https://api.lemlist.com/api',
	'HTTPS://API.LEMLIST.COM/API',
	'https://proxy.example.com:8443/lemlist',
	'http://localhost:4000/api',
	'http://LOCALHOST/api',
	'http://127.0.0.1:4000/api',
	'http://127.1.2.3',
	'https://user:password@proxy.example.com/lemlist',
	'http://[::1]:4000/api',
])('takes %s', (baseUrl) => {
	expect(toAccount({ apiKey, baseUrl })).toEqual({ apiKey, baseUrl });
});

it('trims both', () => {
	const baseUrl = 'https://api.lemlist.com/api';
	const pasted = { apiKey: ` ${apiKey}\n`, baseUrl: `\t${baseUrl} ` };
	expect(toAccount(pasted)).toEqual({ apiKey, baseUrl });
});

it.each(unsafeUrls)('rejects %j, shows it and ends the run', (baseUrl) => {
	expect(() => toAccount({ apiKey, baseUrl })).toThrow(
		expect.objectContaining({
			message: expect.stringMatching(/does not start with https:\/\/: ".*". It is usually/),
			code: 'UNSAFE_BASE_URL',
			endsRun: 'yes',
		}),
	);
});

it.each([
	[
		'https://api.lemlist.com/api?team=1',
		'has a query or a fragment: "https://api.lemlist.com/api…"',
	],
	['https://api.lemlist.com/api?', 'has a query or a fragment: "https://api.lemlist.com/api…"'],
	['https://user:pw@example.com/#/api', 'has a query or a fragment: "https://***@example.com/…"'],
	['https://user:p?w@example.com/api', 'has a query or a fragment: "https://***@example.com/api"'],
	['http://localhost:4000/?', 'has a query or a fragment: "http://localhost:4000/…"'],
	['https://', 'is not a URL: "https://"'],
	['https://a b', 'is not a URL: "https://a b"'],
])('rejects %j, which no path can be added to', (baseUrl, what) => {
	expect(() => toAccount({ apiKey, baseUrl })).toThrow(
		expect.objectContaining({
			message: `The credential's Base URL ${what}. It is usually https://api.lemlist.com/api, without anything behind it.`,
			code: 'BAD_BASE_URL',
			endsRun: 'yes',
		}),
	);
});

it('shows an unsafe URL without its password', () => {
	const shown = (baseUrl: string) => () => toAccount({ apiKey, baseUrl });
	expect(shown('http://user:secret@example.com/api')).toThrow('"http://***@example.com/api"');
	expect(shown('http://user:sec/ret@example.com/api')).toThrow('"http://***@example.com/api"');
	expect(shown('http:/user:secret@example.com')).toThrow('"http://***@example.com"');
	expect(shown('http://example.com/api')).toThrow('"http://example.com/api"');
});

it.each([undefined, null, '', ' \n'])('rejects %j as a key', (blankKey) => {
	const credentials = { apiKey: blankKey as string, baseUrl: 'https://api.lemlist.com/api' };
	expect(() => toAccount(credentials)).toThrow(
		expect.objectContaining({
			message:
				"The credential's API Key is empty. Generate a key in lemlist under Settings > Integrations.",
			code: 'NO_API_KEY',
			endsRun: 'yes',
		}),
	);
});

it('never shows the key', () => {
	const key = fc.stringMatching(/^[0-9a-f]{32}$/);
	const unsafe = fc.oneof(
		fc.domain().map((host) => `http://${host}/api`),
		fc.string(),
	);
	fc.assert(
		fc.property(key, unsafe, (secret, baseUrl) => {
			let shown = '';
			try {
				toAccount({ apiKey: secret, baseUrl });
			} catch (error) {
				const { message, stack } = error as Error;
				shown = JSON.stringify({ ...(error as Error), message, stack });
				expect(message).toMatch(/^The credential's /);
			}
			expect(shown).not.toContain(secret);
		}),
	);
});
