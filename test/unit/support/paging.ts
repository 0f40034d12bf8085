// Pages of a made-up list of tasks.
import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';
import type { AskForPage, Task } from '../../../nodes/lemlist/pages/page';
import { contextOfItem } from '../../../nodes/LemlistTasks/declarations/itemContext';
import { executionOf } from './execution';

/** The context of a pagination whose item, the second, has these parameters. */
export const contextWith = (parameters: Record<string, unknown>, more: object = {}) => {
	const item = contextOfItem(executionOf({ items: [{}, parameters] }), 1);
	return Object.assign(item, more) as unknown as IExecutePaginationFunctions;
};

/** Which page is asked for. */
export type Query = Parameters<AskForPage>[0];

/** The reply to one page: the body, or a promise of it. */
export type Answer = (query: Query) => unknown;

export const tasks = (count: number, from = 0): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ _id: `opp_${from + index}` }));

/** lemlist's replies of the newer list, with so many tasks in all. */
export const searched =
	(total: number) =>
	({ page, limit = 100 }: Query) => {
		const from = (page - 1) * limit;
		return { results: tasks(Math.max(0, Math.min(limit, total - from)), from), total };
	};

/** Reads pages; see nodes/lemlist/pages. */
type Read = (ask: AskForPage, max: number) => Promise<Task[]>;

/** A list, the pages that were asked for, and the max at once. */
export class Pages {
	readonly queries: Query[] = [];
	maxAtOnce = 0;
	private underWay = 0;

	constructor(
		private readonly answer: Answer,
		private readonly max: number,
	) {}

	/** The tasks that are read. */
	async of(read: Read): Promise<Task[]> {
		return await read(async (query) => await this.reply(query), this.max);
	}

	/** Their IDs. */
	async idsOf(read: Read): Promise<unknown[]> {
		return (await this.of(read)).map(({ _id }) => _id);
	}

	private async reply(query: Query): Promise<unknown> {
		this.queries.push(query);
		this.maxAtOnce = Math.max(this.maxAtOnce, ++this.underWay);
		await new Promise((resolve) => setImmediate(resolve));
		this.underWay--;
		return await this.answer(query);
	}
}
