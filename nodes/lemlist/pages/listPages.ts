import { LemlistError } from '../errors/lemlistError';
import type { Task } from '../task';
import type { AskForPage } from './page';
import { toPage } from './page';

/** A list that still has new tasks after this many pages is taken for an endless one. */
const MAX_PAGES = 1_000;

/**
 * Reads `GET /tasks` page by page. lemlist says neither how large its pages are nor how many there
 * are, so the last page is the one that brings nothing new (developer.lemlist.com, Get Many Tasks).
 * @param max how many tasks to read at most
 * @returns tasks, each once
 * @throws what `ask` throws; LemlistError if a reply is not a page
 */
export async function readListPages(ask: AskForPage, max: number): Promise<Task[]> {
	const found = new Map<unknown, Task>();
	for (let page = 0; found.size < max; page++) {
		if (page === MAX_PAGES) throw endless();
		const before = found.size;
		const { results } = toPage(await ask({ page }));
		for (const task of results) found.set(task['_id'], task);
		if (found.size === before) break;
	}
	return [...found.values()].slice(0, max);
}

function endless(): LemlistError {
	return new LemlistError(`lemlist's list of tasks goes on after ${MAX_PAGES} pages`, {
		code: 'TOO_MANY_RESULTS',
		reason: 'too many results',
		advice: 'Narrow the search by Filters, or set a Limit.',
		field: 'returnAll',
	});
}
