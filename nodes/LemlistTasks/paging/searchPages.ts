import type { INode } from 'n8n-workflow';
import { codedError } from '../codedError';
import type { Pagination } from '../request/plan';
import { failureOfError } from '../response/failure';
import { inTurn } from '../transport/inTurn';
import type { Page, Paging } from './page';
import { ask, toTasks, wantedBy } from './page';

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
		throw mayLackV2(error, node);
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
		pages.flatMap(({ results }) => results),
		most,
	);
};

function tooMany(total: number, node: INode) {
	const advice = `Narrow the search by Filters, such as a range of due dates, or set Limit to ${MAX_RESULTS}.`;
	const message = `lemlist found ${total} tasks and gives at most ${MAX_RESULTS} of a search. ${advice}`;
	return codedError(node, message, advice, { code: 'TOO_MANY_RESULTS', field: 'returnAll' });
}

/** What comes from an account that lemlist has not given this list yet. */
const WITHOUT_V2 = new Set(['NOT_LEMLIST_API', 'NOT_IN_PLAN', 'HTTP_404', 'HTTP_405']);

const TRY_V1 =
	'If other operations work with this credential, lemlist has not opened version 2 of its task list for the account yet: choose V1 under Options > API Version.';

function mayLackV2(error: Error, node: INode): Error {
	const failure = failureOfError(error, { taskId: null });
	if (!WITHOUT_V2.has(failure.code)) return error;
	const { message, description, ...details } = failure;
	return codedError(node, `${message} ${TRY_V1}`, `${description} ${TRY_V1}`, {
		...details,
		code: 'NO_TASK_LIST_V2',
		endsRun: true,
	});
}
