// The pages of a span of time, the earliest event first.
//
// A page asks for what happened from the last moment of the page before on. So it does not matter if tasks leave the
// search meanwhile, and there is no limit to what is read:
//
// | The page before            | The next one                            |
// | -------------------------- | --------------------------------------- |
// | reached a later moment     | Page 1 from that moment on              |
// | did not, or was not sorted | The following page from the same moment |
// | had the rest               | None                                    |
import { LemlistError } from '../../lemlist/errors/lemlistError';
import { MAX_RESULTS, PAGE_SIZE } from '../../lemlist/pages';
import type { Task } from '../../lemlist/task';
import type { TimedEvent } from './events';
import { queryFor } from './events';
import type { Search } from './search';
import { hasAnyTask } from './search';

/** A span of time, both ends included, in epoch ms. */
interface TimeSpan {
	from: number;
	to: number;
}

/** A task, and when the event happened to it, in epoch ms; NaN if the task has no such date. */
export interface Occurrence {
	task: Task;
	at: number;
}

/** A page of a window, the earliest first. */
export interface WindowPage {
	occurrences: Occurrence[];
	/** All that happened before this moment is on this page and those before. */
	upTo: number;
	/** How many tasks lemlist has counted on this page and those before. */
	counted: number;
	/** Whether the search has no task at all, of whichever status: then the page says nothing. */
	hasNoTask: boolean;
}

/**
 * The pages of a window.
 * @throws what `search` throws; LemlistError if one moment has more tasks than lemlist returns
 */
export async function* pagesOf(
	event: TimedEvent,
	{ from, to }: TimeSpan,
	search: Search,
): AsyncGenerator<WindowPage> {
	let upTo = from;
	let page = 1;
	let totalAtStart: number | undefined;
	let isSorted = true;
	for (;;) {
		const query = queryFor(event, { from: upTo, to });
		const { results, total, limit } = await search({ ...query, page, limit: PAGE_SIZE });
		const occurrences = results.map((task) => ({ task, at: momentOf(event, task) }));
		const isEmpty = results.length === 0;
		if (isEmpty && !(await hasAnyTask(search))) {
			yield { occurrences, upTo, counted: 0, hasNoTask: true };
			return;
		}
		const onEarlierPages = (page - 1) * limit;
		// A page may be cut short, and the total may be wrong: only both together show that it is the last one.
		const isLast = isEmpty || (results.length < limit && total <= onEarlierPages + results.length);
		// After a page that is not sorted, anything may be on the following ones.
		const moments = occurrences.map(({ at }) => at).filter((at) => !Number.isNaN(at));
		isSorted &&= areSorted(moments);
		const reached = isLast ? to + 1 : isSorted ? (moments.at(-1) ?? upTo) : upTo;
		if (reached > upTo) {
			upTo = reached;
			page = 1;
		} else page++;
		// All queries end at the same moment. If the first one finds 250 tasks in all, and 150 are still to come, then
		// lemlist has counted 100 so far, whatever came back. A page that is not the last should be full.
		totalAtStart ??= total;
		const stillToCome = isLast ? 0 : Math.max(0, total - onEarlierPages - limit);
		yield { occurrences, upTo, counted: totalAtStart - stillToCome, hasNoTask: false };
		if (isLast) return;
		if (page * limit > MAX_RESULTS) {
			const date = new Date(upTo - event.afterMs).toISOString();
			throw tooMany(isSorted ? `all with the date ${date}` : 'and not sorted by date');
		}
	}
}

const momentOf = ({ field, afterMs }: TimedEvent, task: Task): number =>
	Date.parse(String(task[field])) + afterMs;

const areSorted = (moments: readonly number[]): boolean =>
	moments.every((at, index) => at >= (moments[index - 1] ?? -Infinity));

function tooMany(how: string): LemlistError {
	return new LemlistError(
		`lemlist has more tasks than the ${MAX_RESULTS} that it returns, ${how}`,
		{
			code: 'TOO_MANY_RESULTS',
			reason: 'too many results',
			advice:
				'Narrow them by Filters, such as an assignee or a campaign. The trigger then starts over from now.',
			field: 'filters',
		},
	);
}
