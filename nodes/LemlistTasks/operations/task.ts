// The task that a row is about, for operations that take one by its ID.
import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';
import { isBlank } from '../../lemlist/values/cell';
import { toTaskId } from '../../lemlist/values/ids';
import type { Field } from '../../shared/fields/field';
import { optional, taskLocator } from '../../shared/fields/locators';
import { MISSING_VALUE, rejectionOf } from '../../shared/fields/rejection';
import type { TaskOf } from '../operation';
import type { Column } from './columns';
import { adviceIfBlank, nonBlankColumns } from './columns';

/** What an error calls it. */
export const TASK = { noun: 'task', field: 'taskId' };

/** The field Task. */
export const taskField = (description: string): Field => ({
	property: taskLocator(description),
	read: toTaskId,
});

/** The task of the parameter Task. */
export const taskOfParameter: TaskOf = (context) =>
	context.getNodeParameter('taskId', undefined, { extractValue: true });

/** The field Task for rows whose columns are mapped. The panel does not insist on it: a column may name it. */
export const taskOrColumn: INodeProperties = optional(
	taskLocator(
		'The task to update. If this is empty, the column Task ID, _id or Task names it.',
		'From the column Task ID, _id or Task',
	),
);

/** Columns that name the task, by their normalized names, the clearest first. */
export const TASK_COLUMNS = ['taskid', 'id', 'task'];

/** The task of a row whose columns are mapped: that of the parameter if anything is entered there. */
export const taskOfColumns: TaskOf = (context) =>
	isTaskEmpty(context.getNode())
		? taskInColumns(context.getInputData().json)
		: taskOfParameter(context);

/** Whether nothing is entered. An expression is, even if a typo in it makes its value empty. */
function isTaskEmpty({ parameters }: INode): boolean {
	const locator = parameters['taskId'];
	return isBlank((Object(locator) as { value?: unknown }).value ?? locator);
}

/**
 * The task that a row's columns name. Other services have a column `id` as well, so the one that holds a
 * task's ID counts.
 * @throws LemlistError if they name two different tasks, or if there is no such column
 */
function taskInColumns(row: IDataObject): unknown {
	const columns = nonBlankColumns(row, TASK_COLUMNS);
	const byId = new Map(columns.flatMap((column) => withId(column)));
	if (byId.size > 1) {
		const names = [...byId.values()].join(' and ');
		const problem = `names different tasks in the columns ${names}`;
		throw rejectionOf(PARAMETER, { problem, advice: 'Remove one of them.' });
	}
	const [id] = byId.keys();
	if (id !== undefined) return id;
	if (columns.length === 0) throw noColumn(row);
	// None holds an ID: the clearest one is shown as rejected.
	return columns.sort((one, other) => rankOf(one) - rankOf(other))[0]!.value;
}

const PARAMETER = { name: TASK.field, displayName: 'Task' };

function withId({ name, value }: Column): Array<[id: string, column: string]> {
	const reading = toTaskId(value);
	return 'value' in reading && reading.value !== undefined ? [[reading.value, name]] : [];
}

const rankOf = ({ normalized }: Column) => TASK_COLUMNS.indexOf(normalized);

/** Max columns of a row that an error names. */
const MAX_COLUMNS = 10;

function noColumn(row: IDataObject) {
	const columns = Object.keys(row);
	const shown =
		columns.slice(0, MAX_COLUMNS).join(', ') + (columns.length > MAX_COLUMNS ? ', …' : '');
	const has = columns.length > 0 ? `The row has ${shown}.` : 'The row has no columns.';
	const rename = `${has} Rename the column with the task's ID to Task ID, or set Task.`;
	return rejectionOf(PARAMETER, {
		problem: 'is empty: no column Task ID, _id, id or Task has a value',
		advice: adviceIfBlank(row, TASK_COLUMNS) ?? rename,
		code: MISSING_VALUE,
		reason: 'missing value',
	});
}
