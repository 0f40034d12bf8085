import type { Reading } from '../understood';

/** A task's ID (`opp_…`) without the blanks around it. Whether such a task exists, only lemlist knows. */
export function toTaskId(value: unknown): Reading<string> {
	if (typeof value === 'string') return { value: value.trim() };
	return {
		problem: 'is not a task ID',
		advice: 'A task ID is text such as opp_A1B2C3D4E5F6G7H8I.',
	};
}
