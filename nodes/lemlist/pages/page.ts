import { LemlistError } from '../errors/lemlistError';
import { isTaskPage } from '../policy/expected';
import type { Task } from '../task';

/** Max tasks or campaigns on a page (developer.lemlist.com, Search Tasks and Get Many Campaigns). */
export const PAGE_SIZE = 100;

/** Max tasks that lemlist returns for a search, all pages together (developer.lemlist.com, Search Tasks). */
export const MAX_RESULTS = 10_000;

/**
 * Asks for one page of a list of tasks, and returns the parsed body.
 * @throws LemlistError if lemlist rejects the request
 */
export type AskForPage = (which: { page: number; limit?: number }) => Promise<unknown>;

/** A page of a list of tasks. */
export interface Page {
	results: Task[];
	/** Tasks on all pages. Only `/v2/tasks` says so. */
	total?: number;
	/** Tasks on a full page. Only `/v2/tasks` says so. */
	limit?: number;
}

/** @throws LemlistError with code `UNEXPECTED_ANSWER` if a body is not a page */
export function toPage(body: unknown): Page {
	if (isTaskPage(body)) return body as Page;
	throw notAPage();
}

/** The error for a body that is not a page. */
export function notAPage(): LemlistError {
	return new LemlistError('lemlist responded, but not with a list of tasks', {
		code: 'UNEXPECTED_ANSWER',
		reason: 'unexpected reply',
		advice: 'Check the Base URL in the credential.',
	});
}

/** Each task once, as it was read last. A task may be on two pages if the list changes meanwhile. */
export const eachOnce = (tasks: readonly Task[]): Task[] => [
	...new Map(tasks.map((task) => [task['_id'], task])).values(),
];
