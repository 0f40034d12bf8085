// What a cell holds that is no value: nothing, a word for it, invisible characters, the error of a formula.
import { MAX_DEPTH, MAX_TEXT } from './limits';

/** White space, control and format characters, and fillers that fonts draw as nothing. */
const NOTHING_VISIBLE = /^[\s\p{C}\p{Z}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** What models and exports write for nothing. `none` is not among them, since it is a priority. */
const WORDS_FOR_NOTHING = new Set([
	...['null', 'undefined', 'n/a', 'unchanged', '\\n'],
	...['<unknown>', '<null>', '<none>', '<nil>', '<na>', '<empty>', '<undefined>'],
]);

/** In these spellings only: Nan is a name. */
const NOT_A_NUMBER = new Set(['NaN', 'nan', 'NAN']);

/** Max characters of a word for nothing. */
const MAX_WORD_FOR_NOTHING = 20;

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

const isBlankText = (text: string): boolean => NOTHING_VISIBLE.test(text) || isWordForNothing(text);

function isWordForNothing(text: string): boolean {
	if (text.length > MAX_WORD_FOR_NOTHING) return false;
	const [, , quoted = text] = /^(["'`])(.*)\1$/s.exec(text.trim()) ?? [];
	const word = quoted.trim();
	return word === '' || WORDS_FOR_NOTHING.has(word.toLowerCase()) || NOT_A_NUMBER.has(word);
}

/**
 * What a cell shows if its formula fails: in Excel and Google Sheets, in English, German, French, Spanish,
 * Italian, Portuguese and Dutch.
 */
const CELL_ERRORS = new Set([
	...['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!', '#CALC!'],
	...['#ERROR!', '#FIELD!', '#BLOCKED!', '#CONNECT!', '#BUSY!', '#UNKNOWN!', '#EXTERNAL!'],
	...['#GETTING_DATA', '#PYTHON!', '#TIMEOUT!', 'LOADING...', 'LOADING…'],
	...['#NV', '#BEZUG!', '#WERT!', '#ZAHL!', '#ÜBERLAUF!', '#KALK!', '#FEHLER!'],
	...['#VALEUR!', '#NOM?', '#NOMBRE!', '#NUL!', '#PROPAGATION!', '#ERREUR!'],
	...['#¡REF!', '#¡VALOR!', '#¡DIV/0!', '#¿NOMBRE?', '#¡NUM!', '#¡NULO!', '#¡DESBORDAMIENTO!'],
	...['#N/D', '#RIF!', '#VALORE!', '#NOME?', '#NULLO!', '#ESPANSIONE!', '#ERRORE!'],
	...['#VALOR!', '#NÚM!', '#NULO!', '#DESPEJAR!', '#DESPEJO!', '#ERRO!'],
	...['#N/B', '#VERW!', '#WAARDE!', '#DEEL/0!', '#NAAM?', '#GETAL!', '#LEEG!', '#OVERLOOP!'],
]);

/** Max characters of such an error. */
const MAX_ERROR = 20;

/** Whether a text is the error of a formula and nothing else. */
export const isCellError = (text: string): boolean =>
	text.length <= MAX_ERROR && CELL_ERRORS.has(text.trim().toUpperCase());

/** Errors that nothing but a formula writes, as a word of a longer text. */
const ERROR_INSIDE =
	/(?<![\p{L}\p{N}])#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|SPILL!)(?![\p{L}\p{N}])/u;

/** Whether a longer text has the error of a formula in it, such as "Hi #N/A". */
export const hasCellError = (text: string): boolean => ERROR_INSIDE.test(text);

/**
 * Control and format characters that are no white space, byte order marks, and fillers and selectors
 * that fonts draw as nothing. They are copied along with addresses, IDs and dates.
 */
const INVISIBLE =
	/(?!\s)[\p{Cc}\p{Cf}]|[\ufeff\u115f\u1160\u2800\u3164\uffa0]|\u034f|\ufe0e|\ufe0f/gu;

/** Blanks of all kinds, such as those that do not break a line. */
const BLANK_CHARACTER = /[^\S\r\n]/g;

/** A text as people see it: without invisible characters, with plain blanks, trimmed. */
export const visible = (text: string): string =>
	text.replace(INVISIBLE, '').replace(BLANK_CHARACTER, ' ').trim();

const QUOTES = new Set('"\'`*“”„‟‘’‚«»‹›');

/**
 * A text without the quotes, or the markup for bold and code, that surround it. Sheets have a single one
 * in front of text; one at the end alone may belong to a URL.
 */
export function withoutQuotes(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && QUOTES.has(text.charAt(start))) start++;
	const first = end - start;
	while (end > first && end > start && QUOTES.has(text.charAt(end - 1))) end--;
	return text.slice(start, end).trim();
}

/** Links as Slack, Markdown and HTML write them; the first group that matches is the address. */
const LINK = new RegExp(
	[
		/<((?:https?:|mailto:)[^<>|\s]{1,8192})(?:\|[^<>]{0,1000})?>/,
		/!?\[[^[\]]{0,1000}\]\(((?:https?:|mailto:)[^()\s]{1,8192})\)/,
		/<a\s[^<>]{0,300}?href=["']([^"'<>]{1,8192})["'][^<>]{0,300}>[^<>]{0,1000}<\/a>/,
	]
		.map(({ source }) => source)
		.join('|'),
	'gi',
);

/** A text in which each link is its address. */
export const withPlainLinks = (text: string): string =>
	text.replace(LINK, (_, slack?: string, markdown?: string, html?: string) =>
		String(slack ?? markdown ?? html),
	);

/** A resource locator as n8n stores it. Expressions, sheets and models may pass one on as a whole. */
interface Locator {
	__rl: true;
	value?: unknown;
}

/** Whether a value is a resource locator of n8n, whatever its mode: `{ __rl: true, mode, value }`. */
export const isLocator = (value: unknown): value is Locator =>
	typeof value === 'object' && value !== null && '__rl' in value && value.__rl === true;
