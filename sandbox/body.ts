// Reads request bodies without rejecting any: the rate limit counts a request before its body is
// validated, and the log keeps what was sent even if it is not JSON.

import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A body that is not JSON, or not declared as JSON. */
export class MalformedBody {
	constructor(
		readonly text: string,
		readonly reason: string,
	) {}
}

/** Turns every body into parsed JSON, a {@link MalformedBody}, or undefined if it is empty. */
export function acceptAnyBody(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		'*',
		{ parseAs: 'string' },
		async (request: FastifyRequest, text: string) =>
			parse(text, request.headers['content-type'] ?? ''),
	);
}

function parse(text: string, contentType: string): unknown {
	if (text === '') return undefined;
	if (!/^application\/json\b/i.test(contentType)) {
		return new MalformedBody(text, `Content-Type must be application/json, got "${contentType}"`);
	}
	try {
		return JSON.parse(text);
	} catch (error) {
		return new MalformedBody(text, `the body is not JSON: ${(error as Error).message}`);
	}
}
