// Whether an update would change a task: values are compared by what they mean, not as they are written.
import type { Task } from './task';

/** What an update sends besides the task's ID, by lemlist's names. */
export type Changes = Readonly<Record<string, unknown>>;

type Same = (wanted: unknown, task: Task) => boolean;

const sameText =
	(name: string): Same =>
	(wanted, task) =>
		String(wanted ?? '') === String(task[name] ?? '');

/** `upcoming` becomes `due` by itself, and a paused task is open as well. */
const OPEN: readonly unknown[] = ['due', 'upcoming', 'paused', 'pending'];

/** How each field is compared. lemlist returns no images and videos, so those always count as a change. */
const SAME = new Map<string, Same>([
	['assignedTo', sameText('assignedTo')],
	['dueDate', (wanted, task) => momentOf(wanted) === momentOf(task['dueDate'])],
	['title', sameText('title')],
	['message', sameText('message')],
	// It is sent as text and returned as a number, and none as an empty text or null.
	['priority', sameText('priority')],
	['done', (wanted, { status }) => (wanted ? status === 'done' : OPEN.includes(status))],
]);

const momentOf = (value: unknown): number | undefined => {
	const ms = Date.parse(String(value));
	return Number.isNaN(ms) ? undefined : ms;
};

/** Whether a task has all values of an update already. */
export const isUnchanged = (changes: Changes, task: Task): boolean =>
	Object.entries(changes).every(([name, wanted]) => SAME.get(name)?.(wanted, task) ?? false);

/** The fields of an update that a task has under the same name. */
const SHARED = ['assignedTo', 'dueDate', 'title', 'message', 'priority'];

/**
 * A task after an update. Its status is left out if the update opened it again: only lemlist knows
 * whether it is due or upcoming.
 */
export function afterUpdate(changes: Changes, task: Task): Task {
	const values = Object.entries(changes).filter(([name]) => SHARED.includes(name));
	const updated: Task = { ...task, ...Object.fromEntries(values) };
	if (changes['done'] === true) updated['status'] = 'done';
	if (changes['done'] === false && !OPEN.includes(task['status'])) delete updated['status'];
	return updated;
}
