// What a fault does to a response that is about to be sent.

import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FaultAnswer } from './faults';
import { webAppPage } from './webApp';

/**
 * Applies a fault to a response.
 *
 * @param payload the body it would have had
 * @returns the body to send instead
 */
export function applyFault(answer: FaultAnswer, reply: FastifyReply, payload: unknown): unknown {
	if (answer === 'reset') {
		reply.raw.socket?.resetAndDestroy();
		return payload;
	}
	if (answer === 'malformed') {
		reply.raw.socket?.end('This is not HTTP\r\n\r\n');
		return payload;
	}
	if (answer === 'cut') {
		const whole = Buffer.from(String(payload ?? ''));
		reply.header('content-length', whole.length);
		return Readable.from(halfOf(whole));
	}
	if (answer === 'html') {
		return replace(reply, 200, 'text/html', webAppPage);
	}
	if ('hangMs' in answer) {
		return payload;
	}
	const { status, headers = {}, body = '' } = answer;
	const replaced =
		typeof body === 'string'
			? replace(reply, status, 'text/plain', body)
			: replace(reply, status, 'application/json', JSON.stringify(body));
	reply.headers(headers);
	return replaced;
}

function replace(reply: FastifyReply, status: number, type: string, body: string): string {
	reply.code(status).type(`${type}; charset=utf-8`).removeHeader('content-length');
	return body;
}

async function* halfOf(whole: Buffer): AsyncGenerator<Buffer> {
	yield whole.subarray(0, Math.floor(whole.length / 2));
	throw new Error('cut on request');
}
