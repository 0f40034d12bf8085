import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INode,
	NodeOperationError,
} from 'n8n-workflow';
import { codedError } from '../../shared/codedError';

/** Most that lemlist gives a page (developer.lemlist.com, Search Tasks and Get Many Campaigns). */
export const PAGE_SIZE = 100;

/** Most tasks that lemlist gives of one search, on all pages (developer.lemlist.com, Search Tasks). */
export const MAX_RESULTS = 10_000;

/** The context of a pagination, and the request that it is to make in pages. */
export type Paging = [
	context: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
];

/** A page of lemlist's lists of tasks. */
export interface Page {
	results: IDataObject[];
	/** Tasks found on all pages; only the newer list tells it. */
	total?: number;
	/** Tasks on a full page; as well. */
	limit?: number;
}

/**
 * Asks for one page.
 * @param which what is added to the query
 * @throws NodeOperationError with code `UNEXPECTED_ANSWER` where the answer is no page
 */
export async function ask([context, request]: Paging, which: IDataObject): Promise<Page> {
	const qs = { ...(request.options.qs as IDataObject), ...which };
	const options = { ...request.options, qs };
	const [answer] = await context.makeRoutingRequest.call(context as never, { ...request, options });
	const page = answer?.json as Partial<Page> | undefined;
	if (Array.isArray(page?.results)) return page as Page;
	throw notAPage(context.getNode());
}

/** The error for an answer that is no page. */
export function notAPage(node: INode): NodeOperationError {
	const advice = 'Check the Base URL in the credential.';
	const message = `lemlist answered, but not with a list of tasks. ${advice}`;
	return codedError(node, message, advice, { code: 'UNEXPECTED_ANSWER' });
}
