import type { Reading } from './reading';

/** Neither a title nor a list. */
const ONE_WORD = /^[^\s,[\]]+$/;

/** A task's ID (`opp_…`) without the blanks around it. Whether such a task exists, only lemlist knows. */
export function toTaskId(value: unknown): Reading<string> {
	const id = typeof value === 'string' ? value.trim() : '';
	if (ONE_WORD.test(id)) return { value: id };
	return {
		problem: 'is not a task ID',
		advice: 'Give the ID of one task, such as opp_A1B2C3D4E5F6G7H8I.',
	};
}
