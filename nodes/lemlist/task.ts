/** A task as lemlist returns it. */
export type Task = Record<string, unknown>;

/** The older route's names, each with the newer one's (developer.lemlist.com, Search Tasks). */
const RENAMED = new Map([
	['content', 'message'],
	['userId', 'assignedTo'],
]);

/** What every task begins with, in this order. */
const FIRST = ['_id', 'type', 'title', 'message', 'priority', 'dueDate', 'assignedTo', 'status'];

/** What a simplified task has. Contact and company are there if the search was asked to include them. */
const SIMPLE = [
	...FIRST,
	'ownerName',
	'leadFirstName',
	'leadLastName',
	'leadCompanyName',
	'contact',
	'company',
];

/** Whatever a task of lemlist's may have, by its name in either route (openapi: Task, TaskV2). */
export const OUTPUT_FIELDS = [
	...SIMPLE,
	...RENAMED.keys(),
	'campaign',
	'campaignId',
	'channel',
	'companyId',
	'completedAt',
	'contactId',
	'createdAt',
	'leadId',
	'manual',
	'objectType',
	'recordId',
	'text',
];

/**
 * A task in the one shape that all operations output: with the names of lemlist's newer route, the
 * main ones first. What lemlist did not return is absent.
 */
export function toTask(returned: Task): Task {
	const entries = Object.entries(returned).map(([name, value]) => [rename(name, returned), value]);
	const task = Object.fromEntries(entries) as Task;
	return { ...only(FIRST, task), ...task };
}

/** If a task has both names, each stays as it is. */
function rename(name: string, task: Task): string {
	const newer = RENAMED.get(name);
	return newer === undefined || newer in task ? name : newer;
}

/** The part of a task that most workflows need. */
export const simplified = (task: Task): Task => only(SIMPLE, task);

const only = (names: string[], task: Task): Task =>
	Object.fromEntries(names.filter((name) => name in task).map((name) => [name, task[name]]));
