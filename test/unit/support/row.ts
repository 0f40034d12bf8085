// Builds the request for the parameters of an operation from the node's own declarations.
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { LemlistError } from '../../../nodes/lemlist/errors/lemlistError';
import { LemlistTasks } from '../../../nodes/LemlistTasks/LemlistTasks.node';
import { buildRequest } from '../../../nodes/LemlistTasks/declarations/buildRequest';
import { contextOfItem } from '../../../nodes/LemlistTasks/declarations/itemContext';
import { planRequest } from '../../../nodes/LemlistTasks/declarations/plan';
import type { Http } from './execution';
import { credentials, executionOf, nodeWith } from './execution';

type Parameters = Record<string, unknown>;

export interface Around {
	/** IANA name of the workflow's timezone; default UTC. */
	timezone?: string;
	/** The item with these values; default 0. */
	itemIndex?: number;
	http?: Http;
	/** What the input item holds. */
	row?: IDataObject;
	/** The node's stored parameters, if they are expressions for the values. */
	stored?: Parameters;
}

const { description } = new LemlistTasks();

/** The request for an item with these parameters, whose expressions are evaluated. */
export async function requestWith(
	parameters: Parameters,
	{ itemIndex = 0, stored = parameters, row = {}, ...execution }: Around = {},
): Promise<IHttpRequestOptions & { body: IDataObject; qs: IDataObject }> {
	const items = new Array<Parameters>(itemIndex + 1).fill(parameters);
	const node = nodeWith({ resource: 'task', ...stored });
	const rows = items.map(() => row);
	const context = Object.assign(executionOf({ items, rows, ...execution }), {
		getNode: () => node,
	});
	const item = contextOfItem(context, itemIndex);
	const request = await buildRequest(planRequest(description, node), item, credentials);
	return request as IHttpRequestOptions & { body: IDataObject; qs: IDataObject };
}

/** The error that an item with these parameters is rejected with. */
export async function rejectionWith(
	parameters: Parameters,
	around?: Around,
): Promise<LemlistError> {
	const sent = await requestWith(parameters, around).catch((error: LemlistError) => error);
	if (sent instanceof Error) return sent;
	throw new Error(`Not rejected: ${JSON.stringify({ qs: sent.qs, body: sent.body })}`);
}
