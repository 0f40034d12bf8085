import type { Page } from '../pages/page';
import { isTaskPage } from '../policy/expected';
import { defineRead } from './read';

/** Max IDs in one search (developer.lemlist.com, Search Tasks). */
const MAX_IDS = 100;

/** Tasks by ID, of any status. IDs that lemlist does not know are not in the reply. */
export const TASKS_BY_ID = defineRead({
	url: '/v2/tasks',
	property: 'taskId',
	others: { limit: MAX_IDS },
	expects: isTaskPage,
	maxSize: MAX_IDS,
	pick: (body, ids): Page => {
		const own = (body as Page).results.filter(({ _id }) => ids.includes(_id));
		return { ...(body as Page), results: own, total: own.length };
	},
});
