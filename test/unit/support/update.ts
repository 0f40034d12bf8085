// One row of Update.
import type { IDataObject } from 'n8n-workflow';
import type { LemlistError } from '../../../nodes/lemlist/errors/lemlistError';
import type { Request } from '../../../nodes/lemlist/http';
import { locator } from './execution';
import * as row from './row';

export interface Around extends row.Around {
	taskId?: unknown;
	clearFields?: unknown;
}

/** The request for an item with these Update Fields. */
export async function requestOf(
	updateFields: Record<string, unknown>,
	around: Around = {},
): Promise<Request & { body: IDataObject }> {
	return await row.requestWith(parametersOf(updateFields, around), around);
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
	return await row.rejectionWith(parametersOf(updateFields, around), around);
}

function parametersOf(updateFields: Record<string, unknown>, around: Around) {
	const { taskId, clearFields } = { taskId: 'opp_1', clearFields: [], ...around };
	return {
		...{ operation: 'update', mappingMode: 'defineBelow', taskId: locator(taskId) },
		...{ updateFields, clearFields },
	};
}
