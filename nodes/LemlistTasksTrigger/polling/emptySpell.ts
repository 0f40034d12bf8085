// A search that has no task at all, as while lemlist rebuilds its index, says nothing about what happened.
import { DAY_MS } from './events';
import { MAX_LAG_MS } from './search';
import { isMoment } from './stored';

/**
 * When polls found no task at all in a search that had some, as while lemlist rebuilds its index. In epoch
 * ms.
 */
export interface EmptySpell {
	/** The first of those polls. */
	since: number;
	/** The last one. */
	until: number;
}

/** Whether something stored is such a spell. */
export const isEmptySpell = (stored: unknown): stored is EmptySpell => {
	const { since, until } = Object(stored) as Partial<EmptySpell>;
	return isMoment(since) && isMoment(until);
};

/**
 * The spell that a poll is in, if any: it lasts until the search has had tasks for a while, since they may
 * come back one after the other.
 * @param before the spell that the poll before was in
 * @param isEmpty whether the search had no task at all
 */
export function spellAfter(
	before: EmptySpell | undefined,
	isEmpty: boolean,
	now: number,
): EmptySpell | undefined {
	if (isEmpty) return { since: Math.min(before?.since ?? now, now), until: now };
	return before && now - before.until <= MAX_LAG_MS ? before : undefined;
}

/**
 * Whether what a search does not have says nothing, so that nothing is forgotten. After a day without any
 * task there are none.
 */
export const isUnreliable = (spell: EmptySpell | undefined, now: number): boolean =>
	spell !== undefined && now - spell.since <= DAY_MS;
