// Builds the request for the parameters of Update from the node's own declarations.
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { LemlistError } from '../../../nodes/lemlist/errors/lemlistError';
import { locator } from './execution';
import * as request from './request';

export interface Around extends request.Around {
	taskId?: unknown;
	clearFields?: unknown;
}

/** The request for an item with these Update Fields. */
export async function requestOf(
	updateFields: Record<string, unknown>,
	around: Around = {},
): Promise<IHttpRequestOptions & { body: IDataObject }> {
	return await request.requestWith(parametersOf(updateFields, around), around);
}

export const bodyOf = async (
	updateFields: Record<string, unknown>,
	around?: Around,
): Promise<IDataObject> => (await requestOf(updateFields, around)).body;

/** The error that an item with these Update Fields is rejected with. */
export async function rejectionOf(
	updateFields: Record<string, unknown>,
	around: Around = {},
): Promise<LemlistError> {
	return await request.rejectionWith(parametersOf(updateFields, around), around);
}

function parametersOf(updateFields: Record<string, unknown>, around: Around) {
	const { taskId, clearFields } = { taskId: 'opp_1', clearFields: [], ...around };
	return {
		...{ operation: 'update', mappingMode: 'defineBelow', taskId: locator(taskId) },
		...{ updateFields, clearFields },
	};
}
