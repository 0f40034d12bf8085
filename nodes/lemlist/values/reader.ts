// What readers return, and what all of them do before they look at a value.
import { isBlank, isCellError, isLocator, visible, withoutQuotes } from './cell';
import { MAX_DEPTH, MAX_ENTRIES, MAX_WORD } from './limits';

/**
 * Why a value cannot be sent. Both texts end up in one message:
 * `'Due Date' <problem>: <the value>. <advice>`.
 */
export interface Rejection {
	/** What is wrong, as a verb phrase: "is not a date". */
	problem: string;
	/** What to do about it, as a sentence. */
	advice: string;
	/** For workflows to branch on. `INVALID_VALUE` if left out. */
	code?: string;
	/** The problem in two or three words, to count such values. "unreadable value" if left out. */
	reason?: string;
	/** The part of the value that is at fault, if it is not the whole. */
	culprit?: unknown;
}

/** A value as lemlist wants it; undefined if it is blank, and the field is left as it is. */
export interface Understood<T> {
	value: T;
	/**
	 * What is odd about a value that is sent all the same, as a verb phrase without the value: "is more than
	 * a year in the past". It belongs in the hint of the run: `'Due Date' <notice>`.
	 */
	notice?: string;
}

/** What a reader in this folder returns; none of them throws. */
export type Reading<T> = Understood<T> | Rejection;

/** Whether a reader rejected the value. */
export const isRejected = <T>(reading: Reading<T>): reading is Rejection => 'problem' in reading;

/** The rejection of a value that is the error of a formula. */
export const CELL_ERROR: Rejection = {
	problem: 'is a spreadsheet error',
	advice: 'Fix the formula of the cell, for example with IFERROR.',
	reason: 'spreadsheet error',
};

/** What a reader takes, and what it says to everything else. */
export interface ReaderSettings {
	/** The rejection of what cannot be read. */
	otherwise: Rejection;
	/** Max characters of a text; longer ones are not read. Default {@link MAX_WORD}. */
	maxLength?: number;
	/** The part of an object of another service that the field is about, such as the `url` of a file. */
	partOf?: (object: Readonly<Record<string, unknown>>) => unknown;
	/** Whether `none` is one of the field's own words. Anywhere else it is a word for nothing. */
	hasNone?: boolean;
}

/**
 * A reader of one value. What it passes on to `read` is short enough, neither blank nor the error of a
 * spreadsheet, and unwrapped: a list of one is its entry, a locator its value, an object its part, JSON what
 * it holds, and text has no quotes around it and no invisible characters in it.
 * @param read returns undefined for what it cannot read
 */
export const reader =
	<T, More extends unknown[]>(
		settings: ReaderSettings,
		read: (value: unknown, ...more: More) => Reading<T> | undefined,
	) =>
	(given: unknown, ...more: More): Reading<T | undefined> => {
		const value = unwrap(given, settings);
		if (isTooLong(value, settings)) return settings.otherwise;
		if (isBlank(value) || (!settings.hasNone && isNone(value))) return { value: undefined };
		if (typeof value === 'string' && isCellError(value)) return CELL_ERROR;
		return read(value, ...more) ?? settings.otherwise;
	};

/** Whether a text is `none`, as Python and people write it. */
export const isNone = (value: unknown): boolean =>
	typeof value === 'string' && value.length < MAX_WORD && value.trim().toLowerCase() === 'none';

const isTooLong = (value: unknown, { maxLength = MAX_WORD }: ReaderSettings): boolean =>
	typeof value === 'string' && value.length > maxLength;

/** Objects and lists inside each other end at a depth, since they may contain themselves. */
function unwrap(given: unknown, settings: ReaderSettings): unknown {
	let value = given;
	for (let depth = 0; depth < MAX_DEPTH; depth++) {
		if (isTooLong(value, settings)) return value;
		const inside = insideOf(value, settings);
		if (inside === undefined) break;
		value = inside;
	}
	return typeof value === 'string' ? withoutQuotes(visible(value)) : value;
}

/** What a list of one, JSON, a locator or an object holds; undefined for anything else. */
function insideOf(value: unknown, { partOf }: ReaderSettings): unknown {
	if (Array.isArray(value)) return onlyEntry(value);
	if (typeof value === 'string') return parsedJson(value);
	if (typeof value !== 'object' || value === null) return undefined;
	if (isLocator(value)) return value.value;
	return partOf?.(value as Record<string, unknown>);
}

/** The entry of a list that has no other; undefined if there is none, or more than one. */
export function onlyEntry(list: readonly unknown[]): unknown {
	if (list.length > MAX_ENTRIES) return undefined;
	const [entry, other] = list.filter((each) => !isBlank(each));
	return other === undefined ? entry : undefined;
}

/** The object or list that a text spells as JSON; undefined if it is not JSON. */
export function parsedJson(text: string): object | undefined {
	if (!/^\s*[[{]/.test(text)) return undefined;
	try {
		return JSON.parse(text) as object;
	} catch {
		return undefined;
	}
}
