import type { Reply } from './http';

/** What stands in place of a key. */
const STRUCK_OUT = '***';

/** What is shorter than this, in characters, is no key, and may be part of anything. */
const MIN_LENGTH = 8;

/** The name of a property is only taken for a key from this many characters on: `priority` is not one. */
const MIN_LENGTH_OF_NAME = 12;

/**
 * Takes a key out of replies: the key itself, and as Base64, URL-encoded or inside the header that
 * carries it. The reply's own properties keep their names.
 * @returns a function that returns a reply without the key: the same one if it holds none, otherwise a
 * copy
 */
export function redactor(apiKey: string): (reply: Reply) => Reply {
	const spellings = [apiKey, urlEncoded(apiKey), toBase64(apiKey), toBase64(`:${apiKey}`)];
	const secrets = [...new Set(spellings)].filter(({ length }) => length >= MIN_LENGTH);
	const strike = (text: string) =>
		secrets.reduce((struck, secret) => struck.replaceAll(secret, STRUCK_OUT), text);

	const redact = (value: unknown): unknown => {
		if (typeof value === 'string') return strike(value);
		if (Array.isArray(value)) return value.map(redact);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [
				apiKey.length < MIN_LENGTH_OF_NAME ? name : strike(name),
				redact(inner),
			]),
		);
	};

	// Most replies hold no secret, and looking through their JSON is quicker than going through them.
	const inJson = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
	const holdsSecret = (reply: Reply): boolean => {
		const text = JSON.stringify(reply);
		return inJson.some((secret) => text.includes(secret));
	};
	return (reply) =>
		holdsSecret(reply)
			? {
					...reply,
					headers: redact(reply.headers) as Reply['headers'],
					body: redact(reply.body),
				}
			: reply;
}

/** As in a URL. Half a character has no such spelling. */
function urlEncoded(text: string): string {
	try {
		return encodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Base64 of the UTF-8 bytes, as in HTTP's Basic auth. Without padding, which may be missing or encoded. */
function toBase64(text: string): string {
	const bytes = new TextEncoder().encode(text);
	return btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
}
