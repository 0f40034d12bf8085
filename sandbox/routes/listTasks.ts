import { answersOf } from '../answers';
import { ApiError } from '../errors';
import { toV1 } from '../taskViews';
import type { SandboxTask } from '../types';
import type { Route } from './route';

interface Filter {
	filterId: string;
	in?: string[];
	out?: string[];
	/** Days as `YYYY-MM-DD`, both inclusive. */
	from?: string;
	to?: string;
}

/** What each filter compares, by `filterId`. */
const filtered = new Map<string, (task: SandboxTask) => string>([
	['type', (task) => task.type],
	['assignedTo', (task) => task.userId],
	['campaignId', (task) => task.campaignId ?? ''],
	['dueDate', (task) => dayOf(task.dueDate)],
]);

/** `GET /tasks`, the older list: pending tasks only, pages from 0, no total. */
export const listTasks: Route = {
	method: 'get',
	path: '/tasks',
	handle({ query }, { store, settings }) {
		const { filters, page } = query as { filters?: string; page: number };
		const { filtersRequired, listPageSize: pageSize } = answersOf(settings);
		const given = filters ?? (filtersRequired ? '' : '[]');
		const conditions = readFilters(given).map(condition);
		const found = [...store.tasks.values()].filter(
			(task) => task.status === 'pending' && conditions.every((isMet) => isMet(task)),
		);
		return {
			results: found.slice(page * pageSize, (page + 1) * pageSize).map(toV1),
			page: String(page),
		};
	},
};

const dayOf = (date: string) => date && new Date(date).toISOString().slice(0, 'YYYY-MM-DD'.length);

function readFilters(text: string): Filter[] {
	try {
		const filters: unknown = JSON.parse(text);
		if (Array.isArray(filters) && filters.every(isFilter)) return filters;
	} catch {
		// Rejected below, like any JSON that is not a list of filters.
	}
	throw new ApiError(400, 'MALFORMED_FILTERS', 'Malformed filters', 'error');
}

function isFilter(value: unknown): value is Filter {
	if (typeof value !== 'object' || value === null) return false;
	const { filterId, in: included, out, from, to } = value as Record<keyof Filter, unknown>;
	return filtered.has(String(filterId)) && [included, out].every(isList) && [from, to].every(isDay);
}

function isList(value: unknown): boolean {
	return value === undefined || Array.isArray(value);
}

function isDay(value: unknown): boolean {
	return value === undefined || /^\d{4}-\d\d-\d\d$/.test(String(value));
}

function condition(filter: Filter): (task: SandboxTask) => boolean {
	const { filterId, in: included, out = [], from = '', to = '9999-12-31' } = filter;
	return (task) => {
		const value = filtered.get(filterId)?.(task) ?? '';
		if (filterId === 'dueDate') return value >= from && value <= to;
		return (included?.includes(value) ?? true) && !out.includes(value);
	};
}
