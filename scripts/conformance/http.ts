// Sends the kit's requests over HTTP.
import manifest from '../../package.json';
import type { Reply, Request } from './client';

/** Where to, and with which key. */
export interface Server {
	readonly baseUrl: string;
	readonly apiKey: string;
}

/**
 * Sends one request. It follows no redirect, which would take the key along.
 *
 * @throws Error that does not name the key if there is no whole reply
 */
export async function sendOverHttp(
	{ baseUrl, apiKey }: Server,
	{ method, path, query = {}, body }: Request,
	timeoutMs = 60_000,
): Promise<Reply> {
	const texts = Object.entries(query).map(([name, value]) => [name, String(value)]);
	const search = new URLSearchParams(texts).toString();
	const ask = async () => {
		const response = await fetch(`${baseUrl}${path}${search && `?${search}`}`, {
			method,
			headers: {
				authorization: `Basic ${Buffer.from(`:${apiKey}`).toString('base64')}`,
				'user-agent': manifest.name,
				...(body && { 'content-type': 'application/json' }),
			},
			...(body && { body: JSON.stringify(body) }),
			redirect: 'manual',
			signal: AbortSignal.timeout(timeoutMs),
		});
		const headers = Object.fromEntries(response.headers);
		return { status: response.status, headers, body: parsed(await response.text()) };
	};
	return await ask().catch(({ message, cause }: Error) => {
		throw new Error(cause instanceof Error ? cause.message || String(Object(cause).code) : message);
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
