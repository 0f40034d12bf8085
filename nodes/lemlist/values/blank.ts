import { MAX_DEPTH, MAX_TEXT } from './limits';
import { isLocator } from './locator';

/** White space, control and format characters, and fillers that fonts draw as nothing. */
const INVISIBLE = /^[\s\p{C}\p{Z}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** What models and exports write for nothing. `none` is not among them, since it is a priority. */
const NOTHING = new Set([
	...['null', 'undefined', 'n/a', 'unchanged', '\\n'],
	...['<unknown>', '<null>', '<none>', '<nil>', '<na>', '<empty>', '<undefined>'],
]);

/** In these spellings only: Nan is a name. */
const NOT_A_NUMBER = new Set(['NaN', 'nan', 'NAN']);

/** Max characters of a word for nothing. */
const MAX_WORD = 20;

/**
 * Whether a value leaves its field as it is: undefined, null, an empty list or locator, text in which
 * nothing can be seen, or a word for nothing alone. Such values come from empty cells, missing properties, typos in
 * expressions, and models that have to fill in a field.
 */
export function isBlank(value: unknown, depth = 0): boolean {
	if (typeof value === 'string') return value.length <= MAX_TEXT && isBlankText(value);
	if (Array.isArray(value)) {
		return depth < MAX_DEPTH && value.every((each) => isBlank(each, depth + 1));
	}
	if (isLocator(value)) return depth < MAX_DEPTH && isBlank(value.value, depth + 1);
	return value === undefined || value === null;
}

const isBlankText = (text: string): boolean => INVISIBLE.test(text) || isWordForNothing(text);

function isWordForNothing(text: string): boolean {
	if (text.length > MAX_WORD) return false;
	const [, , quoted = text] = /^(["'`])(.*)\1$/s.exec(text.trim()) ?? [];
	const word = quoted.trim();
	return word === '' || NOTHING.has(word.toLowerCase()) || NOT_A_NUMBER.has(word);
}
