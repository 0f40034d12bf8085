import type { Reading } from '../understood';
import { toList } from './list';

const SEPARATOR = /[,\s]/;

/**
 * Reads IDs of one kind from a list or text, as the text in which lemlist takes a list in a query:
 * separated by commas. Undefined where there are none. A name in the place of an ID would find
 * nothing without a word, so it is refused.
 * @param prefix with which IDs of the kind begin (developer.lemlist.com, Search Tasks)
 * @param noun the kind, such as "campaign"
 */
export const toIds =
	(prefix: string, noun: string) =>
	(given: unknown): Reading<string | undefined> => {
		const ids = toList(given, SEPARATOR);
		const culprit = ids.find((id) => typeof id !== 'string' || !id.startsWith(prefix));
		if (culprit === undefined) return { value: ids.join(',') || undefined };
		const advice = `An ID of a ${noun} begins with ${prefix}; several are separated by commas.`;
		return { problem: `holds something that is not the ID of a ${noun}`, advice, culprit };
	};

/** Reads the ID of what a task is about, without the blanks around it. */
export function toRecordId(given: unknown): Reading<string> {
	const id = typeof given === 'string' ? given.trim() : '';
	if (/^(ctc|cmp|lea)_/.test(id)) return { value: id };
	return {
		problem: 'is not the ID of a contact, company or lead',
		advice: 'Give an ID such as ctc_A1B2C3D4E5F6G7H8I, cmp_… or lea_….',
	};
}
