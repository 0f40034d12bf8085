import { BETWEEN_NAMES, joined, listReader } from './list';
import { reader } from './reader';
import { nameOf, wordOf } from './words';

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
export const toPriority = reader(
	{
		otherwise: {
			problem: 'is not a priority',
			advice: 'Use high, medium, low or none (or 2, 1, 0).',
		},
		partOf: nameOf,
		hasNone: true,
	},
	(given) => {
		const value = WORDS.get(wordOf(given));
		return value === undefined ? undefined : { value };
	},
);

/** lemlist cannot search for tasks without a priority. */
const toSearchedPriority = reader(
	{
		otherwise: {
			problem: 'holds something that cannot be searched for',
			advice: 'Use high, medium or low (or 2, 1, 0).',
		},
		partOf: nameOf,
		hasNone: true,
	},
	(given) => {
		const value = WORDS.get(wordOf(given));
		return value ? { value } : undefined;
	},
);

/**
 * Reads some priorities from a list or text, as lemlist takes a list in a query: separated by commas.
 */
export const toPriorities = joined(listReader(BETWEEN_NAMES, toSearchedPriority));
