// Events that happen at a moment. A poll reads on from where the last one got to, the earliest first, and
// leaves out what was output before.
import { LemlistError } from '../../lemlist/errors/lemlistError';
import { MAX_RESULTS, PAGE_SIZE } from '../../lemlist/pages';
import type { Task } from '../../lemlist/task';
import type { EmptySpell } from './emptySpell';
import { isEmptySpell, isUnreliable, spellAfter } from './emptySpell';
import type { TimedEvent } from './events';
import { DAY_MS, newestQuery, queryFor } from './events';
import type { Search } from './search';
import { hasAnyTask, MAX_INCOMPLETE, MAX_LAG_MS } from './search';
import { isMoment, isMomentList, isTexts } from './stored';

/** What the polls for such an event remember. */
export interface TimedState {
	/** Where the next poll begins to read, in epoch ms. All that happened before has been output. */
	from: number;
	/** What has been output from there on: a task's ID and the moment. */
	seen: string[];
	/**
	 * For each of the last polls to which lemlist returned fewer tasks than it had counted: where the next one
	 * would have begun otherwise. The earliest poll comes first.
	 */
	incomplete: number[];
	/** Whether the search has no task at all, or had none some minutes ago. */
	empty?: EmptySpell;
}

/** Whether something stored is what polls for such an event remember. */
export const isTimedState = (stored: unknown): stored is TimedState => {
	const { from, seen, incomplete, empty } = Object(stored) as Partial<TimedState>;
	return (
		isMoment(from) &&
		isTexts(seen) &&
		isMomentList(incomplete) &&
		(empty === undefined || isEmptySpell(empty))
	);
};

/** What came of a poll for such an event. */
export interface TimedPoll {
	/** The tasks that it happened to, in that order, each once. */
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
	const aheadMs = now - (sentAt - DATE_PRECISION_MS);
	// If n8n's clock is ahead, events begin at lemlist's time. Later polls go by n8n's clock, less the lag of the
	// search, which covers its error. A Date that is older than a day comes from something in between.
	const isAhead = aheadMs > 0 && aheadMs < DAY_MS;
	const state = { from: isAhead ? now - aheadMs : now, seen: [], incomplete: [] };
	const minutes = Math.round(aheadMs / 60_000);
	const isFarAhead = isAhead && aheadMs > MAX_LAG_MS;
	const warning = `The clock of this n8n is ${minutes} minutes ahead of lemlist's: until it is set right, the trigger misses events.`;
	return { state, warnings: isFarAhead ? [warning] : [] };
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
		if (progress.upTo === from || !(error instanceof LemlistError)) throw error;
		return error;
	});
	const fresh = progress.fresh
		.filter(({ at }) => at >= from && at < progress.upTo)
		.sort((one, other) => one.at - other.at);
	const spell = spellAfter(state.empty, progress.hasNoTask, now);
	const next = isUnreliable(spell, now)
		? { from, incomplete: [] }
		: nextStart(from, now, progress, state.incomplete);
	const hasGivenUp =
		next.incomplete.length === MAX_INCOMPLETE && state.incomplete.length < MAX_INCOMPLETE;
	const seen = [...state.seen, ...fresh.map(keyOf)].filter((key) => momentIn(key) >= next.from);
	return {
		tasks: fresh.map(({ task }) => task),
		state: { ...next, seen, ...(spell && { empty: spell }) },
		endedBy,
		warnings: hasGivenUp ? [miscounted(progress.missing)] : [],
	};
}

/**
 * Where the next poll begins.
 * @param from where this one began
 * @param incomplete of the state before
 */
function nextStart(
	from: number,
	now: number,
	{ upTo, hasNoTask, missing }: Progress,
	incomplete: number[],
): Pick<TimedState, 'from' | 'incomplete'> {
	// The search lags: what it does not have yet is read again.
	const laggingNow = now - MAX_LAG_MS;
	const reached = Math.max(from, hasNoTask ? laggingNow : Math.min(upTo, laggingNow));
	if (missing === 0) return { from: reached, incomplete: [] };
	// What pages may have left out is read by some polls before it is left behind.
	const last = [...incomplete, reached].slice(-MAX_INCOMPLETE);
	const next = last.length < MAX_INCOMPLETE ? from : Math.max(from, Math.min(...last));
	return { from: next, incomplete: last };
}

const miscounted = (missing: number): string =>
	`lemlist has counted more tasks (${missing}) than it has returned to ${MAX_INCOMPLETE} polls. The trigger goes on without them.`;

/** Reads pages until there are no more, or as many as a poll outputs. */
async function readPages(
	pages: AsyncIterable<WindowPage>,
	progress: Progress,
): Promise<'limit' | undefined> {
	const { upTo: from } = progress;
	for await (const page of pages) {
		progress.add(page);
		if (progress.fresh.length >= MAX_EVENTS && progress.upTo > from) return 'limit';
	}
	return undefined;
}

