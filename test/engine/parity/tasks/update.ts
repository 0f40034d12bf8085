import fc from 'fast-check';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { locator as inLocator } from '../../support/workflow';
import type { Task } from '../engines';
import type { Columns } from './fields';
import {
	assignees,
	CONTENT,
	CONTENT_EXPRESSIONS,
	Fields,
	isNamed,
	MOMENT_EXPRESSIONS,
	moments,
	switches,
	taskIds,
} from './fields';

const columns: Columns = {
	...CONTENT,
	task: taskIds,
	assignedTo: assignees,
	dueDate: moments,
	done: switches('done', 'reopen'),
	clear: fc.oneof(
		{ weight: 9, arbitrary: fc.constantFrom('', null, [], 'title', ['Title'], '["images"]') },
		{ weight: 1, arbitrary: fc.constantFrom('message, priority', 'dueDate', 5, [['videos']]) },
	),
};

const { given, items, locator, some } = new Fields(columns, {
	...CONTENT_EXPRESSIONS,
	dueDate: MOMENT_EXPRESSIONS,
	clear: ["={{ $json.title ? [] : ['title'] }}"],
});

const updateFields = fc.record(
	{
		assignedTo: locator('assignedTo', 'list', 'id', 'email'),
		...some('dueDate', 'done', 'images', 'message', 'priority', 'title', 'videos'),
	},
	{ requiredKeys: [] },
);

const clearFields = fc.oneof(
	fc.subarray(['images', 'videos', 'message', 'priority', 'title'], { maxLength: 2 }),
	given('clear'),
);

const parameters = fc.record(
	{
		resource: fc.constant('task'),
		operation: fc.constant('update'),
		mappingMode: fc.constant('defineBelow'),
		taskId: locator('task', 'list', 'id').filter(isNamed),
		updateFields,
		clearFields,
	},
	{ requiredKeys: ['taskId'] },
) as fc.Arbitrary<INodeParameters>;

/** Arbitrary tasks for the operation Update, field by field. */
export const updates: fc.Arbitrary<Task> = fc.record({ parameters, items: items() });

/** The names of each field: as the panel and as lemlist spell it. */
const NAMES: Record<string, [panel: string, lemlist: string]> = {
	assignedTo: ['Assignee', 'assignedTo'],
	done: ['Done', 'done'],
	dueDate: ['Due Date', 'dueDate'],
	images: ['LinkedIn Images', 'images'],
	message: ['Message', 'message'],
	priority: ['Priority', 'priority'],
	title: ['Title', 'title'],
	videos: ['LinkedIn Videos', 'videos'],
};

const joinedBy = (separator: string) => (name: string) =>
	name.replace(/(?<=[a-z])(?=[A-Z])| /g, separator);

/** A name as columns of a sheet or a database spell it. */
const spelled = (...names: string[]) =>
	fc
		.tuple(
			fc.constantFrom(...names),
			fc.constantFrom(...['', '_', '-', ' '].map(joinedBy), (name: string) => name),
			fc.constantFrom<Array<(name: string) => string>>(
				(name) => name,
				(name) => name.toUpperCase(),
				(name) => name.toLowerCase(),
				(name) => ` ${name} `,
			),
		)
		.map(([name, join, inCase]) => inCase(join(name)));

/** A column that is named like a field, with its value. */
const fieldColumns = Object.entries(NAMES).map(([field, names]) =>
	fc.tuple(spelled(...names), columns[field]!),
);

const taskColumn = fc.tuple(
	fc.oneof(spelled('taskId', 'Task ID', 'task'), fc.constantFrom('_id', 'id', 'ID')),
	taskIds,
);

const otherColumn = fc.tuple(
	fc.constantFrom('Company', 'row_number', 'due', 'Titles', 'assigned', 'clear', 'status', ''),
	fc.constantFrom<unknown[]>('x', 7, null, { a: 1 }),
);

/** A row: mostly a task and some fields, now and then a field or a task twice. */
const mappedRows: fc.Arbitrary<INodeExecutionData[]> = fc.array(
	fc
		.tuple(
			fc.oneof(
				{ weight: 7, arbitrary: fc.array(taskColumn, { minLength: 1, maxLength: 2 }) },
				{ weight: 1, arbitrary: fc.constant([]) },
			),
			fc.subarray(fieldColumns, { maxLength: 4 }).chain((some) => fc.tuple(...some)),
			fc.option(fc.oneof(...fieldColumns), { freq: 9, nil: undefined }),
			fc.array(otherColumn, { maxLength: 2 }),
		)
		.chain(([task, fields, another, others]) =>
			fc.shuffledSubarray([...task, ...fields, ...(another ? [another] : []), ...others], {
				minLength: task.length + fields.length + (another ? 1 : 0) + others.length,
			}),
		)
		.map((entries) => ({ json: Object.fromEntries(entries) as IDataObject })),
	{ minLength: 1, maxLength: 4 },
);

/** Mostly left empty; else an expression, which may come to nothing, or a task for all rows. */
const taskForAll = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(inLocator('', 'list'), inLocator(''), '') },
	{
		weight: 2,
		arbitrary: fc.constantFrom(
			inLocator('={{ $json.id }}'),
			inLocator('={{ $json.no.such.task }}'),
			inLocator('={{ $json["Task ID"] }}'),
			'={{ $json.task }}',
			"={{ $('Nowhere').item.json.id }}",
			'=opp_{{ $itemIndex }}',
		),
	},
	{ weight: 1, arbitrary: fc.constantFrom(inLocator('opp_five', 'list'), inLocator(' opp_six ')) },
);

const mappingParameters = fc.record(
	{
		resource: fc.constant('task'),
		operation: fc.constant('update'),
		mappingMode: fc.constant('autoMapInputData'),
		taskId: taskForAll,
		// As it was set before the mode was changed.
		updateFields,
		clearFields: fc.oneof(
			{ weight: 3, arbitrary: fc.constant([]) },
			{ weight: 1, arbitrary: clearFields },
		),
	},
	{ requiredKeys: ['operation', 'mappingMode'] },
) as fc.Arbitrary<INodeParameters>;

/** Arbitrary tasks for the operation Update with Map Automatically. */
export const mappedUpdates: fc.Arbitrary<Task> = fc.record({
	parameters: mappingParameters,
	items: mappedRows,
});
