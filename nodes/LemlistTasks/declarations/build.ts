import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import type { RequestPlan } from './plan';

/** lemlist answers within seconds, save where it downloads media; those requests raise it. */
const TIMEOUT_MS = 15_000;

/**
 * One item's request: the plan filled with the item's values, then given to the hooks in turn.
 * @param item the execution context as this item sees it
 * @throws what reading a parameter throws, or a hook that refuses a value
 */
export async function buildRequest(
	plan: RequestPlan,
	item: IExecuteSingleFunctions,
	credentials: ICredentialDataDecryptedObject,
): Promise<IHttpRequestOptions> {
	const parts = { headers: {}, qs: {} as IDataObject, body: {} as IDataObject };
	const fixed = fillIn(plan.request, credentials);
	let request = { url: '', timeout: TIMEOUT_MS, ...parts, ...fixed } as IHttpRequestOptions;
	for (const { path, extractValue, into, property } of plan.fields) {
		const value = item.getNodeParameter(path, undefined, { extractValue });
		parts[into][property] = value as IDataObject[string];
	}
	for (const hook of plan.preSend) request = await hook.call(item, request);
	return request;
}

const FROM_CREDENTIALS = /^=\{\{\s*\$credentials\.(\w+)\s*\}\}$/;

/** Replaces `={{$credentials.NAME}}`, the one expression that a declaration may hold. */
function fillIn(
	request: Partial<IHttpRequestOptions>,
	credentials: ICredentialDataDecryptedObject,
): Partial<IHttpRequestOptions> {
	const filled = Object.entries(request).map(([option, value]: [string, unknown]) => {
		const name = typeof value === 'string' ? FROM_CREDENTIALS.exec(value)?.[1] : undefined;
		return [option, name === undefined ? value : credentials[name]];
	});
	return Object.fromEntries(filled) as Partial<IHttpRequestOptions>;
}
