import { MAX_ADDRESS } from './limits';
import { joined, listReader } from './list';
import { reader } from './reader';
import type { Reading } from './reader';

const SEPARATOR = /[,;|\s，；、｜]/;

/** How IDs of companies begin: `cmp_` in lemlist's documentation of Search Tasks, `cpn_` elsewhere. */
export const COMPANY = ['cpn_', 'cmp_'];

/**
 * Reads IDs of one kind from a list or text, as lemlist takes a list in a query: separated by commas.
 * Undefined if there are none. A name instead of an ID is rejected, since it would silently find
 * nothing.
 * @param noun the kind, such as "campaign"
 * @param prefixes how IDs of the kind begin (developer.lemlist.com, Search Tasks)
 */
export const toIds = (
	noun: string,
	...prefixes: string[]
): ((given: unknown) => Reading<string | undefined>) =>
	joined(
		listReader(
			SEPARATOR,
			idReader(`holds something that is not the ID of a ${noun}`, {
				advice: `An ID of a ${noun} begins with ${prefixes[0]}; several are separated by commas.`,
				prefixes,
			}),
		),
	);

/**
 * A reader of one ID.
 * @param problem of a value that is no such ID
 */
export const idReader = (
	problem: string,
	{ advice, prefixes }: { advice: string; prefixes: readonly string[] },
) =>
	reader(
		{ otherwise: { problem, advice }, maxLength: MAX_ADDRESS, partOf: idOf(prefixes) },
		(given) => {
			const value = idIn(given, prefixes);
			return value === undefined ? undefined : { value };
		},
	);

/** Names under which lemlist's replies and others hold an ID. */
const ID_NAMES = ['_id', 'id', 'taskId', 'userId', 'recordId', 'contactId', 'leadId', 'companyId'];

/** The ID of one kind that an object has; the record that it is, before those that it refers to. */
export const idOf =
	(prefixes: readonly string[]) =>
	(object: Readonly<Record<string, unknown>>): unknown =>
		ID_NAMES.map((name) => object[name]).find((value) => startsWith(value, prefixes));

/**
 * The ID of one kind that a text is, with or without markup around it, or that the URLs in it hold.
 * Undefined if there is none, or more than one. Only lemlist knows whether it exists.
 */
export function idIn(given: unknown, prefixes: readonly string[]): string | undefined {
	if (typeof given !== 'string') return undefined;
	const bare = given.replace(AROUND, '');
	const ids = new Set(
		HAS_URL.test(given) ? idsIn(given, prefixes) : isId(bare, prefixes) ? [bare] : [],
	);
	return ids.size === 1 ? [...ids][0] : undefined;
}

/** What is neither a letter nor a digit, at either end of a text. */
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

const HAS_URL = /https?:\/\/|\blemlist\.com\//i;

const isId = (text: string, prefixes: readonly string[]): boolean =>
	startsWith(text, prefixes) && /^[a-z]+_[A-Za-z0-9]+$/.test(text);

/** None is the end of a longer word; `%2F` is an encoded slash. */
const ID = /(?<=^|[^A-Za-z0-9]|%[0-9A-F]{2})[a-z]{3}_[A-Za-z0-9]+/g;

/** All IDs of one kind in a text. */
export const idsIn = (text: string, prefixes: readonly string[]): string[] =>
	(text.match(ID) ?? []).filter((id) => startsWith(id, prefixes));

/** Whether a value is text that begins with one of the prefixes. */
export const startsWith = (id: unknown, prefixes: readonly string[]): boolean =>
	typeof id === 'string' && prefixes.some((prefix) => id.startsWith(prefix));

const TASK = ['opp_'];

const NO_TASK_ID = 'is not a task ID';
const TASK_ID_ADVICE =
	'Use the ID of one task, such as opp_A1B2C3D4E5F6G7H8I, or a lemlist URL that holds it.';

const toOptionalTaskId = idReader(NO_TASK_ID, { advice: TASK_ID_ADVICE, prefixes: TASK });

/** Reads a task's ID (`opp_…`), or the one in a URL. Every item needs one, so a blank is rejected. */
export function toTaskId(given: unknown): Reading<string> {
	const reading = toOptionalTaskId(given);
	if (!('value' in reading)) return reading;
	const { value } = reading;
	return value === undefined ? { problem: NO_TASK_ID, advice: TASK_ID_ADVICE } : { value };
}

/** The first task ID in a text, if there is one. */
export const taskIdIn = (text: string): string | undefined => idsIn(text, TASK)[0];
