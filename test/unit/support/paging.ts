// Pages of a fake list of tasks.
import type { IDataObject } from 'n8n-workflow';
import type { AskForPage } from '../../../nodes/lemlist/pages';
import type { Task } from '../../../nodes/lemlist/task';

/** The requested page. */
export type Query = Parameters<AskForPage>[0];

/** Returns the body of a page, or a promise of it. */
export type Answer = (query: Query) => unknown;

export const tasks = (count: number, from = 0): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ _id: `opp_${from + index}` }));

/** lemlist's responses for the newer list, with this total of tasks. */
export const searched =
	(total: number) =>
	({ page, limit = 100 }: Query) => {
		const from = (page - 1) * limit;
		return { results: tasks(Math.max(0, Math.min(limit, total - from)), from), total };
	};

/** Reads pages; see nodes/lemlist/pages. */
type Read = (ask: AskForPage, max: number) => Promise<Task[]>;

/** A list that records the requested pages and the max number of concurrent requests. */
export class Pages {
	readonly queries: Query[] = [];
	maxAtOnce = 0;
	private pending = 0;

	constructor(
		private readonly answer: Answer,
		private readonly max: number,
	) {}

	/** Reads the tasks. */
	async of(read: Read): Promise<Task[]> {
		return await read(async (query) => await this.reply(query), this.max);
	}

	/** Reads the tasks and returns their IDs. */
	async idsOf(read: Read): Promise<unknown[]> {
		return (await this.of(read)).map(({ _id }) => _id);
	}

	private async reply(query: Query): Promise<unknown> {
		this.queries.push(query);
		this.maxAtOnce = Math.max(this.maxAtOnce, ++this.pending);
		await new Promise((resolve) => setImmediate(resolve));
		this.pending--;
		return await this.answer(query);
	}
}
