import { answersOf } from '../answers';
import { ApiError } from '../errors';
import { toContact } from '../recordViews';
import type { Store } from '../store';
import { taskFilter } from '../taskFilter';
import type { TaskQuery } from '../taskFilter';
import { toV2 } from '../taskViews';
import type { TaskV2 } from '../taskViews';
import type { Route } from './route';

interface SearchQuery extends TaskQuery {
	include?: Array<'contact' | 'company'>;
	sortBy: string;
	sortOrder: 'asc' | 'desc';
	page: number;
	limit: number;
}

const noValue = () => null;

/** All of lemlist's sort fields, including those the sandbox has no data for. */
const sortFields = new Map<string, (task: TaskV2) => string | number | null>([
	['dueDate', (task) => task.dueDate],
	['status', (task) => task.status],
	['priority', (task) => task.priority],
	['assignedTo', (task) => task.assignedTo],
	['campaignId', (task) => task.campaignId],
	['handledOn', (task) => task.completedAt],
	['score', noValue],
	['contactJobTitle', noValue],
]);

/** `GET /v2/tasks`: one page of the matching tasks, of all statuses unless filtered. */
export const searchTasks: Route = {
	method: 'get',
	path: '/v2/tasks',
	handle(request, { store, settings, now }) {
		const query = request.query as SearchQuery;
		const { page, limit, include = [] } = query;
		if (page * limit > 10_000) {
			throw new ApiError(400, 'PAGE_OUT_OF_RANGE', 'page * limit must not exceed 10000');
		}
		const { undatedFirst, noPriority } = answersOf(settings);
		const order = orderOf(query, undatedFirst);
		const nowMs = now();
		const found = [...store.tasksAsOf(nowMs - settings.searchLagMs).values()]
			.map((task) => toV2(task, store, nowMs))
			.filter(taskFilter(query))
			.sort(order);
		return {
			results: found
				.slice((page - 1) * limit, page * limit)
				.map((task) => ({ ...task, priority: task.priority ?? noPriority }))
				.map((task) => ({ ...task, ...included(task, include, store) })),
			total: found.length,
			limit,
			page,
		};
	},
};

function included(task: Pick<TaskV2, 'contactId' | 'companyId'>, include: string[], store: Store) {
	const contact = store.contacts.get(task.contactId ?? '');
	return {
		...(include.includes('contact') ? { contact: contact ? toContact(contact, store) : null } : {}),
		...(include.includes('company')
			? { company: store.companies.get(task.companyId ?? '') ?? null }
			: {}),
	};
}

function orderOf(
	{ sortBy, sortOrder }: SearchQuery,
	undatedFirst: boolean,
): (one: TaskV2, other: TaskV2) => number {
	const field = sortFields.get(sortBy);
	if (!field) throw new ApiError(400, 'UNKNOWN_SORT_FIELD', `Unknown sort field: ${sortBy}`);
	const sign = sortOrder === 'asc' ? 1 : -1;
	const ifNone = sortBy === 'dueDate' && !undatedFirst ? '\uffff' : '';
	const key = (task: TaskV2) => String(field(task) ?? ifNone);
	// Equal tasks stay in the order of the store, so that pages never overlap.
	return (one, other) => sign * compare(key(one), key(other));
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
