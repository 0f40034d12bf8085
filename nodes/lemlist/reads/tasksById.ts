import { isTaskPage } from '../policy/expected';
import { joinLists, listIn } from '../sending/merging';
import type { Read } from './read';

/** Max IDs in one search (developer.lemlist.com, Search Tasks). */
const MAX_IDS = 100;

/** Tasks by ID, of any status. IDs that lemlist does not know are not in the reply. */
export const TASKS_BY_ID: Read = {
	url: '/v2/tasks',
	property: 'taskId',
	others: { limit: MAX_IDS },
	expects: isTaskPage,
	merging: {
		maxSize: MAX_IDS,
		reads: true,
		merge: joinLists('qs', 'taskId'),
		ownOf: (reply, request) => {
			const ids = listIn(request, 'qs', 'taskId');
			const { results } = reply.body as { results: Array<{ _id: unknown }> };
			const own = results.filter(({ _id }) => ids.includes(_id));
			return { ...reply, body: { ...(reply.body as object), results: own, total: own.length } };
		},
	},
};
