/** What stands in place of a key. */
const STRUCK_OUT = '***';

/**
 * Takes a key out of whatever is passed on: the key itself, and as Base64, URL-encoded or inside the
 * header that carries it.
 * @returns a function that returns a value without the key: the same value if it holds none, otherwise
 * a copy
 */
export function redactor(apiKey: string): <T>(value: T) => T {
	const spellings = [apiKey, encodeURIComponent(apiKey), toBase64(apiKey), toBase64(`:${apiKey}`)];
	const secrets = [...new Set(spellings)].filter((each) => each !== '');
	const strike = (text: string) =>
		secrets.reduce((struck, secret) => struck.replaceAll(secret, STRUCK_OUT), text);

	const redact = (value: unknown): unknown => {
		if (typeof value === 'string') return strike(value);
		if (Array.isArray(value)) return value.map(redact);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [strike(key), redact(inner)]),
		);
	};
	// Most values hold no secret, and looking through their JSON is quicker than going through them.
	const inJson = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
	const holdsSecret = (value: unknown): boolean => {
		const text = JSON.stringify(value) as string | undefined;
		return inJson.some((secret) => text?.includes(secret));
	};
	return <T>(value: T) => (holdsSecret(value) ? (redact(value) as T) : value);
}

/** Base64 of the UTF-8 bytes, as in HTTP's Basic auth. Without padding, which may be missing or encoded. */
function toBase64(text: string): string {
	const bytes = new TextEncoder().encode(text);
	return btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
}
