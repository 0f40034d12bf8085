import { COMMAS_OR_LINES, toList } from './list';
import type { Reading } from './reading';

/** One of the values that a field takes: what lemlist calls it, and what the panel calls it. */
export interface Choice {
	name: string;
	value: string;
}

/** Reads one of the choices, by its value or its name in any case. */
export const toChoice =
	(choices: readonly Choice[]) =>
	(given: unknown): Reading<string> => {
		const choice = find(choices, given);
		return choice ? { value: choice.value } : notAmong(choices, given);
	};

/**
 * Reads some of the choices from a list or comma-separated text, as lemlist takes a list in a query:
 * separated by commas. Undefined if there are none.
 */
export const toChoices =
	(choices: readonly Choice[]) =>
	(given: unknown): Reading<string | undefined> => {
		const wanted = toList(given, COMMAS_OR_LINES);
		const found = wanted.map((each) => find(choices, each));
		const unknown = found.indexOf(undefined);
		if (unknown >= 0) return notAmong(choices, wanted[unknown]);
		return { value: found.map((choice) => choice?.value).join(',') || undefined };
	};

function find(choices: readonly Choice[], given: unknown): Choice | undefined {
	const word = typeof given === 'object' ? '' : String(given).trim().toLowerCase();
	return choices.find(({ name, value }) =>
		[name, value].some((each) => each.toLowerCase() === word),
	);
}

const notAmong = (choices: readonly Choice[], culprit: unknown) => ({
	problem: 'is not one of the choices',
	advice: `Use ${choices.map(({ name }) => name).join(', ')}.`,
	culprit,
});
