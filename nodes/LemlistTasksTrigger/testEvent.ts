// Fetch Test Event in the editor.
import { LemlistError } from '../lemlist/errors/lemlistError';
import type { Task } from '../lemlist/task';
import type { TaskEvent } from './polling/events';
import { DAY_MS, newestQuery } from './polling/events';
import type { Search } from './polling/search';

/**
 * The task that the event happened to last.
 * @param now epoch ms
 * @throws what `search` throws; LemlistError if there is none, which says what would match, since n8n
 * would not
 */
export async function testEvent(event: TaskEvent, now: number, search: Search): Promise<Task> {
	const [newest] = (await search(newestQuery(event, now))).results;
	if (newest) return newest;
	const [task, change] = wanted(event);
	throw new LemlistError(`No ${task} passes the filters`, {
		code: 'NO_TEST_EVENT',
		reason: 'no match',
		advice: `${change} in lemlist, or change Filters.`,
	});
}

/** The task that would match, and how to get one. */
function wanted(event: TaskEvent): [task: string, change: string] {
	if (event.kind === 'opened') return ['open task', 'Create a task'];
	if (event.status === 'done') return ['done task', 'Mark a task as done'];
	if (event.status === 'ignored') return ['ignored task', 'Ignore a task'];
	const days = event.afterMs / DAY_MS;
	if (days === 0) return ['open task that is due', 'Create a task that is due now'];
	const overdue = days === 1 ? 'a day' : `${days} days`;
	return [`open task that is overdue by ${overdue}`, `Create a task with an earlier due date`];
}
