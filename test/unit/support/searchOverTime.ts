// lemlist's search in memory, at any moment of a history: what it finds depends on how far it lags.
import type { Task } from '../../../nodes/lemlist/task';
import type { Query } from '../../../nodes/LemlistTasksTrigger/polling/events';
import type { SearchPage } from '../../../nodes/LemlistTasksTrigger/polling/search';

/** A task from a moment on, in ms. */
export interface Version {
	at: number;
	task: Task & { _id: string };
}

/** Statuses of open tasks. */
const OPEN: unknown[] = ['due', 'upcoming', 'paused'];

const iso = (ms: number): string => new Date(ms).toISOString();

/** A version of a task that is open, or was completed when the version begins. */
export const version = (
	id: string,
	at: number,
	status: 'due' | 'done' | 'ignored',
	dueAt: number | null = null,
): Version => ({
	at,
	task: {
		_id: id,
		status,
		dueDate: dueAt === null ? null : iso(dueAt),
		completedAt: status === 'due' ? null : iso(at),
	},
});

const SORTED_BY: Record<string, string> = { handledOn: 'completedAt', dueDate: 'dueDate' };

/** What lemlist returns at most. */
const MAX_RESULTS = 10_000;

/** Finds tasks as they were at a moment. */
export class SearchOverTime {
	private readonly tasks: Task[];
	/** When each of them begins and ends to be so, in ms. */
	private readonly begins: Float64Array;
	private readonly ends: Float64Array;
	private last: { key: string; found: Task[] } | undefined;
	/** Number of requests. */
	asked = 0;

	constructor(history: readonly Version[]) {
		const latestFirst = [...history].sort((one, other) => other.at - one.at);
		const next = new Map<string, number>();
		this.tasks = latestFirst.map(({ task }) => task);
		this.begins = Float64Array.from(latestFirst, ({ at }) => at);
		this.ends = Float64Array.from(latestFirst, ({ at, task: { _id } }) => {
			const end = next.get(_id) ?? Infinity;
			next.set(_id, at);
			return end;
		});
	}

	/** The tasks as they were at a moment. */
	asOf(moment: number): Task[] {
		const { begins, ends } = this;
		return this.tasks.filter((_, index) => begins[index]! <= moment && moment < ends[index]!);
	}

	/** The reply to a query at a moment. */
	page(query: Query, at: number): SearchPage {
		this.asked++;
		const { page, limit = 100, ...search } = query as { page: number; limit?: number };
		if (page * limit > MAX_RESULTS) throw new Error('PAGE_OUT_OF_RANGE');
		const key = JSON.stringify([search, at]);
		if (this.last?.key !== key) this.last = { key, found: this.find(search, at) };
		const { found } = this.last;
		const results = found.slice((page - 1) * limit, page * limit);
		return { results, total: found.length, limit, sentAt: NaN };
	}

	private find(query: Record<string, unknown>, at: number): Task[] {
		const { status, sortBy, sortOrder, ...ranges } = query;
		const isWanted = (task: Task) =>
			status === undefined ||
			(status === 'pending' ? OPEN.includes(task['status']) : task['status'] === status);
		const bounds = Object.entries(ranges).map(([name, bound]) => ({
			field: name.replace(/From$|To$/, ''),
			isIn: (value: string) =>
				name.endsWith('From') ? value >= String(bound) : value <= String(bound),
		}));
		const isIn = (task: Task) =>
			bounds.every(({ field, isIn }) => typeof task[field] === 'string' && isIn(task[field]));
		const field = SORTED_BY[String(sortBy ?? 'dueDate')]!;
		const sign = sortOrder === 'asc' ? 1 : -1;
		const keyOf = (task: Task) => String(task[field] ?? '');
		return this.asOf(at)
			.filter((task) => isWanted(task) && isIn(task))
			.sort((one, other) => sign * keyOf(one).localeCompare(keyOf(other)));
	}
}
