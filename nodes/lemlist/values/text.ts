import { hasCellError, isBlank, isCellError, isLocator, visible } from './cell';
import { MAX_DEPTH, MAX_TEXT } from './limits';
import { CELL_ERROR, isNone, onlyEntry } from './reader';
import type { Reading, Rejection } from './reader';

/**
 * Reads text as it is, invisible characters included; numbers and booleans become text, and a list of one
 * is its entry, a locator its value.
 */
export function toText(given: unknown): Reading<string | undefined> {
	const inside = withoutLocators(given);
	const value = Array.isArray(inside) ? withoutLocators(onlyEntry(inside) ?? inside) : inside;
	if (isBlank(value) || isNone(value)) return { value: undefined };
	if (Number.isFinite(value) || typeof value === 'boolean' || typeof value === 'bigint') {
		return { value: String(value) };
	}
	if (typeof value !== 'string') return NOT_TEXT;
	if (value.length > MAX_TEXT) return TOO_LONG;
	if (OBJECTS.test(value)) return NOT_TEXT;
	if (isCellError(visible(value))) return CELL_ERROR;
	return { value, ...(hasCellError(value) && { notice: 'contains a spreadsheet error' }) };
}

/** What locators inside each other hold. */
const withoutLocators = (value: unknown, depth = 0): unknown =>
	isLocator(value) && depth < MAX_DEPTH ? withoutLocators(value.value, depth + 1) : value;

/** What JavaScript makes of objects where text is wanted. */
const OBJECTS = /^(\[object [A-Z]\w*\],?)+$/;

const NOT_TEXT: Rejection = {
	problem: 'is not text',
	advice: 'Map a single text or number, not a whole object or list.',
};

const TOO_LONG: Rejection = {
	problem: `is longer than ${MAX_TEXT.toLocaleString('en')} characters`,
	advice: 'Shorten it.',
};
