import { LemlistError } from '../lemlist/errors/lemlistError';
import type { TaskEvent } from './polling/events';
import { DAY_MS } from './polling/events';

/** What Fetch Test Event reports if the event has happened to no task: n8n itself would not say what would match. */
export function noMatch(event: TaskEvent): LemlistError {
	const [task, change] = wanted(event);
	return new LemlistError(`No ${task} passes the filters`, {
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
