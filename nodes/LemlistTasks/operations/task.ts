// The task that a row is about, for operations that take one by its ID.
import type { TaskOf } from '../operation';
import { toTaskId } from '../../lemlist/values/taskId';
import type { Field } from '../../shared/fields/field';
import { taskLocator } from '../../shared/fields/locators';

/** The field Task. */
export const taskField = (description: string): Field => ({
	property: taskLocator(description),
	read: toTaskId,
});

/** The task of the parameter Task. */
export const taskOfParameter: TaskOf = (context) =>
	context.getNodeParameter('taskId', undefined, { extractValue: true });

/** What an error calls it. */
export const TASK = { noun: 'task', field: 'taskId' };
