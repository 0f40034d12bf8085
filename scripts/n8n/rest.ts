// Requests to a running n8n.

/**
 * Sends a request with JSON in its body.
 *
 * @throws Error with the answer when n8n refuses.
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

/** Sends a request and gives the JSON of the answer, which n8n mostly wraps in `data`. */
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
