import { COMMAS_OR_LINES, toList } from './list';
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
	const priority = valueOf(value);
	if (priority !== undefined) return { value: priority };
	return { problem: 'is not a priority', advice: 'Use high, medium, low or none (or 2, 1, 0).' };
}

/**
 * Reads some priorities from a list or text, as lemlist takes a list in a query: separated by commas.
 * lemlist cannot search for tasks without a priority.
 */
export function toPriorities(value: unknown): Reading<string | undefined> {
	const given = toList(value, COMMAS_OR_LINES);
	const priorities = given.map(valueOf);
	const unknown = priorities.findIndex((priority) => !priority);
	if (unknown < 0) return { value: priorities.join(',') || undefined };
	return {
		problem: 'holds something that cannot be searched for',
		advice: 'Use high, medium or low (or 2, 1, 0).',
		culprit: given[unknown],
	};
}

function valueOf(given: unknown): string | undefined {
	const word = typeof given === 'object' ? '' : String(given).trim().toLowerCase();
	return WORDS.get(word);
}
