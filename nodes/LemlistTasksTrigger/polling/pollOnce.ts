import type { Task } from '../../lemlist/task';
import type { TaskEvent } from './events';
import type { OpenedState } from './opened';
import { pollOpened } from './opened';
import type { Ask } from './readAll';
import type { TimedState } from './timed';
import { begin, pollTimed } from './timed';

/** What polls remember, as JSON. A state belongs to the kind of event that it was begun for. */
export type State = TimedState | OpenedState;

/**
 * One poll. It changes nothing: if it throws, the state that it was given still holds.
 * @param state what the poll before returned; undefined for the first one, which outputs nothing
 * @param now epoch ms
 * @returns what happened since, each event once, and what to remember
 * @throws what `ask` throws; LemlistError if there is too much to read
 */
export async function pollOnce(
	event: TaskEvent,
	state: State | undefined,
	now: number,
	ask: Ask,
): Promise<{ tasks: Task[]; state: State }> {
	if (event.kind === 'opened') return await pollOpened(state as OpenedState | undefined, now, ask);
	if (!state) return { tasks: [], state: await begin(event, now, ask) };
	return await pollTimed(event, state as TimedState, now, ask);
}
