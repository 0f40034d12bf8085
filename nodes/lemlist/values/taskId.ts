import type { Reading } from './reading';

/** Not a title or a list. */
const ONE_WORD = /^[^\s,[\]]+$/;
const LOOKS_LIKE_URL = /^https?:\/\//i;
/** Contacts (`ctc_`), leads (`lea_`) and others have IDs as well. */
const ID_OF_ANOTHER_KIND = /^(?!opp_)[a-z]{3}_/;

/**
 * Reads a task's ID (`opp_…`), or the one in a URL. Blanks around it are trimmed. Only lemlist knows
 * whether the task exists.
 */
export function toTaskId(value: unknown): Reading<string> {
	const text = typeof value === 'string' ? value.trim() : '';
	const id = LOOKS_LIKE_URL.test(text) ? taskIdIn(text) : text;
	const isTask = id !== undefined && ONE_WORD.test(id) && !ID_OF_ANOTHER_KIND.test(id);
	if (isTask) return { value: id };
	return {
		problem: 'is not a task ID',
		advice:
			'Use the ID of one task, such as opp_A1B2C3D4E5F6G7H8I, or a lemlist URL that holds it.',
	};
}

/** An ID that is not the end of a longer word. `%2F` is an encoded slash. */
const TASK_ID = /(?<=^|[^A-Za-z0-9]|%2F)opp_[A-Za-z0-9]+/;

/** The first task ID in a text, if there is one. */
export const taskIdIn = (text: string): string | undefined => TASK_ID.exec(text)?.[0];
