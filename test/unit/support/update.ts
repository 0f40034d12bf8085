// From the parameters of Update to the request that they become, by the node's own declarations.
import type { IDataObject, IHttpRequestOptions, NodeOperationError } from 'n8n-workflow';
import { LemlistTasks } from '../../../nodes/LemlistTasks/LemlistTasks.node';
import { buildRequest } from '../../../nodes/LemlistTasks/request/build';
import { contextOfItem } from '../../../nodes/LemlistTasks/request/itemContext';
import { planRequest } from '../../../nodes/LemlistTasks/request/plan';
import type { Http } from './execution';
import { credentials, executionOf, locator, nodeWith } from './execution';

export interface Around {
	taskId?: unknown;
	clearFields?: unknown;
	/** IANA name of the workflow's zone; UTC without it. */
	timezone?: string;
	/** Which item has these values; 0 without it. */
	itemIndex?: number;
	http?: Http;
}

const { description } = new LemlistTasks();

/** The request for an item whose Update Fields hold these values. */
export async function requestOf(
	updateFields: Record<string, unknown>,
	around: Around = {},
): Promise<IHttpRequestOptions & { body: IDataObject }> {
	const {
		taskId,
		clearFields,
		itemIndex = 0,
		...execution
	} = {
		taskId: 'opp_1',
		clearFields: [],
		...around,
	};
	const parameters = {
		resource: 'task',
		operation: 'update',
		taskId: locator(taskId),
		updateFields,
		clearFields,
	};
	const items = new Array<typeof parameters>(itemIndex + 1).fill(parameters);
	const context = executionOf({ items, ...execution });
	const item = contextOfItem(context, itemIndex, context.helpers);
	const request = await buildRequest(
		planRequest(description, nodeWith(parameters)),
		item,
		credentials,
	);
	return request as IHttpRequestOptions & { body: IDataObject };
}

export const bodyOf = async (updateFields: Record<string, unknown>, around?: Around) =>
	(await requestOf(updateFields, around)).body;

/** The error that an item with these values is refused with. */
export async function refusalOf(
	updateFields: Record<string, unknown>,
	around?: Around,
): Promise<NodeOperationError> {
	const body = await bodyOf(updateFields, around).catch((error: NodeOperationError) => error);
	if (body instanceof Error) return body;
	throw new Error(`Not refused: ${JSON.stringify(body)}`);
}
