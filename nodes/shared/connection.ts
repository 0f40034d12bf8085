import { OperationalError } from 'n8n-workflow';
import type {
	IAllExecuteFunctions,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import type { Reply } from '../lemlist/http';
import type { Outcome, Sender, SendOptions } from '../lemlist/sending/sender';
import type { Stopwatch } from '../LemlistTasks/run/stopwatch';

/** A credential as it was read. */
export interface Credential {
	/** Name of its type. */
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** Sends one request in its turn. */
export type Send = (request: IHttpRequestOptions) => Promise<Outcome>;

/**
 * Joins n8n's HTTP helper to a key's sender. Every status comes back as an answer, headers and all,
 * so what the helper throws is transport alone.
 * @param credential handed over with each request: n8n would fetch and decrypt it again for each, and
 * the time that takes would come between leave to send and sending
 * @param waiting measures how long requests waited for leave to be sent
 */
export function connect(
	context: Pick<IAllExecuteFunctions, 'helpers'>,
	{ type, data }: Credential,
	sender: Sender,
	options: SendOptions,
	waiting?: Stopwatch,
): Send {
	const request = context.helpers.httpRequestWithAuthentication;
	const credentialsDecrypted = { id: '', name: '', type, data };
	return async (wanted) => {
		const endWait = waiting?.start();
		const attempt = async () => {
			endWait?.();
			// n8n writes into the options that it is given, so each attempt gets fresh ones.
			return (await request.call(context as never, type, freshOptions(wanted), {
				credentialsDecrypted,
			})) as Reply;
		};
		return await sender.send(attempt, options).finally(endWait);
	};
}

const freshOptions = (request: IHttpRequestOptions): IHttpRequestOptions => ({
	...request,
	headers: { ...request.headers },
	qs: { ...request.qs },
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
});

/**
 * The helpers of a context with its requests sent in their turn, for hooks and look-ups, which
 * send by `this.helpers.httpRequestWithAuthentication` and so run under n8n's own engine as well.
 * Whatever options they pass, they get the full answer of any status.
 */
export function pacedHelpers<Helpers extends object>(helpers: Helpers, send: Send): Helpers {
	const httpRequestWithAuthentication = async (
		_credential: string,
		wanted: IHttpRequestOptions,
	) => {
		const outcome = await send(wanted);
		if (outcome.kind === 'answered') return outcome.reply;
		throw outcome.kind === 'unanswered' ? outcome.error : new Stopped();
	};
	return Object.assign(Object.create(helpers), { httpRequestWithAuthentication }) as Helpers;
}

/** Thrown where a run was stopped before lemlist was asked: that is no failure of the item. */
export class Stopped extends OperationalError {
	constructor() {
		super('The run was stopped before lemlist was asked');
	}
}
