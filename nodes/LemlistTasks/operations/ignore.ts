import { isDone } from '../../lemlist/policy/expected';
import { joinLists } from '../../lemlist/sending/batcher';
import type { Operation } from '../operation';
import { sent } from '../operation';
import { dryRun } from './options';
import { TASK, taskField, taskOfParameter } from './task';

const taskId = taskField('The task to ignore. lemlist removes it from the list of open tasks.');

/** lemlist documents no limit. Of 100, a rejected one is found in at most 15 requests. */
const BATCH = { maxSize: 100, readOnly: false, combine: joinLists('body', 'ids') };

/** Ignore Tasks: `POST /tasks/ignore` with a list of IDs (developer.lemlist.com, Ignore Tasks). */
export const ignore: Operation<string> = {
	option: {
		name: 'Ignore',
		value: 'ignore',
		action: 'Ignore task',
		description: 'Dismiss one or more tasks without doing them',
	},
	properties: [taskId.property],
	options: [dryRun],
	subject: TASK,
	taskOf: taskOfParameter,
	sharesRequests: true,
	repeatable: true,
	done: (count) => `${count} ignored`,

	read: async (item) => String(await item.value(taskId)),

	async run(id, item, client) {
		const body = { ids: [id] };
		if (item.dryRun) return sent(body);
		const request = { method: 'POST' as const, url: '/tasks/ignore', body };
		await client.request(request, { expects: isDone, batch: BATCH });
		// lemlist responds with `{}` for all tasks of a request.
		return sent({ _id: id, status: 'ignored' });
	},
};
