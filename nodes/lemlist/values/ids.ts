import type { Reading } from './reading';
import { toList } from './list';

const SEPARATOR = /[,\s]/;

/** lemlist's pages on companies use `cpn_`, its page on searching tasks `cmp_`. */
export const COMPANY = ['cpn_', 'cmp_'];

/**
 * Reads IDs of one kind from a list or text, as lemlist takes a list in a query: separated by commas.
 * Undefined if there are none. A name in place of an ID is rejected, since it would silently find
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

/** Reads the ID of the record that a task is about; blanks around it are trimmed. */
export function toRecordId(given: unknown): Reading<string> {
	const id = typeof given === 'string' ? given.trim() : '';
	if (startsWith(id, ['ctc_', 'lea_', ...COMPANY])) return { value: id };
	return {
		problem: 'is not the ID of a contact, company or lead',
		advice: 'Use an ID such as ctc_A1B2C3D4E5F6G7H8I, cpn_… or lea_….',
	};
}

const startsWith = (id: unknown, prefixes: string[]): boolean =>
	typeof id === 'string' && prefixes.some((prefix) => id.startsWith(prefix));
