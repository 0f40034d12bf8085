import type { INode } from 'n8n-workflow';
import { codedError } from '../../shared/codedError';
import type { Pagination } from '../../LemlistTasks/declarations/plan';
import { withoutV2 } from './withoutV2';
import { inTurn } from '../inTurn';
import type { Paging } from './page';
import { ask, MAX_RESULTS, notAPage, PAGE_SIZE } from './page';
import { eachOnce, toTasks } from '../../LemlistTasks/declarations/toTasks';
import { wantedBy } from '../../LemlistTasks/declarations/wanted';

/**
 * All pages of `GET /v2/tasks` that an item wants. lemlist keeps no pages while it is asked: a task
 * that leaves the search meanwhile moves one behind it to a page that was asked before. Where tasks are
 * missing for that, all pages are asked once more.
 * @throws NodeOperationError with code `TOO_MANY_RESULTS` where lemlist would not give all of them
 */
export const searchPages: Pagination = async function (request) {
	const most = wantedBy(this);
	const { tasks, wanted } = await readPages([this, request], most);
	if (eachOnce(tasks).length >= wanted) return toTasks(this, tasks, most);
	const again = await readPages([this, request], most);
	return toTasks(this, [...again.tasks, ...tasks], most);
};

/** Reads the first page, which tells how many there are, and then the others side by side. */
async function readPages(paging: Paging, most: number) {
	const node = paging[0].getNode();
	const asked = Math.min(most, PAGE_SIZE);
	const first = await ask(paging, { page: 1, limit: asked }).catch((error: Error) => {
		throw withoutV2(error, node, 'choose V1 under Options > API Version');
	});
	const { total, limit = asked } = first;
	if (typeof total !== 'number') throw notAPage(node);
	const wanted = Math.min(most, total);
	if (wanted > MAX_RESULTS) throw tooMany(total, most, node);

	const pages = [first];
	const others = Math.ceil(wanted / limit) - 1;
	let hasFailed = false;
	await inTurn(others, String, async (index) => {
		if (hasFailed) return;
		pages[index + 1] = await ask(paging, { page: index + 2, limit }).catch((error) => {
			hasFailed = true;
			throw error;
		});
	});
	return { tasks: pages.flatMap(({ results }) => results), wanted };
}

function tooMany(total: number, most: number, node: INode) {
	const advice = `Narrow the search by Filters, such as a range of due dates, or set Limit to ${MAX_RESULTS}.`;
	const message = `lemlist found ${total} tasks and gives at most ${MAX_RESULTS} of a search. ${advice}`;
	return codedError(node, message, advice, {
		code: 'TOO_MANY_RESULTS',
		field: most === Infinity ? 'returnAll' : 'limit',
	});
}
