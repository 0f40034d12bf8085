// lemlist's task search, as polls use it.
import type { AskForPage } from '../../lemlist/pages';
import { readSearchPages } from '../../lemlist/pages';
import type { Task } from '../../lemlist/task';
import type { Query } from './events';

/**
 * How late a poll may see something, in ms: a search may lag some minutes behind a change, and the clocks
 * of two machines differ. Polls reckon with both together.
 */
export const MAX_LAG_MS = 15 * 60_000;

/**
 * After so many polls in a row in which lemlist counted more tasks than it returned, polls go on as if it
 * had returned all: then it is the count that is wrong, as with an index that holds a task twice.
 */
export const MAX_INCOMPLETE = 3;

/** A page of the search. */
export interface SearchPage {
	results: Task[];
	/** Tasks on all pages, as lemlist counts them. */
	total: number;
	/** Tasks on a full page. */
	limit: number;
	/** When lemlist sent it, by its own clock, in epoch ms; NaN if it did not say so. */
	sentAt: number;
}

/**
 * Asks for a page of the search.
 * @throws LemlistError if lemlist rejects the request, or does not respond
 */
export type Search = (query: Query) => Promise<SearchPage>;

/**
 * Reads all pages of a search.
 * @param check may throw for a number of tasks, before more than the first page is read
 * @returns each task once, and how many there are as lemlist counts them: tasks that change while pages
 * are read, or that are equal in what they are sorted by, may move from page to page
 * @throws what `search` throws; LemlistError with code `TOO_MANY_RESULTS` if lemlist would not return all
 */
export async function readAll(
	search: Search,
	query: Query,
	check: (total: number) => void,
): Promise<{ tasks: Task[]; total: number }> {
	let total = 0;
	const askForPage: AskForPage = async (which) => {
		const page = await search({ ...query, ...which });
		if (which.page === 1) {
			({ total } = page);
			check(total);
		}
		return page;
	};
	return { tasks: await readSearchPages(askForPage, Infinity), total };
}

/**
 * Whether the search has any task that passes the filters, open or not.
 * @throws what `search` throws
 */
export const hasAnyTask = async (search: Search): Promise<boolean> =>
	(await search({ page: 1, limit: 1 })).total > 0;
