// Events that happen at a moment. A poll reads on from where the last one got to, the earliest first, and
// leaves out what was output before.
//
// The next poll begins before the end of this one, and so reads some of it again,
// - since the search lags some minutes behind (MAX_LAG_MS),
// - if lemlist returned fewer tasks than it had counted (for MAX_INCOMPLETE polls),
// - if the search had no task at all (emptySpell.ts).
import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Task } from '../../lemlist/task';
import type { EmptySpell } from './emptySpell';
import { isEmptySpell, isUnreliable, spellAfter } from './emptySpell';
import type { TimedEvent } from './events';
import { DAY_MS, newestQuery } from './events';
import type { Search } from './search';
import { MAX_INCOMPLETE, MAX_LAG_MS } from './search';
import { isMoment, isMomentList, isTexts } from './stored';
import type { Occurrence, WindowPage } from './windowPages';
import { pagesOf } from './windowPages';

/** What the polls for such an event remember. */
export interface TimedState {
	/** Where the next poll begins to read, in epoch ms. All that happened before has been output. */
	from: number;
	/** What has been output from there on: a task's ID and the moment. */
	seen: string[];
	/**
	 * How far each of the last polls got if it missed tasks, in epoch ms: those in a row, up to MAX_INCOMPLETE
	 * ({@link nextStart}).
	 */
	incompleteUpTo: number[];
	/** Whether the search has no task at all, or had none some minutes ago. */
	empty?: EmptySpell;
}

/** Whether something stored is what polls for such an event remember. */
export const isTimedState = (stored: unknown): stored is TimedState => {
	const { from, seen, incompleteUpTo, empty } = Object(stored) as Partial<TimedState>;
	return (
		isMoment(from) &&
		isTexts(seen) &&
		isMomentList(incompleteUpTo) &&
		(empty === undefined || isEmptySpell(empty))
	);
};

/** What came of a poll for such an event. */
export interface TimedPoll {
	/** The tasks that it happened to, in that order, once for each time. */
	tasks: Task[];
	state: TimedState;
	/** What keeps the rest for the next poll; undefined if there is no rest. */
	endedBy?: LemlistError | 'limit' | undefined;
	/** For n8n's log. */
	warnings?: string[];
}

/** A poll ends with the page that reaches so many events: n8n has to handle them in one execution. */
export const MAX_EVENTS = 10_000;

/** lemlist's Date header has no fractions of a second, and may be a moment old. */
const DATE_PRECISION_MS = 1_000;

/**
 * The first poll: the others go on from here. It asks for something all the same, so that whoever
 * publishes the workflow learns at once if lemlist rejects the key or a filter.
 * @throws what `search` throws
 */
export async function begin(event: TimedEvent, now: number, search: Search): Promise<TimedPoll> {
	const { sentAt } = await search(newestQuery(event, now));
	// Events begin at lemlist's time, if n8n's clock is ahead of it. Later polls go by n8n's clock, less the lag of the
	// search, which covers an error of some minutes. A Date that is older than a day comes from something in between.
	const lemlistNow = sentAt - DATE_PRECISION_MS;
	const isCredible = now - lemlistNow < DAY_MS;
	const from = isCredible ? Math.min(now, lemlistNow) : now;
	const clockAheadMs = now - from;
	return {
		tasks: [],
		state: { from, seen: [], incompleteUpTo: [] },
		warnings: clockAheadMs > MAX_LAG_MS ? [clockAhead(clockAheadMs)] : [],
	};
}

const clockAhead = (ms: number): string =>
	`The clock of this n8n is ${Math.round(ms / 60_000)} minutes ahead of lemlist's: until it is set right, the trigger misses events.`;

/**
 * One poll. What it has read counts, even if something keeps it from the rest.
 * @throws what `search` throws, if that is before the poll got anywhere
 */
export async function pollTimed(
	event: TimedEvent,
	state: TimedState,
	now: number,
	search: Search,
): Promise<TimedPoll> {
	// A clock that was far ahead and has been set right: begin again from now on.
	const from = state.from > now + MAX_LAG_MS ? now : state.from;
	const progress = new Progress(from, state.seen);
	const pages = pagesOf(event, { from, to: Math.max(from, now) }, search);
	const endedBy = await readPages(pages, progress).catch((error: unknown) => {
		if (!progress.hasAdvanced || !(error instanceof LemlistError)) throw error;
		return error;
	});
	// More events of the moment `upTo` may be on a page that was not read: all of that moment wait for the next poll.
	const fresh = progress.fresh
		.filter(({ at }) => at >= from && at < progress.upTo)
		.sort((one, other) => one.at - other.at);
	const empty = spellAfter(state.empty, progress.hasNoTask, now);
	// If the search says nothing now, the next poll reads the same again.
	const next = isUnreliable(empty, now)
		? { from, incompleteUpTo: [] }
		: nextStart(from, now, progress, state.incompleteUpTo);
	// Warns once, not on each poll from now on.
	const warning = ignoresMissing(next) && !ignoresMissing(state) && miscounted(progress.missing);
	const seen = [...state.seen, ...fresh.map(keyOf)].filter((key) => momentIn(key) >= next.from);
	return {
		tasks: fresh.map(({ task }) => task),
		state: { ...next, seen, ...(empty && { empty }) },
		endedBy,
		warnings: warning ? [warning] : [],
	};
}

