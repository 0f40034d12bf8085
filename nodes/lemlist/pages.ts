// Lists of tasks, page by page.
import { LemlistError } from './errors/lemlistError';
import { inOrder } from './inOrder';
import { isTaskPage } from './policy/expected';
import type { Task } from './task';

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
		httpStatus: 200,
		attempts: 1,
	});
}

/**
 * Each task once, in the last of its versions. A task may be on two pages if the list changes meanwhile,
 * and a search may have it twice.
 */
export const eachOnce = (tasks: readonly Task[]): Task[] => [
	...new Map(tasks.map((task) => [task['_id'], task])).values(),
];

/**
 * Reads the pages of `GET /v2/tasks`. If a task leaves the search meanwhile, those after it move up,
 * and one may slip onto a page that was already read. So if tasks are missing, all pages are read once
 * more, and the second reading counts.
 * @param max how many tasks to read at most; Infinity for all
 * @returns tasks, each once
 * @throws what `ask` throws; LemlistError with code `TOO_MANY_RESULTS` if lemlist would not return all
 * of them, `UNEXPECTED_ANSWER` if a reply is not a page
 */
export async function readSearchPages(ask: AskForPage, max: number): Promise<Task[]> {
	const { tasks, wanted } = await readPages(ask, max);
	const complete = tasks.length >= wanted ? tasks : (await readPages(ask, max)).tasks;
	return complete.slice(0, max);
}

/** Reads the first page, which says how many tasks there are, and then the others side by side. */
async function readPages(ask: AskForPage, max: number) {
	const firstLimit = Math.min(max, PAGE_SIZE);
	const first = toPage(await ask({ page: 1, limit: firstLimit }));
	const { total, limit = firstLimit } = first;
	if (typeof total !== 'number') throw notAPage();
	const wanted = Math.min(max, total);
	if (wanted > MAX_RESULTS) throw tooMany(total, max);

	const pages = [first];
	const readPage = async (page: number) => {
		pages[page - 1] = toPage(await ask({ page, limit }));
	};
	let hasFailed = false;
	await inOrder(Math.ceil(wanted / limit) - 1, String, async (index) => {
		if (hasFailed) return;
		await readPage(index + 2).catch((error) => {
			hasFailed = true;
			throw error;
		});
	});
	return { tasks: eachOnce(pages.flatMap(({ results }) => results)), wanted };
}

function tooMany(total: number, max: number): LemlistError {
	const advice = `Narrow the search by Filters, such as a range of due dates, or set Limit to ${MAX_RESULTS}.`;
	return new LemlistError(
		`lemlist found ${total} tasks and returns at most ${MAX_RESULTS} per search`,
		{
			code: 'TOO_MANY_RESULTS',
			reason: 'too many results',
			advice,
			field: max === Infinity ? 'returnAll' : 'limit',
			description: 'One page was read.',
			attempts: 1,
		},
	);
}

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
		attempts: MAX_PAGES,
	});
}
