// lemlist's search for done tasks, for more of them than searchOverTime.ts can hold.
import type { SearchPage } from '../../../nodes/LemlistTasksTrigger/polling/search';
import type { Query } from '../../../nodes/LemlistTasksTrigger/polling/events';
import type { Task } from '../../../nodes/lemlist/task';

/** Tasks that were done one after the other. The first one is `opp_0`. */
export class DoneTasks {
	/** Number of requests. */
	asked = 0;

	/** @param moments when they were done, the earliest first, in epoch ms */
	constructor(private readonly moments: Float64Array) {}

	/** The reply to a query, if the search is as of a moment. */
	page(query: Query, asOf: number): SearchPage {
		this.asked++;
		const { completedAtFrom, completedAtTo, sortOrder } = query;
		const { page, limit } = query as { page: number; limit: number };
		if (completedAtTo === undefined) {
			const total = this.countBefore(asOf + 1);
			return { results: this.slice(0, Math.min(1, total)), total, limit, sentAt: NaN };
		}
		const to = Math.min(asOf, Date.parse(String(completedAtTo)));
		const end = this.countBefore(to + 1);
		if (sortOrder === 'desc')
			return { results: this.slice(Math.max(0, end - 1), end), total: end, limit, sentAt: NaN };
		if (page * limit > 10_000) throw new Error('PAGE_OUT_OF_RANGE');
		const start = this.countBefore(Date.parse(String(completedAtFrom)));
		const first = start + (page - 1) * limit;
		const results = this.slice(first, Math.min(first + limit, end));
		return { results, total: Math.max(0, end - start), limit, sentAt: NaN };
	}

	private slice(first: number, end: number): Task[] {
		const count = Math.max(0, end - first);
		return Array.from({ length: count }, (_, index) => ({
			_id: `opp_${first + index}`,
			status: 'done',
			completedAt: new Date(this.moments[first + index]!).toISOString(),
		}));
	}

	/** How many of them were done before a moment. */
	private countBefore(moment: number): number {
		let [low, high] = [0, this.moments.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.moments[middle]! < moment) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
