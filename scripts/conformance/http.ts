// Sends the kit's requests over HTTP.
import manifest from '../../package.json';
import type { Account } from '../../nodes/lemlist/account';
import type { Request } from './client';

/**
 * Sends one request. It follows no redirect, which would take the key along.
 * @throws Error that does not name the key if there is no whole reply
 */
export async function sendOverHttp(account: Account, request: Request, timeoutMs = 60_000) {
	const { method, path, query, body } = request;
	const url = new URL(`${account.baseUrl}${path}`);
	url.search = new URLSearchParams(query).toString();
	const ask = async () => {
		const response = await fetch(url, {
			method,
			headers: {
				authorization: `Basic ${Buffer.from(`:${account.apiKey}`).toString('base64')}`,
				'user-agent': manifest.name,
				...(body && { 'content-type': 'application/json' }),
			},
			...(body && { body: JSON.stringify(body) }),
			redirect: 'manual',
			signal: AbortSignal.timeout(timeoutMs),
		});
		const headers = Object.fromEntries(response.headers);
		return { statusCode: response.status, headers, body: parsed(await response.text()) };
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
