// A request's arrival: what happens to every request before it is authenticated or validated.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiKeyOf, fingerprint } from './auth';
import { MalformedBody } from './body';
import type { Core } from './core';
import { rateLimitHeaders } from './rateLimiter';
import type { RequestRecord } from './requestLog';

/** Counts a request, logs it and sets the rate-limit headers of its response. */
export function recordArrival(
	request: FastifyRequest,
	reply: FastifyReply,
	core: Core,
): RequestRecord {
	const { limit, retryAfter } = core.settings;
	const apiKey = apiKeyOf(request.headers.authorization);
	const at = core.now();
	const verdict = core.limiter.take(apiKey, at);
	reply.headers(rateLimitHeaders(verdict, at, limit, retryAfter));

	const { body } = request;
	const record: RequestRecord = {
		number: core.requests.length + 1,
		at,
		endedAt: null,
		method: request.method,
		path: pathOf(request),
		query: { ...(request.query as object) },
		body: structuredClone(body instanceof MalformedBody ? body.text : (body ?? null)),
		taskId: taskIdOf(body),
		key: fingerprint(apiKey),
		admitted: verdict.allowed,
		status: null,
		fault: null,
		clientGone: false,
	};
	core.requests.push(record);
	reply.raw.once('close', () => {
		const isClosedByFault = ['reset', 'cut', 'malformed'].includes(String(record.fault));
		record.clientGone = !reply.raw.writableFinished && !isClosedByFault;
		record.endedAt ??= core.now();
	});
	return record;
}

/** The path of a request as it appears in the contract: without `/api` and the query. */
export function pathOf(request: FastifyRequest): string {
	return new URL(request.url, 'http://sandbox').pathname.slice('/api'.length);
}

function taskIdOf(body: unknown): string | null {
	const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null;
	return typeof id === 'string' ? id : null;
}
