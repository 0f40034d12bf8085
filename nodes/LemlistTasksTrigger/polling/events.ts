// What a poll looks for, by Trigger On. The parameters are those of developer.lemlist.com, Search Tasks.

/** What a search asks for: its parameters and their values. */
export type Query = Readonly<Record<string, unknown>>;

/** Something that happens to a task at a moment that one of its dates gives. */
export interface TimedEvent {
	kind: 'timed';
	/** The tasks that it happens to. */
	status: 'done' | 'ignored' | 'pending';
	/** The task's date that it goes by. */
	field: 'completedAt' | 'dueDate';
	/** How long after that date it happens, in ms. */
	afterMs: number;
}

/** A task joins the open ones. No date says when, so all of them are read. */
export interface OpenedEvent {
	kind: 'opened';
}

/** What a trigger waits for. */
export type TaskEvent = TimedEvent | OpenedEvent;

/** What users choose under Trigger On. */
export type EventName = 'taskDone' | 'taskDue' | 'taskIgnored' | 'taskOpened' | 'taskOverdue';

/** A day is 24 hours here, also when clocks change. In ms. */
export const DAY_MS = 24 * 60 * 60_000;

/** @param overdueDays for Task Overdue alone: how many days after its due date */
export function eventOf(name: EventName, overdueDays: number): TaskEvent {
	switch (name) {
		case 'taskDone':
			return { kind: 'timed', status: 'done', field: 'completedAt', afterMs: 0 };
		case 'taskIgnored':
			return { kind: 'timed', status: 'ignored', field: 'completedAt', afterMs: 0 };
		case 'taskDue':
			return { kind: 'timed', status: 'pending', field: 'dueDate', afterMs: 0 };
		case 'taskOverdue':
			return { kind: 'timed', status: 'pending', field: 'dueDate', afterMs: overdueDays * DAY_MS };
		case 'taskOpened':
			return { kind: 'opened' };
	}
}

/** lemlist's name for what it can sort by, for each date. */
const SORT_BY = { completedAt: 'handledOn', dueDate: 'dueDate' };

/** The search for the event in a span of time, both ends included, the earliest first. */
export const queryFor = (
	{ status, field, afterMs }: TimedEvent,
	{ from, to }: { from: number; to: number },
): Query => ({
	status,
	[`${field}From`]: iso(from - afterMs),
	[`${field}To`]: iso(to - afterMs),
	sortBy: SORT_BY[field],
	sortOrder: 'asc',
});

/** The search for open tasks. */
export const OPEN: Query = { status: 'pending', sortBy: 'dueDate', sortOrder: 'asc' };

/** The search for the task that the event happened to last; for New Open Task, the one due last. */
export function newestQuery(event: TaskEvent, now: number): Query {
	const one = { sortOrder: 'desc', page: 1, limit: 1 };
	if (event.kind === 'opened') return { ...OPEN, ...one };
	const { status, field, afterMs } = event;
	return { status, [`${field}To`]: iso(now - afterMs), sortBy: SORT_BY[field], ...one };
}

const iso = (ms: number): string => new Date(ms).toISOString();
