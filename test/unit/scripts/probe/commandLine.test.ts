import { readCommandLine, usage } from '../../../../scripts/probe/commandLine';
import { unsafeUrls } from '../../support/unsafeUrls';

const SECRET = 'secret-key';

/** The message of the error that a command line causes. */
function messageOf(args: string[], environment = {}): string {
	try {
		readCommandLine(args, environment);
	} catch (error) {
		return (error as Error).message;
	}
	throw new Error('It was accepted');
}

it('asks lemlist by default', () => {
	expect(readCommandLine(['--key', SECRET], {})).toEqual({
		apiKey: SECRET,
		baseUrl: 'https://api.lemlist.com/api',
	});
});

it('takes the key from the environment, unless it is given', () => {
	const environment = { LEMLIST_API_KEY: ` ${SECRET}\n` };

	expect(readCommandLine([], environment)).toMatchObject({ apiKey: SECRET });
	expect(readCommandLine(['--key', 'other'], environment)).toMatchObject({ apiKey: 'other' });
});

it.each([
	['http://127.0.0.1:4010/api', 'http://127.0.0.1:4010/api'],
	[' https://proxy.example.com/lemlist/ ', 'https://proxy.example.com/lemlist'],
])('takes the base URL %j', (given, baseUrl) => {
	expect(readCommandLine(['--key', SECRET, '--base-url', given], {})).toMatchObject({ baseUrl });
});

it.each(unsafeUrls)('does not send the key to %j', (baseUrl) => {
	expect(messageOf(['--key', SECRET, `--base-url=${baseUrl}`])).toMatch(
		'--base-url has to start with https://',
	);
});

it.each([
	'https://me:pass@example.com/api',
	'https://example.com/api?a=1',
	'https://example.com/#a',
])('rejects %j', (baseUrl) => {
	expect(messageOf(['--key', SECRET, '--base-url', baseUrl])).toMatch(/^--base-url must not have/);
});

it.each([
	[[], 'There is no API key'],
	[['--key', ' '], 'There is no API key'],
	[[SECRET], 'Each value needs its option'],
	[['--key', SECRET, '--url', 'x'], "Unknown option '--url'"],
])('rejects %j without showing the key', (args, message) => {
	expect(messageOf(args)).toMatch(message);
	expect(messageOf(args)).not.toContain(SECRET);
});

it('returns null for --help, which says how to keep the key out of the history', () => {
	expect(readCommandLine(['--help'], {})).toBeNull();
	expect(usage).toContain('LEMLIST_API_KEY');
	for (const option of ['--key', '--base-url', '--help']) expect(usage).toContain(option);
});
