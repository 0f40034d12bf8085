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
	 * Where the next poll would have begun if lemlist had returned all that it counted, in epoch ms: one entry for
	 * each poll in a row that missed tasks, the earliest poll first.
	 */
	postponed: number[];
	/** Whether the search has no task at all, or had none some minutes ago. */
	empty?: EmptySpell;
}

/** Whether something stored is what polls for such an event remember. */
export const isTimedState = (stored: unknown): stored is TimedState => {
	const { from, seen, postponed, empty } = Object(stored) as Partial<TimedState>;
	return (
		isMoment(from) &&
		isTexts(seen) &&
		isMomentList(postponed) &&
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

/** Max events of a poll, more or less a page: n8n has to handle them in one execution. */
export const MAX_EVENTS = 10_000;

/** lemlist's Date header has no fractions of a second, and may be a moment old. */
const DATE_PRECISION_MS = 1_000;

/**
 * The first poll: the others go on from here. It asks for something all the same, so that whoever
 * publishes the workflow learns at once if lemlist rejects the key or a filter.
 * @throws what `search` throws
 */
export async function begin(
	event: TimedEvent,
	now: number,
	search: Search,
): Promise<Omit<TimedPoll, 'tasks'>> {
	const { sentAt } = await search(newestQuery(event, now));
	// Events begin at lemlist's time, if n8n's clock is ahead of it. Later polls go by n8n's clock, less the lag of the
	// search, which covers an error of some minutes. A Date that is older than a day comes from something in between.
	const lemlistNow = sentAt - DATE_PRECISION_MS;
	const isCredible = now - lemlistNow < DAY_MS;
	const from = isCredible ? Math.min(now, lemlistNow) : now;
	const aheadMs = now - from;
	const minutes = Math.round(aheadMs / 60_000);
	const warning = `The clock of this n8n is ${minutes} minutes ahead of lemlist's: until it is set right, the trigger misses events.`;
	return {
		state: { from, seen: [], postponed: [] },
		warnings: aheadMs > MAX_LAG_MS ? [warning] : [],
	};
}

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
	const fresh = progress.fresh
		.filter(({ at }) => at >= from && at < progress.upTo)
		.sort((one, other) => one.at - other.at);
	const empty = spellAfter(state.empty, progress.hasNoTask, now);
	const { gaveUp, ...next } = isUnreliable(empty, now)
		? { from, postponed: [], gaveUp: false }
		: nextStart(from, now, progress, state.postponed);
	const seen = [...state.seen, ...fresh.map(keyOf)].filter((key) => momentIn(key) >= next.from);
	return {
		tasks: fresh.map(({ task }) => task),
		state: { ...next, seen, ...(empty && { empty }) },
		endedBy,
		warnings: gaveUp ? [miscounted(progress.missing)] : [],
	};
}

/**
 * Where the next poll begins.
 * @param from where this one began
 * @param postponed of the state before
 */
function nextStart(
	from: number,
	now: number,
	{ upTo, hasNoTask, missing }: Progress,
	postponed: number[],
): Pick<TimedState, 'from' | 'postponed'> & { gaveUp: boolean } {
	// The search lags: what it does not have yet is read again.
	const laggingNow = now - MAX_LAG_MS;
	// A search that is empty here has been so for a day (emptySpell.ts), so there is nothing to wait for.
	const start = Math.max(from, hasNoTask ? laggingNow : Math.min(upTo, laggingNow));
	if (missing === 0) return { from: start, postponed: [], gaveUp: false };
	const starts = [...postponed, start].slice(-MAX_INCOMPLETE);
	if (starts.length < MAX_INCOMPLETE) return { from, postponed: starts, gaveUp: false };
	// Enough: it goes on without the missing tasks, but with all that may have come since the first of these polls.
	const next = Math.max(from, Math.min(...starts));
	return { from: next, postponed: starts, gaveUp: postponed.length < MAX_INCOMPLETE };
}

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

	/** All that happened before this moment has been read, or was dealt with by earlier polls. */
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
