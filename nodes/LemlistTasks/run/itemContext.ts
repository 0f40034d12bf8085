import type { IExecuteFunctions, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Clock } from '../../lemlist/clock';
import { Turns } from '../../lemlist/inOrder';
import { toTaskId } from '../../lemlist/values/ids';
import { isRejected } from '../../lemlist/values/reader';
import { NOTHING_SENT } from '../../shared/fields/rejection';
import { evaluate } from '../../shared/fields/evaluate';
import type { ReaderContext } from '../../shared/fields/field';
import type { TaskOf } from '../operation';

/**
 * The execution context as a hook of one item sees it. n8n's own engine gives its hooks an
 * `ExecuteSingleContext`; ours is a view of the execution's context with the item's index filled in.
 *
 * Its `getNodeParameter` throws LemlistError with code `UNREADABLE_PARAMETER` if n8n cannot evaluate
 * an expression.
 */
export function contextOfItem(
	context: IExecuteFunctions,
	itemIndex: number,
	forReaders: Pick<ReaderContext, 'onNotice' | 'startedAt'> = {},
): IExecuteSingleFunctions {
	const getNodeParameter = (name: string, fallback?: unknown, options?: object): unknown =>
		evaluate(
			name,
			() => context.getNodeParameter(name, itemIndex, fallback, options),
			NOTHING_SENT,
		);
	const item = context.getInputData()[itemIndex];
	const overrides = {
		...forReaders,
		getItemIndex: () => itemIndex,
		// An item may be without `json`, if it is only a file.
		getInputData: () => ({ ...item, json: item?.json ?? {} }),
		getNodeParameter,
		getCredentials: async (type: string) => await context.getCredentials(type, itemIndex),
		evaluateExpression: (expression: string, index = itemIndex) =>
			context.evaluateExpression(expression, index),
		getWorkflowDataProxy: () => context.getWorkflowDataProxy(itemIndex),
	};
	return Object.assign(Object.create(context), overrides) as IExecuteSingleFunctions;
}

/** The number of an item's row: the one that Google Sheets gives it, or counted from 1. */
export function rowNumber(item: INodeExecutionData | undefined, itemIndex: number): number {
	const { row_number: inSheet } = item?.json ?? {};
	return typeof inSheet === 'number' ? inSheet : itemIndex + 1;
}

/**
 * The task that each item names, or null: items of the same task are sent in input order, and an item's
 * error says which task it was. What is no ID is returned as it was given.
 * @param taskOf undefined for an operation that is not about a task in particular
 * @param clock gives everything else in the process a turn in between
 */
export async function taskIdsOf(
	context: IExecuteFunctions,
	taskOf: TaskOf | undefined,
	clock: Pick<Clock, 'now' | 'sleep'>,
): Promise<Array<string | null>> {
	const { length } = context.getInputData();
	const ids = new Array<string | null>(length).fill(null);
	if (!taskOf) return ids;
	const turns = new Turns(clock);
	for (let index = 0; index < length; index++) {
		const read = () => idOf(taskGiven(taskOf, contextOfItem(context, index)));
		ids[index] = await turns.take(read);
	}
	return ids;
}

function idOf(given: unknown): string | null {
	const reading = toTaskId(given);
	if (!isRejected(reading)) return reading.value;
	return typeof given === 'string' && given.trim() !== '' ? given.trim() : null;
}

function taskGiven(taskOf: TaskOf, item: IExecuteSingleFunctions): unknown {
	try {
		return taskOf(item);
	} catch {
		// Reading the row's values fails in the same way, and reports it.
		return undefined;
	}
}
