import type { Reading } from './reading';
import { toYesNo } from './yesNo';

/**
 * Yes or no, where a no does something. A model has to send something for each key, and false for a
 * yes or no that it does not care about: so its "no" says nothing, and only a word of its own says no.
 * @param word such as "reopen"; people may use it as well
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
