import { LemlistError } from './errors/lemlistError';
import { parseUrl } from './parseUrl';

/** What is needed to talk to lemlist. */
export interface Account {
	apiKey: string;
	/** https, or http on this machine. */
	baseUrl: string;
}

/** URLs that a key may be sent to: https, or http on this machine. */
const SAFE_URL = /^(https:\/\/|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?(\/|$))/i;

/**
 * Checks a credential before anything is sent with it.
 * @throws LemlistError if the key is empty, or Base URL cannot be used: it is not https, since a key never crosses a
 * network in clear text, or it has a query or fragment, in which every path would disappear. It shows the
 * URL without a password, and never the key.
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
	const shown = withoutPassword(baseUrl);
	if (/[?#]/.test(baseUrl)) throw badBaseUrl('has a query or a fragment', untilQuery(shown));
	if (!parseUrl(baseUrl)) throw badBaseUrl('is not a URL', shown);
	return { apiKey, baseUrl };
}

/** Whether a key may be sent to this URL: it is https, or http on this machine. */
export const isSafe = (baseUrl: string): boolean => SAFE_URL.test(baseUrl);

/** A URL may hold a user and a password: whatever is in front of the last @. */
const withoutPassword = (url: string): string => url.replace(/^([a-z]+:)?.*@/i, '$1//***@');

/** A query may hold a password as well. */
const untilQuery = (url: string): string => url.replace(/[?#].*/s, '…');

const badBaseUrl = (fault: string, shown: string) =>
	unusable(
		'BAD_BASE_URL',
		`The credential's Base URL ${fault}: "${shown}"`,
		'It is usually https://api.lemlist.com/api, without anything behind it.',
	);

const unusable = (code: string, what: string, advice: string) =>
	new LemlistError(what, {
		...{ code, advice, reason: 'unusable credential' },
		...{ kind: 'credential', endsRun: 'yes' },
	});
