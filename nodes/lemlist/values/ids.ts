import { toList } from './list';
import type { Reading } from './reading';

const SEPARATOR = /[,\s]/;

/** How IDs of companies begin: `cmp_` in lemlist's documentation of Search Tasks, `cpn_` elsewhere. */
export const COMPANY = ['cpn_', 'cmp_'];

/**
 * Reads IDs of one kind from a list or text, as lemlist takes a list in a query: separated by commas.
 * Undefined if there are none. A name instead of an ID is rejected, since it would silently find
 * nothing.
 * @param noun the kind, such as "campaign"
 * @param prefixes how IDs of the kind begin (developer.lemlist.com, Search Tasks)
 */
export const toIds =
	(noun: string, ...prefixes: string[]) =>
	(given: unknown): Reading<string | undefined> => {
		const ids = toList(given, SEPARATOR);
		const culprit = ids.find((id) => !startsWith(id, prefixes));
		if (culprit === undefined) return { value: ids.join(',') || undefined };
		const advice = `An ID of a ${noun} begins with ${prefixes[0]}; several are separated by commas.`;
		return { problem: `holds something that is not the ID of a ${noun}`, advice, culprit };
	};

/** Whether a value is text that begins with one of the prefixes. */
export const startsWith = (id: unknown, prefixes: string[]): boolean =>
	typeof id === 'string' && prefixes.some((prefix) => id.startsWith(prefix));
