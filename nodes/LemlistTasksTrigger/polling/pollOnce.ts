import type { TaskEvent } from './events';
import type { OpenState } from './opened';
import { isOpenState, pollOpened } from './opened';
import type { Search } from './search';
import type { TimedPoll, TimedState } from './timed';
import { begin, isTimedState, pollTimed } from './timed';

/** What polls remember, as JSON, by the kind of event. */
export type State = TimedState | OpenState;

/** What came of a poll. */
export interface Polled extends Pick<TimedPoll, 'tasks' | 'endedBy' | 'missing'> {
	state: State;
	/** Whether it began anew, since what was stored is nothing that polls for this event remember. */
	hasLostState: boolean;
}

/**
 * One poll. It changes nothing: if it throws, the state that it was given still holds.
 * @param stored what the poll before returned as its state; undefined for the first one, which outputs
 * nothing
 * @param now epoch ms
 * @returns what happened since, each event once, and what to remember
 * @throws what `search` throws; LemlistError if there is too much to read
 */
export async function pollOnce(
	event: TaskEvent,
	stored: unknown,
	now: number,
	search: Search,
): Promise<Polled> {
	if (event.kind === 'opened') {
		const state = isOpenState(stored) ? stored : undefined;
		return { hasLostState: isLost(stored, state), ...(await pollOpened(state, now, search)) };
	}
	const state = isTimedState(stored) ? stored : undefined;
	const polled = state
		? await pollTimed(event, state, now, search)
		: { tasks: [], state: await begin(event, now, search) };
	return { hasLostState: isLost(stored, state), ...polled };
}

const isLost = (stored: unknown, state: State | undefined): boolean =>
	stored !== undefined && state === undefined;
