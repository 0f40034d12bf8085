import { ApiError } from '../errors';
import { toV2 } from '../taskViews';
import type { TaskV2 } from '../taskViews';
import type { Route } from './route';

interface SearchQuery {
	search?: string;
	title?: string;
	taskId?: string[];
	assignedTo?: string[];
	type?: string[];
	channel?: string[];
	status?: string[];
	priority?: string[];
	sortBy: 'dueDate' | 'status' | 'priority' | 'assignedTo' | 'campaignId';
	sortOrder: 'asc' | 'desc';
	page: number;
	limit: number;
}

/** `GET /v2/tasks`: values of one parameter are alternatives, parameters narrow each other. */
export const searchTasks: Route = {
	method: 'get',
	path: '/v2/tasks',
	handle(request, { store, now }) {
		const query = request.query as SearchQuery;
		const { page, limit } = query;
		if (page * limit > 10_000) {
			throw new ApiError(400, 'PAGE_OUT_OF_RANGE', 'page * limit must not exceed 10000');
		}
		const found = [...store.tasks.values()]
			.map((task) => toV2(task, store, now()))
			.filter((task) => matches(task, query))
			.sort(by(query));
		return {
			results: found.slice((page - 1) * limit, page * limit),
			total: found.length,
			limit,
			page,
		};
	},
};

function matches(task: TaskV2, query: SearchQuery): boolean {
	const searched = [
		task.title,
		task.message,
		task.leadFirstName,
		task.leadLastName,
		task.leadCompanyName,
	].join(' ');
	return (
		contains(searched, query.search) &&
		contains(task.title, query.title) &&
		oneOf(task._id, query.taskId) &&
		oneOf(task.assignedTo, query.assignedTo) &&
		oneOf(task.type, query.type) &&
		oneOf(task.channel, query.channel) &&
		oneOf(task.status, query.status?.flatMap(alternatives)) &&
		oneOf(String(task.priority), query.priority)
	);
}

function contains(text: string, part = ''): boolean {
	return text.toLowerCase().includes(part.toLowerCase());
}

function oneOf(value: string, allowed: string[] | undefined): boolean {
	return allowed === undefined || allowed.includes(value);
}

function alternatives(status: string): string[] {
	return status === 'pending' ? ['due', 'upcoming', 'paused'] : [status];
}

function by({ sortBy, sortOrder }: SearchQuery): (one: TaskV2, other: TaskV2) => number {
	const sign = sortOrder === 'asc' ? 1 : -1;
	const key = (task: TaskV2) => String(task[sortBy] ?? '');
	// Equals keep the order of the store, so that pages never overlap.
	return (one, other) => sign * compare(key(one), key(other));
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
