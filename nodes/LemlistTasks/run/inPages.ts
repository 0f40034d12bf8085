import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { Pagination } from '../declarations/plan';

/**
 * Runs an operation's pagination as n8n's own engine does (`RoutingNode.makeRequest` of n8n-core):
 * the function asks for each page by `this.makeRoutingRequest`.
 * @param outputOf sends one request and returns its reply as items
 * @throws what `outputOf` or the pagination throws
 */
export async function inPages(
	pagination: Pagination,
	request: IHttpRequestOptions,
	item: IExecuteSingleFunctions,
	outputOf: (request: IHttpRequestOptions) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const makeRoutingRequest = async ({ options }: DeclarativeRestApiSettings.ResultOptions) =>
		await outputOf(options as IHttpRequestOptions);
	const context: IExecutePaginationFunctions = Object.assign(Object.create(item), {
		makeRoutingRequest,
	});
	const options = request as DeclarativeRestApiSettings.HttpRequestOptions;
	return await pagination.call(context, {
		options,
		paginate: true,
		preSend: [],
		postReceive: [],
		requestOperations: {},
	});
}
