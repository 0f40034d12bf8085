// A plain HTTP client for the tests of the sandbox.

import type { Sandbox } from '../../../sandbox';

export interface Answer {
	status: number;
	headers: Headers;
	/** Parsed if it is JSON, otherwise the text. */
	body: unknown;
}

export interface CallOptions {
	/** null sends no Authorization header. */
	key?: string | null;
	/** Strings are sent as they are, everything else as JSON. */
	body?: unknown;
	headers?: Record<string, string>;
	signal?: AbortSignal;
}

/** Sends a request to the API; rejects if the connection ends before the response is complete. */
export async function call(
	sandbox: Sandbox,
	method: string,
	path: string,
	{ key = sandbox.apiKey, body, headers, signal }: CallOptions = {},
): Promise<Answer> {
	return await send(method, `${sandbox.url}${path}`, {
		body,
		...(signal ? { signal } : {}),
		headers: { ...(key === null ? {} : { authorization: basic(`:${key}`) }), ...headers },
	});
}

/** Updates a task. */
export async function patch(sandbox: Sandbox, body: unknown, options: CallOptions = {}) {
	return await call(sandbox, 'PATCH', '/tasks', { ...options, body });
}

/** Sends a request to the control API. */
export async function control(sandbox: Sandbox, method: string, path: string, body?: unknown) {
	return await send(method, `${sandbox.origin}/sandbox${path}`, { body });
}

export function basic(credentials: string): string {
	return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

async function send(
	method: string,
	url: string,
	{ body, headers, signal }: Omit<CallOptions, 'key'>,
): Promise<Answer> {
	const response = await fetch(url, {
		method,
		...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		...(signal ? { signal } : {}),
		headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.startsWith('application/json');
	return {
		status: response.status,
		headers: response.headers,
		body: isJson ? (JSON.parse(text) as unknown) : text,
	};
}

/** Polls a condition, once per turn of the event loop. */
export async function until(isTrue: () => boolean): Promise<void> {
	while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits a few turns of the event loop, so that everything pending can happen. */
export async function turns(): Promise<void> {
	for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}
