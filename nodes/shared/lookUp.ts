import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { CREDENTIAL, toAccount } from '../lemlist/account';
import type { About } from '../lemlist/errors/failure';
import { failureOfReply, failureOfSilence } from '../lemlist/errors/failure';
import { toNodeError } from './nodeError';
import { Stopped } from './connection';
import type { Reply } from '../lemlist/http';

/** Where something is looked up from: a hook of an item, or a list in the panel. */
export type LookUpContext = IExecuteSingleFunctions | ILoadOptionsFunctions;

const TIMEOUT_MS = 15_000;

/**
 * Asks lemlist for something that is not the item's own request, by the context's helper.
 * @param url path under the Base URL
 * @returns the parsed body
 * @throws NodeApiError that says what lemlist's refusal means; NodeOperationError where none came
 */
export async function lookUp(
	context: LookUpContext,
	url: string,
	qs: IDataObject,
): Promise<IDataObject> {
	const node = context.getNode();
	const { baseUrl } = toAccount(await context.getCredentials(CREDENTIAL), node);
	const itemIndex = 'getItemIndex' in context ? context.getItemIndex() : 0;
	const about: About = { taskId: null };
	const request: IHttpRequestOptions = { baseURL: baseUrl, url, qs, timeout: TIMEOUT_MS };
	const ask = context.helpers.httpRequestWithAuthentication;

	let reply: Reply;
	try {
		reply = (await ask.call(context as IExecuteSingleFunctions, CREDENTIAL, {
			...request,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})) as Reply;
	} catch (error) {
		throw error instanceof Stopped
			? error
			: toNodeError(node, failureOfSilence(error as Error, 1, about), itemIndex);
	}
	const failure = failureOfReply(reply, 1, about);
	if (failure) throw toNodeError(node, failure, itemIndex);
	return reply.body as IDataObject;
}
