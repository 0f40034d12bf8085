import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import type { Task } from '../engines';
import {
	assignees,
	CONTENT,
	CONTENT_EXPRESSIONS,
	Fields,
	isNamed,
	MOMENT_EXPRESSIONS,
	moments,
	taskIds,
	values,
} from './fields';

const { given, items, locator, some } = new Fields(
	{
		...CONTENT,
		task: taskIds,
		assignedTo: assignees,
		dueDate: moments,
		done: values([true, false, 'yes', 'No', 'x', 1, 0, 'reopen'], ['maybe']),
		clear: fc.oneof(
			{ weight: 9, arbitrary: fc.constantFrom('', null, [], 'title', ['Title'], '["images"]') },
			{ weight: 1, arbitrary: fc.constantFrom('message, priority', 'dueDate', 5, [['videos']]) },
		),
	},
	{
		...CONTENT_EXPRESSIONS,
		dueDate: MOMENT_EXPRESSIONS,
		clear: ["={{ $json.title ? [] : ['title'] }}"],
	},
);

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
		taskId: locator('task', 'list', 'id').filter(isNamed),
		updateFields,
		clearFields,
	},
	{ requiredKeys: ['taskId'] },
) as fc.Arbitrary<INodeParameters>;

/** Arbitrary tasks for the operation Update. */
export const updates: fc.Arbitrary<Task> = fc.record({ parameters, items: items() });
