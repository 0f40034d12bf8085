import type { PostReceiveAction } from 'n8n-workflow';
import { isDone } from '../../lemlist/policy/expected';
import { joinLists } from '../../lemlist/sending/batcher';
import { isRejected } from '../../lemlist/values/reading';
import { toTaskId } from '../../lemlist/values/taskId';
import type { Reader } from '../../shared/fields/field';
import { inBody } from '../../shared/fields/field';
import { taskLocator } from '../../shared/fields/locators';
import { taskOfParameter } from '../declarations/taskIds';
import type { Operation } from './operation';

/** lemlist takes a list; each item adds its task to it. */
const toTaskIds: Reader = (value) => {
	const reading = toTaskId(value);
	return isRejected(reading) ? reading : { value: [reading.value] };
};

/** lemlist responds with `{}` for all tasks of a request, so each item outputs its own. */
const toIgnored: PostReceiveAction = async function () {
	const reading = toTaskId(taskOfParameter(this));
	const _id = isRejected(reading) ? null : reading.value;
	return [{ json: { _id, status: 'ignored' } }];
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
		inBody(
			taskLocator('The task to ignore. lemlist removes it from the list of open tasks.'),
			toTaskIds,
			'ids',
		),
	],
	subject: { noun: 'task', field: 'taskId' },
	taskOf: taskOfParameter,
	// lemlist documents no limit. Of 100, a rejected one is found in at most 15 requests.
	batch: { maxSize: 100, readOnly: false, combine: joinLists('body', 'ids') },
	expects: isDone,
	repeatable: true,
	done: (count) => `${count} ignored`,
};
