// New Open Task: no date says when a task was created or reopened, so a poll reads all open tasks and
// compares them with those of the polls before.
import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Task } from '../../lemlist/task';
import type { EmptySpell } from './emptySpell';
import { isEmptySpell, isUnreliable, spellAfter } from './emptySpell';
import { OPEN } from './events';
import type { Search } from './search';
import { hasAnyTask, MAX_INCOMPLETE, MAX_LAG_MS, readAll } from './search';
import { isCount, isMoments, isTexts } from './stored';

/** Max open tasks that a trigger watches. Their IDs are kept with the workflow. */
export const MAX_OPEN = 5_000;

/** What the polls for new open tasks remember. */
export interface OpenState {
	/** IDs of the open tasks, and of those that were open some minutes ago. */
	known: string[];
	/** When those of them that are no longer open were first missed, by ID, in epoch ms. */
	missing: Record<string, number>;
	/** Polls in a row in which lemlist counted more tasks than it returned, up to {@link MAX_INCOMPLETE}. */
	incomplete: number;
	/**
	 * Whether a poll got all open tasks for a start. Until then nothing is output: what was not known yet
	 * would be taken for new.
	 */
	hasBegun: boolean;
	/** Whether the search has no task at all, or had none some minutes ago. */
	empty?: EmptySpell;
}

/** Whether something stored is what polls for new open tasks remember. */
export const isOpenState = (stored: unknown): stored is OpenState => {
	const { known, missing, incomplete, hasBegun, empty } = Object(stored) as Partial<OpenState>;
	return (
		isTexts(known) &&
		isMoments(missing) &&
		isCount(incomplete) &&
		typeof hasBegun === 'boolean' &&
		(empty === undefined || isEmptySpell(empty))
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
	const hasNoTask = state !== undefined && tasks.length === 0 && !(await hasAnyTask(search));
	const spell = spellAfter(state?.empty, hasNoTask, now);
	const searchIsUnreliable = isUnreliable(spell, now);
	const emptySpell = spell && { empty: spell };
	if (hasNoTask && searchIsUnreliable)
		return { tasks: [], state: { ...state, incomplete: 0, ...emptySpell } };
	const before = state ?? NOTHING;
	const incomplete = tasks.length < total ? Math.min(before.incomplete + 1, MAX_INCOMPLETE) : 0;
	// After some polls it is the count that is wrong.
	const isWhole = incomplete === 0 || incomplete === MAX_INCOMPLETE;
	const open = new Set(tasks.map(idOf));
	const known = new Set(before.known);
	const missing: Record<string, number> = {};
	for (const id of known) {
		if (open.has(id)) continue;
		const since = searchIsUnreliable ? now : Math.min(before.missing[id] ?? now, now);
		// A search that lags, or whose pages move while they are read, may miss a task for a moment.
		if (!isWhole || now - since <= MAX_LAG_MS) missing[id] = since;
	}
	return {
		tasks: before.hasBegun ? tasks.filter((task) => !known.has(idOf(task))) : [],
		state: {
			known: [...open, ...Object.keys(missing)],
			missing,
			incomplete,
			hasBegun: before.hasBegun || (isWhole && !searchIsUnreliable),
			...emptySpell,
		},
	};
}

/** Before the first poll. */
const NOTHING: OpenState = { known: [], missing: {}, incomplete: 0, hasBegun: false };

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
