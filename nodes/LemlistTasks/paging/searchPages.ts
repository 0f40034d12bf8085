import type { INode } from 'n8n-workflow';
import { codedError } from '../codedError';
import type { Pagination } from '../request/plan';
import { withoutV2 } from '../response/withoutV2';
import { inTurn } from '../transport/inTurn';
import type { Page, Paging } from './page';
import { ask } from './page';
import { toTasks } from './toTasks';
import { wantedBy } from './wanted';

/** lemlist's most per page, and on all pages of one search (developer.lemlist.com, Search Tasks). */
const PAGE_SIZE = 100;
const MAX_RESULTS = 10_000;

/**
 * All pages of `GET /v2/tasks` that an item wants: the first tells how many there are, the others
 * are asked for side by side.
 * @throws NodeOperationError with code `TOO_MANY_RESULTS` where lemlist would not give all of them
 */
export const searchPages: Pagination = async function (request) {
	const most = wantedBy(this);
	const paging: Paging = [this, request];
	const limit = Math.min(most, PAGE_SIZE);
	const node = this.getNode();
	const first = await ask(paging, { page: 1, limit }).catch((error: Error) => {
		throw withoutV2(error, node, 'choose V1 under Options > API Version');
	});
	const total = first.total ?? first.results.length;
	const wanted = Math.min(most, total);
	if (wanted > MAX_RESULTS) throw tooMany(total, node);

	const pages: Page[] = [first];
	const others = Math.ceil(wanted / limit) - 1;
	let hasFailed = false;
	await inTurn(others, String, async (index) => {
		if (hasFailed) return;
		pages[index + 1] = await ask(paging, { page: index + 2, limit }).catch((error) => {
			hasFailed = true;
			throw error;
		});
	});
	return toTasks(
		this,
		pages.flatMap(({ results }) => results),
		most,
	);
};

function tooMany(total: number, node: INode) {
	const advice = `Narrow the search by Filters, such as a range of due dates, or set Limit to ${MAX_RESULTS}.`;
	const message = `lemlist found ${total} tasks and gives at most ${MAX_RESULTS} of a search. ${advice}`;
	return codedError(node, message, advice, { code: 'TOO_MANY_RESULTS', field: 'returnAll' });
}
