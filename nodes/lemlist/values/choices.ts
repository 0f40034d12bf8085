import { BETWEEN_NAMES, joined, listReader } from './list';
import { reader } from './reader';
import type { Reading, Rejection } from './reader';
import { nameOf, wordOf } from './words';

/** One of the values that a field takes: what lemlist calls it, and what the panel calls it. */
export interface Choice {
	name: string;
	value: string;
}

/** How else the choices of a field are read. */
export interface ChoiceSettings {
	/**
	 * What lemlist may add to, such as "type": a value that is none of the choices but looks like one is
	 * sent with a notice, and lemlist judges it.
	 */
	open?: string;
	/** More words for a value, in lower case, such as `call` for `phone`. */
	words?: Readonly<Record<string, string>>;
}

/** Reads one of the choices, by its value or its name in any case. Blanks, `_` and `-` do not matter. */
export const toChoice = (choices: readonly Choice[], settings: ChoiceSettings = {}) =>
	reader(
		{ otherwise: notAmong(choices), partOf: nameOf },
		(given) => among(choices, given, settings) ?? added(given, settings),
	);

/**
 * Reads some of the choices from a list or text, as lemlist takes a list in a query: separated by commas.
 * Undefined if there are none.
 */
export const toChoices = (choices: readonly Choice[], settings?: ChoiceSettings) =>
	joined(listReader(BETWEEN_NAMES, toChoice(choices, settings)));

const notAmong = (choices: readonly Choice[]): Rejection => ({
	problem: 'is not one of the choices',
	advice: `Use ${choices.map(({ name }) => name).join(', ')}.`,
});

const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');

function among(
	choices: readonly Choice[],
	given: unknown,
	{ words = {} }: ChoiceSettings,
): Reading<string> | undefined {
	const word = plain(wordOf(given));
	const meant = new Map(Object.entries(words)).get(word) ?? word;
	const choice = choices.find(({ name, value }) => [name, value].map(plain).includes(plain(meant)));
	return choice && { value: choice.value };
}

/** How lemlist spells types and channels. */
const LIKE_A_CHOICE = /^[a-z][A-Za-z0-9]{2,39}$/;

function added(given: unknown, { open }: ChoiceSettings): Reading<string> | undefined {
	if (open === undefined || typeof given !== 'string' || !LIKE_A_CHOICE.test(given))
		return undefined;
	return {
		value: given,
		notice: `holds a ${open} that this node does not know, so lemlist judges it`,
	};
}
