// The rows of a sheet that says what tasks should be, some of which change something. Pure.
import type { SandboxTask } from '../../sandbox';

/** A row: a task, and the values that it should have, by lemlist's names. */
export interface SyncRow extends Record<(typeof FIELDS)[number], string> {
	task: string;
}

/** The columns of a row other than the task. */
export const FIELDS = ['title', 'message', 'dueDate', 'priority'] as const;

/**
 * A row for each task. Those that change something are spread evenly; they change one value each: a
 * title, a message, a due date and a priority in turn.
 *
 * @param share Share of the rows that change something, 0 to 1.
 */
export function rowsFor(tasks: readonly SandboxTask[], share: number): SyncRow[] {
	const changedAmong = (count: number) => Math.round(count * share);
	return tasks.map((task, index) => {
		const row = rowOf(task);
		const changedBefore = changedAmong(index);
		if (changedAmong(index + 1) === changedBefore) return row;
		return { ...row, ...changed(row, changedBefore) };
	});
}

/** A row that changes nothing: it says what the task is. A blank priority leaves that of the task. */
const rowOf = ({ _id, title, content, dueDate, priority }: SandboxTask): SyncRow => ({
	task: _id,
	title,
	message: content,
	dueDate,
	priority: String(priority ?? ''),
});

function changed({ title, message, dueDate, priority }: SyncRow, turn: number): Partial<SyncRow> {
	const nextDay = new Date(Date.parse(dueDate) + 24 * 60 * 60 * 1000).toISOString();
	const changes: Array<Partial<SyncRow>> = [
		{ title: `${title}, changed` },
		{ message: `${message}, changed` },
		{ dueDate: nextDay },
		{ priority: priority === '2' ? '0' : '2' },
	];
	return changes[turn % changes.length] ?? {};
}

/** The tasks as the rows say, each of which is for the task of the same index. */
export function tasksAfter(tasks: readonly SandboxTask[], rows: readonly SyncRow[]): SandboxTask[] {
	return tasks.map((task, index) => {
		const row = rows[index];
		if (!row) return task;
		const { title, message, dueDate, priority } = row;
		return {
			...task,
			title,
			content: message,
			dueDate,
			...(priority !== '' && { priority: Number(priority) }),
		};
	});
}
