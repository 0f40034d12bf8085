import type { IExecuteFunctions, IExecuteSingleFunctions } from 'n8n-workflow';
import { toTaskId } from '../../lemlist/values/taskId';
import { contextOfItem } from './itemContext';

/** Returns the task that an item names, as it was given. */
export type TaskOf = (item: IExecuteSingleFunctions) => unknown;

/** The task of the parameter Task. */
export const taskOfParameter: TaskOf = (item) =>
	item.getNodeParameter('taskId', undefined, { extractValue: true });

/**
 * The ID of the task that each item names, or null: items of the same task are sent in input order, and
 * an item's error says which task it was.
 * @param taskOf undefined for an operation that is not about a task in particular
 */
export function taskIdsOf(
	context: IExecuteFunctions,
	taskOf: TaskOf | undefined,
): Array<string | null> {
	return context.getInputData().map((_, itemIndex) => {
		const given = taskOf && read(taskOf, contextOfItem(context, itemIndex));
		const reading = toTaskId(given);
		if ('value' in reading) return reading.value;
		return typeof given === 'string' && given.trim() !== '' ? given.trim() : null;
	});
}

function read(taskOf: TaskOf, item: IExecuteSingleFunctions): unknown {
	try {
		return taskOf(item);
	} catch {
		// Building the item's request reads it again, and reports it.
		return undefined;
	}
}
