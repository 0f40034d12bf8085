// HTTP requests with JSON bodies.

/**
 * Sends a request with an optional JSON body.
 *
 * @throws Error with the response if its status is not 2xx.
 */
export const request = async (
	method: string,
	url: string,
	headers: Record<string, string>,
	body?: object,
): Promise<Response> => {
	const response = await fetch(url, {
		method,
		headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
		...(body && { body: JSON.stringify(body) }),
	});
	if (!response.ok) {
		throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
	}
	return response;
};

/** Sends a request and returns the JSON of the response, unwrapped from n8n's usual `data`. */
export const send = async <T>(
	method: string,
	url: string,
	headers: Record<string, string> = {},
	body?: object,
): Promise<T> => {
	const answer: unknown = await (await request(method, url, headers, body)).json();
	return (isWrapped(answer) ? answer.data : answer) as T;
};

const isWrapped = (answer: unknown): answer is { data: unknown } =>
	typeof answer === 'object' && answer !== null && 'data' in answer;
