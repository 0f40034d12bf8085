import type { AskForPage, Page } from '../../lemlist/pages';
import { readSearchPages } from '../../lemlist/pages';
import type { Task } from '../../lemlist/task';
import type { Query } from './events';

/** Asks lemlist's search, and returns the parsed body. */
export type Ask = (query: Query) => Promise<unknown>;

/** What a search found. */
export interface Found {
	tasks: Task[];
	/**
	 * False if there may be more: tasks that change while pages are read, or that are equal in what they
	 * are sorted by, may move from page to page.
	 */
	isWhole: boolean;
}

/**
 * Reads all pages of a search.
 * @param check may throw for a number of tasks, before more than the first page is read
 * @throws what `ask` throws; LemlistError with code `TOO_MANY_RESULTS` if lemlist would not return all
 */
export async function readAll(
	ask: Ask,
	query: Query,
	check: (total: number) => void = () => {},
): Promise<Found> {
	let total = 0;
	const askForPage: AskForPage = async (which) => {
		const body = await ask({ ...query, ...which });
		if (which.page === 1) {
			total = Number((body as Page).total);
			check(total);
		}
		return body;
	};
	const tasks = await readSearchPages(askForPage, Infinity);
	return { tasks, isWhole: tasks.length >= total };
}
