import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Account } from '../../lemlist/account';
import { TIMEOUT_MS } from '../../lemlist/session';
import type { PlannedField, RequestPlan } from './plan';

/**
 * One item's request: the plan filled with the item's values, then passed to the hooks in turn.
 * @param item the execution context as this item sees it
 * @throws LemlistError if a parameter cannot be read or a hook rejects a value
 */
export async function buildRequest(
	plan: RequestPlan,
	item: IExecuteSingleFunctions,
	account: Account,
): Promise<IHttpRequestOptions> {
	let request: IHttpRequestOptions = {
		url: '',
		timeout: TIMEOUT_MS,
		headers: {},
		qs: {},
		body: {},
	};
	for (const { request: sameForAll, field } of plan.steps) {
		if (sameForAll) merge(request, fillIn(sameForAll, account));
		if (field) (request[field.into] as IDataObject)[field.property] = valueOf(field, item);
	}
	for (const hook of plan.preSend) request = await hook.call(item, request);
	return request;
}

function valueOf(
	{ path, extractValue, value }: PlannedField,
	item: IExecuteSingleFunctions,
): IDataObject[string] {
	if (value === undefined) {
		return item.getNodeParameter(path, undefined, { extractValue }) as IDataObject[string];
	}
	if (!value.startsWith('=')) return value;
	return item.evaluateExpression(value.slice(1), item.getItemIndex());
}

/** Merges objects instead of replacing them, as n8n's engine does: a body may come in several parts. */
function merge(target: object, source: object): void {
	const into = target as Record<string, unknown>;
	for (const [key, value] of Object.entries(source) as Array<[string, unknown]>) {
		const present = into[key];
		if (isPlainObject(present) && isPlainObject(value)) merge(present, value);
		else into[key] = isPlainObject(value) ? structuredClone(value) : value;
	}
}

const isPlainObject = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** An account's values are trimmed already, so `.trim()` makes no difference. */
const FROM_CREDENTIALS = /^=\{\{\s*\$credentials\.(\w+)(?:\.trim\(\))?\s*\}\}$/;

/** Replaces `={{$credentials.NAME}}`, perhaps with `.trim()`, the one expression that `request` may hold. */
function fillIn(
	request: Partial<IHttpRequestOptions>,
	account: Account,
): Partial<IHttpRequestOptions> {
	const filled = Object.entries(request).map(([option, value]: [string, unknown]) => {
		const name = typeof value === 'string' ? FROM_CREDENTIALS.exec(value)?.[1] : undefined;
		return [option, name === undefined ? value : account[name as keyof Account]];
	});
	return Object.fromEntries(filled) as Partial<IHttpRequestOptions>;
}
