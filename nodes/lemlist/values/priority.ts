import type { Reading } from './reading';

/**
 * The words for a priority, each with lemlist's value. It is sent as a string, though replies hold a
 * number (developer.lemlist.com, Update Task).
 */
const WORDS = new Map([
	['none', ''],
	['low', '0'],
	['medium', '1'],
	['high', '2'],
	['0', '0'],
	['1', '1'],
	['2', '2'],
]);

/** Reads a priority as `''` (none), `'0'` (low), `'1'` (medium) or `'2'` (high). */
export function toPriority(value: unknown): Reading<string> {
	const word = typeof value === 'object' ? '' : String(value).trim().toLowerCase();
	const priority = WORDS.get(word);
	if (priority !== undefined) return { value: priority };
	return { problem: 'is not a priority', advice: 'Use none, low, medium, high, 0, 1 or 2.' };
}
