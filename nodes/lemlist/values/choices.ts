import type { INodePropertyOptions } from 'n8n-workflow';
import type { Reading } from './reading';
import { toList } from './list';

const SEPARATOR = /[,\n]/;

/** Reads one of a property's options, by its value or its name in any case. */
export const toChoice =
	(options: INodePropertyOptions[]) =>
	(given: unknown): Reading<string> => {
		const choice = find(options, given);
		return choice ? { value: String(choice.value) } : notAmong(options, given);
	};

/**
 * Reads some of a property's options from a list or comma-separated text, as the text in which
 * lemlist takes a list in a query: separated by commas. Undefined where there are none.
 */
export const toChoices =
	(options: INodePropertyOptions[]) =>
	(given: unknown): Reading<string | undefined> => {
		const wanted = toList(given, SEPARATOR);
		const choices = wanted.map((each) => find(options, each));
		const unknown = choices.indexOf(undefined);
		if (unknown >= 0) return notAmong(options, wanted[unknown]);
		return { value: choices.map((choice) => choice?.value).join(',') || undefined };
	};

function find(options: INodePropertyOptions[], given: unknown) {
	const word = typeof given === 'object' ? '' : String(given).trim().toLowerCase();
	return options.find(({ name, value }) =>
		[name, String(value)].some((each) => each.toLowerCase() === word),
	);
}

const notAmong = (options: INodePropertyOptions[], culprit: unknown) => ({
	problem: 'holds something that is no choice',
	advice: `Use ${options.map(({ name }) => name).join(', ')}.`,
	culprit,
});
