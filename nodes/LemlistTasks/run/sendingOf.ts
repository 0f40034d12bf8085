import type { IHttpRequestOptions } from 'n8n-workflow';
import type { LemlistClient } from '../../lemlist/client';
import type { Outcome } from '../../lemlist/sending/outcome';
import type { Send, Waiting } from '../../lemlist/sending/batcher';
import { Batcher } from '../../lemlist/sending/batcher';
import type { Operation } from '../operations/operation';

/** Sends a request in its turn; never rejects. */
export type SendRequest = (request: IHttpRequestOptions, waiting: Waiting) => Promise<Outcome>;

/**
 * How a run sends the requests of an operation: each by itself, or several as one.
 * @param signal aborted when nothing more is to be sent
 */
export function sendingOf(
	client: LemlistClient,
	{ expects, batch }: Operation,
	signal: AbortSignal,
): SendRequest {
	const sendOne: Send = async (request, waiting) =>
		await client.send(request, { ...waiting, expects });
	if (!batch) return sendOne;
	if (batch.readOnly) {
		return async (request, waiting) =>
			await client.sendTogether(request, batch, { ...waiting, expects });
	}
	// The changes of one run are neither held up nor carried on by another.
	const batcher = new Batcher(client.sender.clock, batch);
	return async (request, waiting) => await batcher.send(request, sendOne, { ...waiting, signal });
}
