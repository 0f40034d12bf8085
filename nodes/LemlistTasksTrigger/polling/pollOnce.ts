import type { TaskEvent } from './events';
import type { OpenState } from './opened';
import { isOpenState, pollOpened } from './opened';
import type { Search } from './search';
import type { TimedPoll, TimedState } from './timed';
import { begin, isTimedState, pollTimed } from './timed';

/** What polls remember, as JSON, by the kind of event. */
export type State = TimedState | OpenState;

/** What came of a poll. */
export interface Polled extends Omit<TimedPoll, 'state'> {
	state: State;
}

const STARTS_OVER =
	'What was stored with the workflow comes from another version of this package, so the trigger starts over. What happened since its last poll is not output.';

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
		if (stored === undefined || isOpenState(stored)) return await pollOpened(stored, now, search);
	} else {
		if (stored === undefined) return await begin(event, now, search);
		if (isTimedState(stored)) return await pollTimed(event, stored, now, search);
	}
	const begun = await pollOnce(event, undefined, now, search);
	return { ...begun, warnings: [STARTS_OVER, ...(begun.warnings ?? [])] };
}
