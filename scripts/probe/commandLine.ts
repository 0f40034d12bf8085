// The command line of `npm run probe`.
import { parseArgs } from 'node:util';
import { isSafe, type Account } from '../../nodes/lemlist/account';
import { lemlistUrl } from './lemlist';

/** The output of `--help`. */
export const usage = `Usage: npm run probe -- [options]

Finds out how lemlist counts requests: which type of rate-limit window fits its replies. It sends
GET /team 60 times within 10 seconds and nothing else, changes nothing in lemlist and saves nothing.
It prints a text to paste into an issue, without the key or anything of the account.

Run it while nothing else uses the key: other requests would blur the result, and may get a 429.

  --key <key>        the API key. It is safer in the environment variable LEMLIST_API_KEY, since npm
                     prints its command line and the shell keeps it. To enter the key unseen:
                       read -rs LEMLIST_API_KEY && export LEMLIST_API_KEY
  --base-url <url>   ${lemlistUrl} by default; has to be https, except for this machine
  --help
`;

/**
 * Parses the command line.
 *
 * @returns whom to ask, or null if `--help` was given
 * @throws Error that says what is wrong, without the key
 */
export function readCommandLine(
	args: string[],
	environment: Readonly<Record<string, string | undefined>>,
): Account | null {
	const { values, positionals } = parseArgs({
		args,
		options: {
			key: { type: 'string' },
			'base-url': { type: 'string', default: lemlistUrl },
			help: { type: 'boolean', default: false },
		},
		// They are rejected here, since Node.js would print what may be the key.
		allowPositionals: true,
	});
	if (values.help) return null;
	if (positionals.length > 0) throw new Error('Each value needs its option, such as --key');
	return {
		baseUrl: readBaseUrl(values['base-url']),
		apiKey: readKey(values.key ?? environment['LEMLIST_API_KEY'] ?? ''),
	};
}

function readKey(text: string): string {
	const key = text.trim();
	if (key === '') throw new Error('There is no API key: set LEMLIST_API_KEY, or give --key');
	return key;
}

function readBaseUrl(text: string): string {
	const baseUrl = text.trim();
	if (!isSafe(baseUrl)) {
		throw new Error(
			'--base-url has to start with https://, except for this machine (localhost, 127.0.0.1): the API key must not cross a network unencrypted',
		);
	}
	const { username, password, search, hash, href } = new URL(baseUrl);
	if (username || password || search || hash) {
		throw new Error('--base-url must not have a user, a password, a query or a fragment');
	}
	return href.replace(/\/+$/, '');
}
