// Whether an update would change a task: values are compared by what they mean, not as they are written.
import type { Task } from './task';
import { isOpen } from './task';

/** What an update sends besides the task's ID, by lemlist's names; `status` if the task was ignored. */
export type Changes = Readonly<Record<string, unknown>>;

type Same = (wanted: unknown, task: Task) => boolean;

/** What lemlist did not return is unknown, and so counts as a change; only null is empty. */
const sameText =
	(name: string): Same =>
	(wanted, task) => {
		const value = task[name] === null ? '' : task[name];
		const isText = typeof value === 'string' || typeof value === 'number';
		return isText && String(wanted ?? '') === String(value);
	};

/** How each field is compared. lemlist returns no images and videos, so those always count as a change. */
const SAME = new Map<string, Same>([
	['assignedTo', sameText('assignedTo')],
	['dueDate', (wanted, task) => momentOf(wanted) === momentOf(task['dueDate'])],
	['title', sameText('title')],
	['message', sameText('message')],
	// It is sent as text and returned as a number, and none as an empty text or null.
	['priority', sameText('priority')],
	['done', (wanted, task) => (wanted ? task['status'] === 'done' : isOpen(task))],
]);

const momentOf = (value: unknown): number | undefined => {
	const ms = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(ms) ? undefined : ms;
};

/** Whether a task has all values of an update already. */
export const isUnchanged = (changes: Changes, task: Task): boolean =>
	Object.entries(changes).every(([name, wanted]) => SAME.get(name)?.(wanted, task) ?? false);

/** The fields of an update that a task has under the same name. */
const SHARED = ['assignedTo', 'dueDate', 'title', 'message', 'priority', 'status'];

/**
 * A task after an update. Its status is left out if the update opened it again: only lemlist knows
 * whether it is due or upcoming.
 */
export function afterUpdate(changes: Changes, task: Task): Task {
	const values = Object.entries(changes).filter(([name]) => SHARED.includes(name));
	const updated: Task = { ...task, ...Object.fromEntries(values) };
	// It is sent as text and returned as a number.
	const { priority } = changes;
	if (priority !== undefined)
		updated['priority'] = priority === '' || priority === null ? null : Number(priority);
	if (changes['done'] === true) updated['status'] = 'done';
	if (changes['done'] === false && !isOpen(task)) delete updated['status'];
	return updated;
}

/** Two updates of a task as one. The later of `done` and `status` counts: both say what became of it. */
export function joinChanges<T extends Changes>(earlier: T, later: T): T {
	const isFate = (name: string) => name === 'done' || name === 'status';
	const isDecidedAnew = Object.keys(later).some(isFate);
	const kept = Object.entries(earlier).filter(([name]) => !isDecidedAnew || !isFate(name));
	return { ...(Object.fromEntries(kept) as T), ...later };
}
