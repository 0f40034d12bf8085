import fc from 'fast-check';
import { toAccount } from '../../../nodes/lemlist/account';
import { nodeWith } from '../support/execution';
import { unsafeUrls } from '../support/unsafeUrls';

const node = nodeWith();
const apiKey = 'key of team one';

it.each([
	'https://api.lemlist.com/api',
	'HTTPS://API.LEMLIST.COM/API',
	'https://proxy.example.com:8443/lemlist',
	'http://localhost:4000/api',
	'http://LOCALHOST/api',
	'http://127.0.0.1:4000/api',
	'http://127.1.2.3',
	'http://2130706433/api',
	'http://[::1]:4000/api',
])('takes %s', (baseUrl) => {
	expect(toAccount({ apiKey, baseUrl }, node)).toEqual({ apiKey, baseUrl });
});

it('takes the blanks around both away', () => {
	const baseUrl = 'https://api.lemlist.com/api';
	const pasted = { apiKey: ` ${apiKey}\n`, baseUrl: `\t${baseUrl} ` };
	expect(toAccount(pasted, node)).toEqual({ apiKey, baseUrl });
});

it.each(unsafeUrls)('refuses %j, shows it and ends the run', (baseUrl) => {
	expect(() => toAccount({ apiKey, baseUrl }, node)).toThrow(
		expect.objectContaining({
			message: expect.stringContaining(`does not start with https://: "${baseUrl}". It is usually`),
			context: expect.objectContaining({ code: 'UNSAFE_BASE_URL', endsRun: true }),
		}),
	);
});

it.each([undefined, null, '', ' \n'])('refuses %j as a key', (blankKey) => {
	const credentials = { apiKey: blankKey as string, baseUrl: 'https://api.lemlist.com/api' };
	expect(() => toAccount(credentials, node)).toThrow(
		expect.objectContaining({
			message:
				"The credential's API Key is empty. Generate one in lemlist under Settings > Integrations.",
			context: expect.objectContaining({ code: 'NO_API_KEY', endsRun: true }),
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
			let told = '';
			try {
				toAccount({ apiKey: secret, baseUrl }, node);
			} catch (error) {
				const { message, description, context, stack } = error as Error & Record<string, unknown>;
				told = JSON.stringify({ message, description, context, stack });
				expect(message).toContain(baseUrl.trim());
			}
			expect(told).not.toContain(secret);
		}),
	);
});
