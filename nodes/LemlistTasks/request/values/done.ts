import type { Reading } from '../understood';
import { toYesNo } from './yesNo';

/**
 * Whether a task is done. A model has to send something for each key, and false for a yes or no that
 * it does not care about: so its "no" says nothing, and only the word "reopen" opens a task again.
 * @param fromModel whether a model gave the value
 */
export function toDone(value: unknown, fromModel: boolean): Reading<boolean | undefined> {
	if (typeof value === 'string' && value.trim().toLowerCase() === 'reopen') return { value: false };
	const reading = toYesNo(value);
	const saysNo = 'value' in reading && !reading.value;
	return saysNo && fromModel ? { value: undefined } : reading;
}
