import type { Reading } from './reading';
import { toYesNo } from './yesNo';

/**
 * Reads a yes or no if the no does something. A model has to send something for every key, and sends
 * false for what it does not care about. So its "no" changes nothing, and a word of its own says no.
 * @param word such as "reopen"; it works for people as well
 * @param fromModel whether a model gave the value
 */
export function toYesOrWord(
	word: string,
	value: unknown,
	fromModel: boolean,
): Reading<boolean | undefined> {
	if (typeof value === 'string' && value.trim().toLowerCase() === word) return { value: false };
	const reading = toYesNo(value);
	const saysNo = 'value' in reading && !reading.value;
	return saysNo && fromModel ? { value: undefined } : reading;
}
