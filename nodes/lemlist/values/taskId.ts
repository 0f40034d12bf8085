import type { Reading } from './reading';

/** No title and no list. */
const ONE_WORD = /^[^\s,[\]]+$/;
const URL = /^https?:\/\//i;
/** Contacts (`ctc_`), leads (`lea_`) and others have IDs as well. */
const OF_SOMETHING_ELSE = /^(?!opp_)[a-z]{3}_/;

/**
 * Reads a task's ID (`opp_…`), blanks around it are trimmed; a URL that holds one stands for it. Only
 * lemlist knows if the task exists.
 */
export function toTaskId(value: unknown): Reading<string> {
	const text = typeof value === 'string' ? value.trim() : '';
	const id = URL.test(text) ? taskIdIn(text) : text;
	const isTask = id !== undefined && ONE_WORD.test(id) && !OF_SOMETHING_ELSE.test(id);
	if (isTask) return { value: id };
	return {
		problem: 'is not a task ID',
		advice:
			'Use the ID of one task, such as opp_A1B2C3D4E5F6G7H8I, or a lemlist URL that holds it.',
	};
}

/** An ID that is not the end of another word. `%2F` is a slash that a URL holds in one of its parts. */
const TASK_ID = /(?<=^|[^A-Za-z0-9]|%2F)opp_[A-Za-z0-9]+/;

/** The first task ID in a text, if there is one. */
export const taskIdIn = (text: string): string | undefined => TASK_ID.exec(text)?.[0];
