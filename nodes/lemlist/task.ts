/** A task as lemlist returns it. */
export type Task = Record<string, unknown>;

/** The older route's names, each with the newer one's (developer.lemlist.com, Search Tasks). */
const RENAMED = new Map([
	['content', 'message'],
	['userId', 'assignedTo'],
]);

/** What every task begins with, in this order. */
const FIRST = ['_id', 'type', 'title', 'message', 'priority', 'dueDate', 'assignedTo', 'status'];

/**
 * What a simplified task has: what most workflows need, and what joins it to others. Contact and company
 * are there if the search was asked to include them.
 */
const SIMPLE = [
	...FIRST,
	'channel',
	'completedAt',
	'ownerName',
	'campaignId',
	'campaignName',
	'contactId',
	'leadId',
	'leadFirstName',
	'leadLastName',
	'companyId',
	'leadCompanyName',
	'contact',
	'company',
];

/** Whatever a task of lemlist's may have, by its name in either route (openapi: Task, TaskV2). */
export const OUTPUT_FIELDS = [
	...SIMPLE,
	...RENAMED.keys(),
	'campaign',
	'createdAt',
	'manual',
	'objectType',
	'recordId',
	'text',
];

/**
 * A task in the one shape that all operations output: with the names of lemlist's newer route, the
 * main ones first, and its word for a task that is done. What lemlist did not return is absent.
 */
export function toTask(returned: Task): Task {
	const entries = Object.entries(returned).map(([name, value]) => [rename(name, returned), value]);
	const task = Object.fromEntries(entries) as Task;
	if (task['status'] === 'completed') task['status'] = 'done';
	return { ...only(FIRST, task), ...task };
}

/** If a task has both names, each stays as it is. */
function rename(name: string, task: Task): string {
	const newer = RENAMED.get(name);
	return newer === undefined || newer in task ? name : newer;
}

/** The part of a task that most workflows need, without what is empty. */
export function simplified(task: Task): Task {
	const { name: campaignName } = Object(task['campaign']) as { name?: unknown };
	const entries = Object.entries(only(SIMPLE, { campaignName, ...task }));
	return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

const only = (names: string[], task: Task): Task =>
	Object.fromEntries(names.filter((name) => name in task).map((name) => [name, task[name]]));

/**
 * The words for an open task. The search has three: `upcoming` becomes `due` by itself, and a paused task is
 * open as well. Replies to writes have a fourth, `pending`.
 */
const OPEN: readonly unknown[] = ['due', 'upcoming', 'paused', 'pending'];

/** Whether a task is open, as far as its status says. */
export const isOpen = ({ status }: Task): boolean => OPEN.includes(status);