/**
 * Where the next poll begins. While polls miss tasks, each moment is read by MAX_INCOMPLETE of them:
 *
 * | Poll | Began at | Got to | The next one begins at     |
 * | ---- | -------- | ------ | -------------------------- |
 * | 1    | 9:00     | 9:10   | 9:00                       |
 * | 2    | 9:00     | 9:20   | 9:00                       |
 * | 3    | 9:00     | 9:30   | 9:10, where poll 1 got to  |
 * | 4    | 9:10     | 9:40   | 9:20, where poll 2 got to  |
 * @param from where this poll began
 * @param incompleteUpTo of the state before
 */
function nextStart(
	from: number,
	now: number,
	{ upTo, hasNoTask, missing }: Progress,
	incompleteUpTo: readonly number[],
): Pick<TimedState, 'from' | 'incompleteUpTo'> {
	// The search lags: what it does not have yet is read again.
	const laggingNow = now - MAX_LAG_MS;
	// If the search has been empty for up to a day, pollTimed does not come here. After that there are no tasks.
	const gotTo = Math.max(from, hasNoTask ? laggingNow : Math.min(upTo, laggingNow));
	if (missing === 0) return { from: gotTo, incompleteUpTo: [] };
	const all = [...incompleteUpTo, gotTo].slice(-MAX_INCOMPLETE);
	const next = { from, incompleteUpTo: all };
	return ignoresMissing(next) ? { ...next, from: Math.max(from, Math.min(...all)) } : next;
}

/** Whether polls go on although lemlist counts more tasks than it returns. */
const ignoresMissing = ({ incompleteUpTo }: Pick<TimedState, 'incompleteUpTo'>): boolean =>
	incompleteUpTo.length === MAX_INCOMPLETE;

const miscounted = (missing: number): string =>
	`In ${MAX_INCOMPLETE} polls, lemlist has counted more tasks than it has returned (${missing} more in the last one). The trigger goes on without them.`;

/** Reads pages until there are no more, or as many as a poll outputs. */
async function readPages(
	pages: AsyncIterable<WindowPage>,
	progress: Progress,
): Promise<'limit' | undefined> {
	for await (const page of pages) {
		progress.add(page);
		if (progress.fresh.length >= MAX_EVENTS && progress.hasAdvanced) return 'limit';
	}
	return undefined;
}

/** What a poll has read of its window. */
class Progress {
	/** What was not output before, each once. */
	readonly fresh: Occurrence[] = [];
	private readonly found = new Set<string>();
	private readonly seen: ReadonlySet<string>;
	private counted = 0;
	/** Whether the search has no task at all, of whichever status. */
	hasNoTask = false;

	/** {@link WindowPage.upTo} of the last page; where the poll began if there is none. */
	upTo: number;

	constructor(
		private readonly from: number,
		seen: readonly string[],
	) {
		this.upTo = from;
		this.seen = new Set(seen);
	}

	/** Whether it got anywhere. */
	get hasAdvanced(): boolean {
		return this.upTo > this.from;
	}

	add({ occurrences, upTo, counted, hasNoTask }: WindowPage): void {
		for (const occurrence of occurrences) {
			const key = keyOf(occurrence);
			if (!this.found.has(key) && !this.seen.has(key)) this.fresh.push(occurrence);
			this.found.add(key);
		}
		this.upTo = upTo;
		this.counted = counted;
		this.hasNoTask = hasNoTask;
	}

	/** How many more tasks lemlist has counted than it has returned. */
	get missing(): number {
		return Math.max(0, this.counted - this.found.size);
	}
}

/** A task may be done, reopened and done again: each time counts. */
const keyOf = ({ task, at }: Occurrence): string => `${String(task['_id'])} ${at}`;

const momentIn = (key: string): number => Number(key.slice(key.lastIndexOf(' ') + 1));
