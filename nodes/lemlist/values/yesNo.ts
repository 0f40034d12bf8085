import type { Reading } from './reading';

const YES = new Set(['true', 'yes', 'y', '1', 'x']);
const NO = new Set(['false', 'no', 'n', '0']);

/** Reads true, "yes", "1", "x" (a ticked cell) and their opposites, in any case. */
export function toYesNo(value: unknown): Reading<boolean> {
	const word = typeof value === 'object' ? '' : String(value).trim().toLowerCase();
	if (YES.has(word)) return { value: true };
	if (NO.has(word)) return { value: false };
	return {
		problem: 'is neither yes nor no',
		advice: 'Use true or false (yes, no, 1, 0 and x work as well).',
	};
}
