// The form of the tables in this folder: real spellings of values, and what becomes of each. They are the
// specification of what the node understands.

/** What is sent for a value, and what the hint says about it. */
export interface Sent {
	sent: unknown;
	notice?: string;
}

/** The rejection of a value: its message is `'Field' <problem>: <value>. <advice>`. */
export interface Rejected {
	problem: string;
	advice: string;
	/** The part of the value that the message shows, if it is not the whole. */
	culprit?: unknown;
	/** What the advice tells people to write, as it stands there, and what is sent for that. */
	instead?: Readonly<Record<string, unknown>>;
}

/** What becomes of a value: it is sent, in the form beside it, or rejected. */
export type Outcome = string | boolean | readonly string[] | Sent | Rejected;

/** A value, as a cell, an expression or a model gives it. */
export type Line = readonly [given: unknown, outcome: Outcome];

/** The values of one field, by where they come from. */
export type Corpus = Readonly<Record<string, readonly Line[]>>;

/** Nothing is sent: the field is left as it is. */
export const nothing: Sent = { sent: undefined };

/** Whether a value is rejected. */
export const isRejected = (outcome: Outcome): outcome is Rejected =>
	typeof outcome === 'object' && 'problem' in outcome;

/** What is sent, and the notice; for a value that is not rejected. */
export const sentFor = (outcome: Exclude<Outcome, Rejected>): Sent =>
	typeof outcome === 'object' && 'sent' in outcome ? outcome : { sent: outcome };

/** All lines of a table, each with its source. */
export const linesOf = (
	corpus: Corpus,
): Array<{ source: string; given: unknown; outcome: Outcome }> =>
	Object.entries(corpus).flatMap(([source, lines]) =>
		lines.map(([given, outcome]) => ({ source, given, outcome })),
	);

/** Some values with the same outcome. */
export const all = (outcome: Outcome, ...values: readonly unknown[]): Line[] =>
	values.map((given) => [given, outcome]);

/** The rejection of the error of a formula. */
export const cellError: Rejected = {
	problem: 'is a spreadsheet error',
	advice: 'Fix the formula of the cell, for example with IFERROR.',
};

/** Errors of formulas, which are one in every field. */
export const cellErrors: Corpus = {
	'Google Sheets and Excel: a formula that fails': all(
		cellError,
		...['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!', '#ERROR!', '#SPILL!'],
		...['#CALC!', 'Loading...', ' #N/A ', '#n/a'],
	),
	'Google Sheets and Excel in German, French, Spanish and Italian': all(
		cellError,
		...['#NV', '#BEZUG!', '#WERT!', '#VALEUR!', '#NOM?', '#¡REF!', '#¿NOMBRE?', '#N/D', '#RIF!'],
	),
};

/** Blanks and words for nothing, which are that in every field but where one is a choice of its own. */
export const blanks: Corpus = {
	'Google Sheets: an empty cell': all(nothing, '', ' '),
	'Excel: a cell with a line break or blanks of a web page': all(nothing, '\n', '\u00a0', '\u200b'),
	'n8n: a missing property, and an expression with a typo': all(nothing, undefined, null),
	'n8n: a locator of a node in which nothing is chosen': all(nothing, {
		__rl: true,
		mode: 'list',
		value: '',
	}),
	'Airtable: an empty lookup': all(nothing, [], [''], [null]),
	'model: a word for nothing': all(
		nothing,
		...[
			'null',
			'undefined',
			'NaN',
			'N/A',
			'n/a',
			'<UNKNOWN>',
			'<null>',
			'unchanged',
			'""',
			'"null"',
		],
	),
	'pandas and MySQL: a missing value in a CSV file': all(nothing, 'nan', '<NA>', '\\N'),
};

/** Python's and people's word for nothing, which Priority has as a choice. */
export const none: Corpus = { 'model: None of Python': all(nothing, 'None', 'none') };
