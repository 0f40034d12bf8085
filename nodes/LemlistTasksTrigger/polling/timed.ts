// Events that happen at a moment: read a window that overlaps the last one, and leave out what was in
// both.
import { toPage } from '../../lemlist/pages';
import type { Task } from '../../lemlist/task';
import type { TimedEvent } from './events';
import { queryFor, sampleQuery } from './events';
import type { Ask } from './readAll';
import { readAll } from './readAll';
import type { Happening } from './seen';
import { keyOf, stillNeeded, unseen } from './seen';
import type { Progress, Window } from './window';
import { nextWindow, OVERLAP_MS, readInParts } from './window';

/** What the polls for such an event remember. */
export interface TimedState extends Progress {
	/** What was output in the last minutes before `readTo`: a task's ID and the moment. */
	seen: string[];
}

/**
 * The first poll: the others go on from here. It asks for something all the same, so that whoever
 * publishes the workflow learns at once if lemlist rejects the key or a filter.
 * @throws what `ask` throws; LemlistError if the reply is no page
 */
export async function begin(event: TimedEvent, now: number, ask: Ask): Promise<TimedState> {
	toPage(await ask(sampleQuery(event, now)));
	return { since: now, readTo: now, seen: [] };
}

/**
 * One poll.
 * @returns the tasks that the event happened to, each once, and what to remember
 * @throws what `ask` throws; then the poll did not take place
 */
export async function pollTimed(
	event: TimedEvent,
	state: TimedState,
	now: number,
	ask: Ask,
): Promise<{ tasks: Task[]; state: TimedState }> {
	const span = nextWindow(state, now);
	let isWhole = true;
	const happenings = await readInParts(span, async (part) => {
		const found = await readAll(ask, queryFor(event, part));
		isWhole &&= found.isWhole;
		return found.tasks.map((task) => ({ task, at: momentOf(event, task) })).filter(inside(part));
	});
	const fresh = unseen(happenings, state.seen);
	// What pages may have left out is in the next window again.
	const readTo = isWhole ? span.readTo : Math.min(span.readTo, state.readTo);
	const seen = stillNeeded([...state.seen, ...fresh.map(keyOf)], readTo - OVERLAP_MS);
	const tasks = fresh.map(({ task }) => task);
	return { tasks, state: { since: span.since, readTo, seen } };
}

const momentOf = ({ field, afterMs }: TimedEvent, task: Task): number =>
	Date.parse(String(task[field])) + afterMs;

/** What a server returns that does not know the parameters would be output again with each poll. */
const inside =
	({ from, to }: Window) =>
	({ at }: Happening): boolean =>
		at >= from && at <= to;
