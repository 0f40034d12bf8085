import type { Reading } from './reading';

/** No title and no list. */
const ONE_WORD = /^[^\s,[\]]+$/;

/** Reads a task's ID (`opp_…`); blanks around it are trimmed. Only lemlist knows if the task exists. */
export function toTaskId(value: unknown): Reading<string> {
	const id = typeof value === 'string' ? value.trim() : '';
	if (ONE_WORD.test(id)) return { value: id };
	return {
		problem: 'is not a task ID',
		advice: 'Use the ID of one task, such as opp_A1B2C3D4E5F6G7H8I.',
	};
}

/** The first task ID in a text, such as a URL of lemlist. */
export const taskIdIn = (text: string): string | undefined => /opp_[A-Za-z0-9]+/.exec(text)?.[0];
