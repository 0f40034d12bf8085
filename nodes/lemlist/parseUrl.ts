/**
 * Parses a URL; undefined if it is not one. `URL.canParse` is not used: once V8 has optimized a call, Node.js
 * 20 rejects valid URLs with Latin-1 letters, such as `https://example.com/ü.png`.
 */
export function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
