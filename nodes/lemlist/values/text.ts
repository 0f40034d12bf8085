import type { Reading } from './reading';

/** Reads text as it is; numbers and booleans become text. */
export function toText(value: unknown): Reading<string> {
	if (typeof value === 'string') return { value };
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
		return { value: String(value) };
	}
	return {
		problem: 'is not text',
		advice: 'Map a single text or number, not a whole object or list.',
	};
}
