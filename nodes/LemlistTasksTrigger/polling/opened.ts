// New Open Task: no date says when a task was created or reopened, so a poll reads all open tasks and
// compares them with those of the polls before.
import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Task } from '../../lemlist/task';
import { DAY_MS, OPEN } from './events';
import type { Search } from './search';
import { MAX_INCOMPLETE, MAX_LAG_MS, hasAnyTask, readAll } from './search';
import { isCount, isMoment, isMoments, isTexts } from './stored';

/** Max open tasks that a trigger watches. Their IDs are kept with the workflow. */
export const MAX_OPEN = 5_000;

/** What the polls for new open tasks remember. */
export interface OpenState {
	/** IDs of the open tasks, and of those that were open some minutes ago. */
	known: string[];
	/** When those of them that are no longer open were first missed, by ID, in epoch ms. */
	missing: Record<string, number>;
	/**
	 * Polls in a row that did not get all open tasks for a start; 0 once one did. Until then nothing is
	 * output: what was not known yet would be taken for new.
	 */
	incomplete: number;
	/** Since when the search has had no task at all, in epoch ms, if it has none. */
	emptySince?: number;
}

/** Whether something stored is what polls for new open tasks remember. */
export const isOpenState = (stored: unknown): stored is OpenState => {
	const { known, missing, incomplete, emptySince } = Object(stored) as Partial<OpenState>;
	return (
		isTexts(known) &&
		isMoments(missing) &&
		isCount(incomplete) &&
		(emptySince === undefined || isMoment(emptySince))
	);
};

/**
 * One poll.
 * @param state undefined for the first one, which outputs nothing
 * @returns the tasks that joined the open ones, and what to remember
 * @throws what `search` throws; LemlistError with code `TOO_MANY_OPEN_TASKS` if there are more than
 * {@link MAX_OPEN}
 */
export async function pollOpened(
	state: OpenState | undefined,
	now: number,
	search: Search,
): Promise<{ tasks: Task[]; state: OpenState }> {
	const { tasks, total } = await readAll(search, OPEN, rejectTooMany);
	if (!state || state.incomplete > 0) return { tasks: [], state: baseline(state, tasks, total) };
	if (tasks.length === 0 && state.known.length > 0 && !(await hasAnyTask(search))) {
		return { tasks: [], state: whileEmpty(state, now) };
	}
	const open = new Set(tasks.map(idOf));
	const known = new Set(state.known);
	const missing: Record<string, number> = {};
	for (const id of known) {
		if (open.has(id)) continue;
		const since = Math.min(state.missing[id] ?? now, now);
		// A search that lags, or whose pages move while they are read, may miss a task for a moment.
		if (now - since <= MAX_LAG_MS) missing[id] = since;
	}
	return {
		tasks: tasks.filter((task) => !known.has(idOf(task))),
		state: { known: [...open, ...Object.keys(missing)], missing, incomplete: 0 },
	};
}

/** A search without any task says nothing of those that are known, for a day. */
function whileEmpty(state: OpenState, now: number): OpenState {
	const emptySince = Math.min(state.emptySince ?? now, now);
	if (now - emptySince <= DAY_MS) return { ...state, emptySince };
	return { known: [], missing: {}, incomplete: 0 };
}

/** What the polls that follow compare with. */
function baseline(before: OpenState | undefined, tasks: readonly Task[], total: number): OpenState {
	const known = new Set([...(before?.known ?? []), ...tasks.map(idOf)]);
	const incomplete = tasks.length >= total ? 0 : (before?.incomplete ?? 0) + 1;
	return {
		known: [...known],
		missing: {},
		incomplete: incomplete < MAX_INCOMPLETE ? incomplete : 0,
	};
}

const idOf = (task: Task): string => String(task['_id']);

function rejectTooMany(total: number): void {
	if (total <= MAX_OPEN) return;
	const advice =
		'New Open Task reads all of them with each poll: narrow them by Filters, such as an assignee or a campaign.';
	throw new LemlistError(`${total} open tasks pass the filters, more than ${MAX_OPEN}`, {
		code: 'TOO_MANY_OPEN_TASKS',
		reason: 'too many open tasks',
		advice,
		field: 'filters',
	});
}
