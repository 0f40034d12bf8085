import type { TaskEvent } from './events';
import type { OpenState } from './opened';
import { pollOpened } from './opened';
import type { Search } from './search';
import type { TimedPoll, TimedState } from './timed';
import { begin, pollTimed } from './timed';

/** What polls remember, as JSON, by the kind of event. */
export type State = TimedState | OpenState;

/** What came of a poll. */
export interface Polled extends Pick<TimedPoll, 'tasks' | 'endedBy' | 'missing'> {
	state: State;
}

/**
 * One poll. It changes nothing: if it throws, the state that it was given still holds.
 * @param state what the poll before returned; undefined for the first one, which outputs nothing
 * @param now epoch ms
 * @returns what happened since, each event once, and what to remember
 * @throws what `search` throws; LemlistError if there is too much to read
 */
export async function pollOnce(
	event: TaskEvent,
	state: State | undefined,
	now: number,
	search: Search,
): Promise<Polled> {
	if (event.kind === 'opened') return await pollOpened(state as OpenState | undefined, now, search);
	if (!state) return { tasks: [], state: await begin(event, now, search) };
	return await pollTimed(event, state as TimedState, now, search);
}
