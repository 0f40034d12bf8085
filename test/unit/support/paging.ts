// Pages of a made-up list of tasks, asked for by a pagination as the node does it.
import type {
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';
import { inPages } from '../../../nodes/LemlistTasks/run/inPages';
import { contextOfItem } from '../../../nodes/LemlistTasks/declarations/itemContext';
import type { Pagination } from '../../../nodes/LemlistTasks/declarations/plan';
import { executionOf } from './execution';

/** The context of a pagination whose item, the second, has these parameters. */
export const contextWith = (parameters: Record<string, unknown>, more: object = {}) => {
	const context = executionOf({ items: [{}, parameters] });
	const item = contextOfItem(context, 1, context.helpers);
	return Object.assign(item, more) as unknown as IExecutePaginationFunctions;
};

/** What answers one page: the body, or a promise of it, by the query. */
export type Answer = (qs: IDataObject) => unknown;

export const tasks = (count: number, from = 0): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ _id: `opp_${from + index}` }));

/** lemlist's answers of the newer list, with so many tasks in all. */
export const searched =
	(total: number) =>
	({ page, limit }: IDataObject) => {
		const from = (Number(page) - 1) * Number(limit);
		return { results: tasks(Math.max(0, Math.min(Number(limit), total - from)), from), total };
	};

/** A list with these parameters, the queries that it was asked with, and the most at once. */
export class Pages {
	readonly queries: IDataObject[] = [];
	mostAtOnce = 0;
	private underWay = 0;

	constructor(
		private readonly answer: Answer,
		private readonly parameters: IDataObject = {},
	) {}

	/** What a pagination makes of it. */
	async of(pagination: Pagination): Promise<INodeExecutionData[]> {
		const context = executionOf({ items: [this.parameters] });
		const item = contextOfItem(context, 0, context.helpers);
		const request = { url: '/list', qs: { status: 'due' } };
		return await inPages(pagination, request, item, async (asked) => await this.give(asked));
	}

	/** The IDs of the tasks that a pagination gives. */
	async idsOf(pagination: Pagination): Promise<unknown[]> {
		return (await this.of(pagination)).map(({ json }) => json['_id']);
	}

	private async give({ qs, url }: IHttpRequestOptions): Promise<INodeExecutionData[]> {
		expect(url).toBe('/list');
		this.queries.push(qs as IDataObject);
		this.mostAtOnce = Math.max(this.mostAtOnce, ++this.underWay);
		await new Promise((resolve) => setImmediate(resolve));
		this.underWay--;
		const body = await this.answer(qs as IDataObject);
		return [body].flat().map((json) => ({ json: json as IDataObject }));
	}
}
