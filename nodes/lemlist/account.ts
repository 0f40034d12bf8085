import { LemlistError } from './errors/lemlistError';
import { parseUrl } from './parseUrl';

/** What is needed to talk to lemlist. */
export interface Account {
	apiKey: string;
	/** https, or http on this machine. */
	baseUrl: string;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks a credential before anything is sent with it.
 * @throws LemlistError if the key is empty or Base URL is not https, since a key never crosses a
 * network in clear text. It shows the URL without a password, and never the key.
 */
export function toAccount(credential: Readonly<Record<string, unknown>>): Account {
	const apiKey = String(credential['apiKey'] ?? '').trim();
	const baseUrl = String(credential['baseUrl'] ?? '').trim();
	if (apiKey === '') {
		throw unusable(
			'NO_API_KEY',
			"The credential's API Key is empty",
			'Generate a key in lemlist under Settings > Integrations.',
		);
	}
	if (!isSafe(baseUrl)) {
		throw unusable(
			'UNSAFE_BASE_URL',
			`The credential's Base URL does not start with https://: "${withoutPassword(baseUrl)}"`,
			'It is usually https://api.lemlist.com/api. The API key is never sent over http.',
		);
	}
	return { apiKey, baseUrl };
}

/** Whether a key may be sent to this URL: it is https, or http on this machine. */
export function isSafe(baseUrl: string): boolean {
	const { protocol, hostname = '' } = parseUrl(baseUrl) ?? {};
	return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** A URL may hold a user and a password: whatever is in front of the last @. */
const withoutPassword = (url: string): string => url.replace(/^([a-z]+:)?.*@/i, '$1//***@');

const unusable = (code: string, what: string, advice: string) =>
	new LemlistError(what, {
		...{ code, advice, reason: 'unusable credential' },
		...{ kind: 'credential', endsRun: 'yes' },
	});
