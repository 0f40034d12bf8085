import type { IDataObject, INodeProperties, PostReceiveAction } from 'n8n-workflow';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import { unknownSubject } from '../../lemlist/errors/rejection';
import { withoutV2 } from '../../lemlist/errors/withoutV2';
import { TASKS_BY_ID } from '../../lemlist/lookUps';
import type { Task } from '../../lemlist/task';
import { toTaskId } from '../../lemlist/values/taskId';
import { inQuery } from '../../shared/fields/field';
import { taskLocator } from '../../shared/fields/locators';
import { simplify, toTaskItems } from '../../shared/fields/simplify';
import { taskOfParameter } from '../declarations/taskIds';
import type { Operation } from './operation';

const taskId: INodeProperties = inQuery(taskLocator('The task to read'), toTaskId);

/** lemlist's search returns what it finds; here nothing found is an error of the item. */
const theTask: PostReceiveAction = async function (items) {
	const { results = [] } = (items[0]?.json ?? {}) as IDataObject & { results?: Task[] };
	if (results.length === 0) throw unknownTask();
	return toTaskItems(this, results);
};

const subject = { noun: 'task', field: 'taskId' };

function unknownTask(): LemlistError {
	const { message, advice } = unknownSubject(subject);
	return new LemlistError(message, {
		code: 'UNKNOWN_TASK',
		reason: 'unknown ID',
		advice,
		description: 'The search by ID found nothing.',
		field: subject.field,
	});
}

/** Get: the search by ID, for up to 100 items at once (developer.lemlist.com, Search Tasks). */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get task',
		description: 'Retrieve a task by its ID',
		routing: {
			request: { method: 'GET', url: TASKS_BY_ID.url, qs: { ...TASKS_BY_ID.others } },
			output: { postReceive: [theTask] },
		},
	},
	properties: [taskId, simplify],
	subject,
	expects: TASKS_BY_ID.expects,
	explain: (error) => withoutV2(error, 'use Get Many with V1 under Options > API Version'),
	taskOf: taskOfParameter,
	batch: TASKS_BY_ID.batch,
	repeatable: true,
	done: (count) => `${count} ${count === 1 ? 'task' : 'tasks'} read`,
};
