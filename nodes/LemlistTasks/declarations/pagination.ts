import type { DeclarativeRestApiSettings, IExecutePaginationFunctions } from 'n8n-workflow';
import { readListPages, readSearchPages } from '../../lemlist/pages';
import type { AskForPage } from '../../lemlist/pages';
import { withoutV2 } from '../../lemlist/errors/withoutV2';
import { toTaskItems } from '../../shared/fields/simplify';
import { requestedLimit } from './limit';
import type { Pagination } from './plan';

/** All tasks of `GET /v2/tasks` that an item asks for. */
export const searchPages: Pagination = async function (request) {
	const max = requestedLimit(this);
	const tasks = await readSearchPages(pagesOf(this, request), max).catch((error: unknown) => {
		throw withoutV2(error, 'choose V1 under Options > API Version');
	});
	return toTaskItems(this, tasks);
};

/** All tasks of the older `GET /tasks` that an item asks for. */
export const listPages: Pagination = async function (request) {
	return toTaskItems(this, await readListPages(pagesOf(this, request), requestedLimit(this)));
};

/** Asks for pages by n8n's own function, which its declarative engine offers as well as ours. */
const pagesOf =
	(
		context: IExecutePaginationFunctions,
		request: DeclarativeRestApiSettings.ResultOptions,
	): AskForPage =>
	async (which) => {
		const options = { ...request.options, qs: { ...request.options.qs, ...which } };
		const [answer] = await context.makeRoutingRequest({ ...request, options });
		return answer?.json;
	};
