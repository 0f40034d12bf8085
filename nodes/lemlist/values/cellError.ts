import type { Rejection } from './reading';

/**
 * What a cell shows if its formula fails: in Excel and Google Sheets, in English, German, French, Spanish,
 * Italian, Portuguese and Dutch.
 */
const ERRORS = new Set([
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
const MAX_LENGTH = 20;

/** The rejection of a value that is the error of a formula. */
export const CELL_ERROR: Rejection = {
	problem: 'is an error of the spreadsheet',
	advice: 'Fix the formula of the cell, for example with IFERROR.',
	reason: 'spreadsheet error',
};

/** Whether a text is the error of a formula and nothing else. */
export const isCellError = (text: string): boolean =>
	text.length <= MAX_LENGTH && ERRORS.has(text.trim().toUpperCase());

/** Errors that nothing but a formula writes, as a word of a longer text. */
const INSIDE = /(?<![\p{L}\p{N}])#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|SPILL!)(?![\p{L}\p{N}])/u;

/** Whether a longer text has the error of a formula in it, such as "Hi #N/A". */
export const hasCellError = (text: string): boolean => INSIDE.test(text);
