import type { PostReceiveAction } from 'n8n-workflow';
import { toTaskId } from '../../lemlist/values/taskId';
import { isRefused } from '../../lemlist/values/reading';
import type { Converter } from '../declarations/field';
import { sendsRequired } from './fields';
import { taskLocator } from './locators';
import type { Operation } from './operation';

/** lemlist takes a list; each item adds its task to it. */
const toTaskIds: Converter = (value) => {
	const reading = toTaskId(value);
	return isRefused(reading) ? reading : { value: [reading.value] };
};

/** lemlist answers `{}` for all tasks of a request, so each item tells of its own. */
const toIgnored: PostReceiveAction = async function () {
	const id = this.getNodeParameter('taskId', undefined, { extractValue: true });
	return [{ json: { _id: String(id).trim(), status: 'ignored' } }];
};

/** Ignore Tasks: `POST /tasks/ignore` with a list of IDs (developer.lemlist.com, Ignore Tasks). */
export const ignore: Operation = {
	option: {
		name: 'Ignore',
		value: 'ignore',
		action: 'Ignore task',
		description: 'Dismiss one or more tasks without doing them',
		routing: {
			request: { method: 'POST', url: '/tasks/ignore' },
			output: { postReceive: [toIgnored] },
		},
	},
	properties: [
		taskLocator(
			'The task to ignore. lemlist takes it off the list of open tasks.',
			sendsRequired('taskId', 'Task', toTaskIds, 'ids'),
		),
	],
	subject: { noun: 'task', field: 'taskId' },
	inOrderOf: 'taskId',
	// lemlist documents no limit; of 100, a refused one is found in at most 15 requests.
	together: { property: 'ids', most: 100 },
	repeatable: true,
	done: 'tasks ignored',
};
