import { isBlank, isLocator, visible, withPlainLinks } from './cell';
import { MAX_DEPTH, MAX_ENTRIES, MAX_TEXT } from './limits';
import { isRejected, parsedJson } from './reader';
import type { Reading } from './reader';

/** How lists of names are written as text. */
export const BETWEEN_NAMES = /[,;|\n，；、｜]/;

/**
 * Reads a list: an array (nested ones are flattened), JSON, or text split at the separator. Blank
 * entries are dropped. Any other value is a list of one, and so is a text that is too long to be read.
 * No more entries than one above {@link MAX_ENTRIES} are returned.
 */
export function toList(value: unknown, separator: RegExp): unknown[] {
	const entries: unknown[] = [];
	collect(value, separator, entries, 0);
	return entries;
}

function collect(value: unknown, separator: RegExp, entries: unknown[], depth: number): void {
	const given = typeof value === 'string' ? entriesOfText(value, separator) : value;
	const inside = isLocator(given) ? [given.value] : given;
	if (Array.isArray(inside) && depth < MAX_DEPTH) {
		for (const each of inside) {
			if (entries.length > MAX_ENTRIES) return;
			collect(each, separator, entries, depth + 1);
		}
	} else if (!isBlank(inside)) {
		entries.push(inside);
	}
}

/** What a text lists; the text itself if it is one entry. */
function entriesOfText(text: string, separator: RegExp): unknown {
	if (text.length > MAX_TEXT) return text;
	const parsed = parsedJson(text);
	if (parsed) return parsed;
	const entries = withPlainLinks(visible(text)).split(separator);
	return entries.length > 1 ? entries.filter((entry) => entry !== '') : entries[0]?.trim();
}

/**
 * A reader of a list: each entry is read by `read`, and the first that is rejected rejects the list.
 * Undefined if the list is empty.
 */
export const listReader =
	<T>(separator: RegExp, read: (entry: unknown) => Reading<T | undefined>) =>
	(given: unknown): Reading<T[] | undefined> => {
		const entries = toList(given, separator);
		if (entries.length > MAX_ENTRIES) return TOO_MANY;
		const values: T[] = [];
		let notice: string | undefined;
		for (const entry of entries) {
			const reading = read(entry);
			if (isRejected(reading)) return { culprit: entry, ...reading };
			if (reading.value !== undefined) values.push(reading.value);
			notice ??= reading.notice;
		}
		return {
			value: values.length > 0 ? values : undefined,
			...(notice !== undefined && { notice }),
		};
	};

const TOO_MANY = {
	problem: `holds more than ${MAX_ENTRIES.toLocaleString('en')} entries`,
	advice: 'Split it over several items.',
};

/** Joins what a list holds, as lemlist takes a list in a query: separated by commas. */
export const joined =
	(read: (given: unknown) => Reading<string[] | undefined>) =>
	(given: unknown): Reading<string | undefined> => {
		const reading = read(given);
		return isRejected(reading) ? reading : { ...reading, value: reading.value?.join(',') };
	};
