import { LemlistError } from '../errors/lemlistError';
import { inOrder } from '../inOrder';
import type { Task } from '../task';
import type { AskForPage } from './page';
import { eachOnce, MAX_RESULTS, notAPage, PAGE_SIZE, toPage } from './page';

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
		},
	);
}
