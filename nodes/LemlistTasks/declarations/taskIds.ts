import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The task that each item names by a parameter, or null: items of the same task are sent in input
 * order, and an item's error says which task it was.
 * @param parameter undefined for an operation that is not about a task in particular
 */
export function taskIdsOf(
	context: IExecuteFunctions,
	parameter: string | undefined,
): Array<string | null> {
	return context.getInputData().map((_, itemIndex) => {
		if (parameter === undefined) return null;
		const id = readParameter(context, parameter, itemIndex);
		return typeof id === 'string' && id.trim() !== '' ? id.trim() : null;
	});
}

function readParameter(context: IExecuteFunctions, parameter: string, itemIndex: number): unknown {
	try {
		return context.getNodeParameter(parameter, itemIndex, '', { extractValue: true });
	} catch {
		// Building the item's request reads it again, and reports it.
		return undefined;
	}
}