/** A span of time, both ends included, in epoch ms. */
interface Window {
	from: number;
	to: number;
}

/** A task, and when the event happened to it, in epoch ms; NaN if the task has no such date. */
interface Occurrence {
	task: Task;
	at: number;
}

/** What a poll has read of its window. */
class Progress {
	/** What was not output before, each once. */
	readonly fresh: Occurrence[] = [];
	private readonly found = new Set<string>();
	private readonly seen: ReadonlySet<string>;
	private expected = 0;
	/** Whether the search has no task at all, of whichever status. */
	hasNoTask = false;

	/** @param upTo all that happened before this moment has been read, or was dealt with before */
	constructor(
		public upTo: number,
		seen: readonly string[],
	) {
		this.seen = new Set(seen);
	}

	add({ occurrences, upTo, expected, hasNoTask }: WindowPage): void {
		for (const occurrence of occurrences) {
			const key = keyOf(occurrence);
			if (!this.found.has(key) && !this.seen.has(key)) this.fresh.push(occurrence);
			this.found.add(key);
		}
		this.upTo = upTo;
		this.expected = expected;
		this.hasNoTask = hasNoTask;
	}

	/** How many more tasks lemlist has counted than it has returned. */
	get missing(): number {
		return Math.max(0, this.expected - this.found.size);
	}
}

/** A page of a window, the earliest first. */
interface WindowPage {
	occurrences: Occurrence[];
	/** All that happened before this moment is on this page and those before. */
	upTo: number;
	/** How many tasks lemlist has counted on this page and those before. */
	expected: number;
	/** Whether the search has no task at all, of whichever status: then the page says nothing. */
	hasNoTask: boolean;
}

/**
 * The pages of a window. Each begins with the last moment of the one before, of which there may be more:
 * so it does not matter if tasks leave the search meanwhile, and there is no limit to what is read.
 * @throws what `search` throws; LemlistError if one moment has more tasks than lemlist returns
 */
async function* pagesOf(
	event: TimedEvent,
	{ from, to }: Window,
	search: Search,
): AsyncGenerator<WindowPage> {
	let upTo = from;
	let page = 1;
	let totalAtStart: number | undefined;
	for (;;) {
		const query = queryFor(event, { from: upTo, to });
		const { results, total, limit } = await search({ ...query, page, limit: PAGE_SIZE });
		const occurrences = results.map((task) => ({ task, at: momentOf(event, task) }));
		const isEmpty = results.length === 0;
		if (isEmpty && !(await hasAnyTask(search))) {
			yield { occurrences, upTo, expected: 0, hasNoTask: true };
			return;
		}
		const before = (page - 1) * limit;
		const isLast = isEmpty || (results.length < limit && total <= before + results.length);
		// A page that leaves a task out counts as if it were full.
		const notPagedYet = isLast ? 0 : Math.max(0, total - before - limit);
		const pageEnd = isLast ? to + 1 : lastMomentOf(occurrences);
		if (pageEnd !== undefined && pageEnd > upTo) {
			upTo = pageEnd;
			page = 1;
		} else page++;
		totalAtStart ??= total;
		yield { occurrences, upTo, expected: totalAtStart - notPagedYet, hasNoTask: false };
		if (isLast) return;
		if (page * limit <= MAX_RESULTS) continue;
		const date = new Date(upTo - event.afterMs).toISOString();
		throw tooMany(pageEnd === undefined ? 'not by their dates' : `all with the date ${date}`);
	}
}

const momentOf = ({ field, afterMs }: TimedEvent, task: Task): number =>
	Date.parse(String(task[field])) + afterMs;

/** The last moment of a page; undefined if the page is not sorted by it: then it says nothing about the rest. */
function lastMomentOf(occurrences: readonly Occurrence[]): number | undefined {
	const moments = occurrences.map(({ at }) => at);
	const isSorted = moments.every((at, index) => at >= (moments[index - 1] ?? -Infinity));
	return isSorted ? moments.at(-1) : undefined;
}

/** A task may be done, reopened and done again: each time counts. */
const keyOf = ({ task, at }: Occurrence): string => `${String(task['_id'])} ${at}`;

const momentIn = (key: string): number => Number(key.slice(key.lastIndexOf(' ') + 1));

function tooMany(how: string): LemlistError {
	return new LemlistError(
		`lemlist has more tasks than the ${MAX_RESULTS} that it returns, ${how}`,
		{
			code: 'TOO_MANY_RESULTS',
			reason: 'too many results',
			advice:
				'Narrow them by Filters, such as an assignee or a campaign. The trigger then begins again from now on.',
			field: 'filters',
		},
	);
}
