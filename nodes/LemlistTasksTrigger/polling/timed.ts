// Events that happen at a moment: read a window that overlaps the last one, and leave out what was in
// both.
import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Task } from '../../lemlist/task';
import type { TimedEvent } from './events';
import { newestQuery, queryFor } from './events';
import type { Search } from './search';
import { MAX_LAG_MS, readAll } from './search';

/** How far the polls have got, in epoch ms. */
interface Progress {
	/** When they began. What happened earlier is not output. */
	since: number;
	/** Everything up to here has been read, as far as the search had it. */
	readTo: number;
}

/** What the polls for such an event remember. */
export interface TimedState extends Progress {
	/** What was output in the last minutes before `readTo`: a task's ID and the moment. */
	seen: string[];
}

/**
 * The first poll: the others go on from here. It asks for something all the same, so that whoever
 * publishes the workflow learns at once if lemlist rejects the key or a filter.
 * @throws what `search` throws
 */
export async function begin(event: TimedEvent, now: number, search: Search): Promise<TimedState> {
	await search(newestQuery(event, now));
	return { since: now, readTo: now, seen: [] };
}

/**
 * One poll.
 * @returns the tasks that the event happened to, each once, and what to remember
 * @throws what `search` throws; then the poll did not take place
 */
export async function pollTimed(
	event: TimedEvent,
	state: TimedState,
	now: number,
	search: Search,
): Promise<{ tasks: Task[]; state: TimedState }> {
	const span = nextWindow(state, now);
	let isWhole = true;
	const occurrences = await readInParts(span, async (part) => {
		const found = await readAll(search, queryFor(event, part));
		isWhole &&= found.isWhole;
		return found.tasks
			.map((task) => ({ task, at: momentOf(event, task) }))
			.filter(({ at }) => at >= part.from && at <= part.to);
	});
	const fresh = withoutSeen(occurrences, state.seen);
	// What pages may have left out is in the next window again.
	const readTo = isWhole ? span.readTo : Math.min(span.readTo, state.readTo);
	const seen = since([...state.seen, ...fresh.map(keyOf)], readTo - MAX_LAG_MS);
	const tasks = fresh.map(({ task }) => task);
	return { tasks, state: { since: span.since, readTo, seen } };
}

/** When the event happened to a task, in epoch ms; NaN if the task has no such date. */
const momentOf = ({ field, afterMs }: TimedEvent, task: Task): number =>
	Date.parse(String(task[field])) + afterMs;

/** A span of time, both ends included, in epoch ms. */
export interface Window {
	from: number;
	to: number;
}

/** What the next poll reads, and how far that gets. */
export function nextWindow(progress: Progress, now: number): Window & Progress {
	// A clock that was more than the overlap ahead and has been set right: begin again from now on.
	const readTo = progress.readTo - MAX_LAG_MS > now ? now : progress.readTo;
	const begun = Math.min(progress.since, now);
	const from = Math.max(begun, readTo - MAX_LAG_MS);
	return { from, to: Math.max(from, now), since: begun, readTo: Math.max(readTo, now) };
}

/**
 * Reads a window, in halves if lemlist would not return all that is in it. What happened in the middle
 * is in both halves.
 * @throws what `read` throws, and `TOO_MANY_RESULTS` only if a millisecond holds too much
 */
export async function readInParts<T>(
	{ from, to }: Window,
	read: (part: Window) => Promise<T[]>,
): Promise<T[]> {
	const whole = await read({ from, to }).catch((error: unknown) => {
		if (isTooMuch(error) && to - from >= 2) return undefined;
		throw error;
	});
	if (whole) return whole;
	const middle = Math.floor((from + to) / 2);
	const earlier = await readInParts({ from, to: middle }, read);
	return [...earlier, ...(await readInParts({ from: middle, to }, read))];
}

const isTooMuch = (error: unknown): boolean =>
	error instanceof LemlistError && error.code === 'TOO_MANY_RESULTS';

/** A task, and when the event happened to it, in epoch ms. */
interface Occurrence {
	task: Task;
	at: number;
}

/** A task may be done, reopened and done again: each time counts. */
const keyOf = ({ task, at }: Occurrence): string => `${String(task['_id'])} ${at}`;

/** Those that were not output yet, each once, in the order in which they happened. */
function withoutSeen(occurrences: readonly Occurrence[], seen: readonly string[]): Occurrence[] {
	const known = new Set(seen);
	const fresh: Occurrence[] = [];
	for (const occurrence of occurrences) {
		const key = keyOf(occurrence);
		if (known.has(key)) continue;
		known.add(key);
		fresh.push(occurrence);
	}
	return fresh.sort((one, other) => one.at - other.at);
}

/** The keys of what happened from a moment on: no later window reads the others again. */
const since = (keys: readonly string[], from: number): string[] =>
	[...new Set(keys)].filter((key) => Number(key.slice(key.lastIndexOf(' ') + 1)) >= from);
