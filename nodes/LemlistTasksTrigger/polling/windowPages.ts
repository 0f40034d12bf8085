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
interface Window {
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
	{ from, to }: Window,
	search: Search,
): AsyncGenerator<WindowPage> {
	let upTo = from;
	let nextPage = 1;
	let totalAtStart: number | undefined;
	for (;;) {
		const query = queryFor(event, { from: upTo, to });
		const { results, total, limit } = await search({ ...query, page: nextPage, limit: PAGE_SIZE });
		const occurrences = results.map((task) => ({ task, at: momentOf(event, task) }));
		const isEmpty = results.length === 0;
		if (isEmpty && !(await hasAnyTask(search))) {
			yield { occurrences, upTo, counted: 0, hasNoTask: true };
			return;
		}
		const onEarlierPages = (nextPage - 1) * limit;
		const isLast = isEmpty || (results.length < limit && total <= onEarlierPages + results.length);
		// A page that is not the last should be full: what it leaves out is missing.
		const upToThisPage = onEarlierPages + limit;
		const onLaterPages = isLast ? 0 : Math.max(0, total - upToThisPage);
		const reached = isLast ? to + 1 : lastMomentOf(occurrences);
		if (reached !== undefined && reached > upTo) {
			upTo = reached;
			nextPage = 1;
		} else nextPage++;
		totalAtStart ??= total;
		// Later queries begin later and end at the same moment, so what is left of them is left of the first.
		yield { occurrences, upTo, counted: totalAtStart - onLaterPages, hasNoTask: false };
		if (isLast) return;
		if (nextPage * limit <= MAX_RESULTS) continue;
		const date = new Date(upTo - event.afterMs).toISOString();
		throw tooMany(reached === undefined ? 'and not sorted by date' : `all with the date ${date}`);
	}
}

const momentOf = ({ field, afterMs }: TimedEvent, task: Task): number =>
	Date.parse(String(task[field])) + afterMs;

/** The last moment of a page; undefined if it is not sorted: then it says nothing about the rest. */
function lastMomentOf(occurrences: readonly Occurrence[]): number | undefined {
	const moments = occurrences.map(({ at }) => at);
	const isSorted = moments.every((at, index) => at >= (moments[index - 1] ?? -Infinity));
	return isSorted ? moments.at(-1) : undefined;
}

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
