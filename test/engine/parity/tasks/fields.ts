// Generates parameters: fixed values, or expressions over items with all kinds of values.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { IDataObject, INodeExecutionData, NodeParameterValueType } from 'n8n-workflow';

const BLANK = ['', ' ', null, []];
const WRONG = [{ a: 1 }, ['x', { b: 2 }], true, 7, -1];

/** Values of a field. Most are valid, since one invalid field is enough to reject an item. */
export const values = (
	valid: unknown[],
	invalid: unknown[],
	any: fc.Arbitrary<unknown> = fc.constantFrom(...valid),
): fc.Arbitrary<unknown> =>
	fc.oneof(
		{ weight: 18, arbitrary: any },
		{ weight: 4, arbitrary: fc.constantFrom(...BLANK) },
		{ weight: 1, arbitrary: fc.constantFrom(...invalid, ...WRONG) },
	);

/** Text that n8n does not treat as an expression. */
const plainText = fc
	.string({ unit: 'grapheme', maxLength: 12 })
	.filter((text) => !text.startsWith('=') && !text.includes('{{'));

/** Arbitrary text, and some known edge cases. */
export const texts = (...some: unknown[]) =>
	values([], [], fc.oneof(plainText, fc.constantFrom('Ünïcödé 🚀', 'A "b" & c=d+e%', ...some)));

/** Values of an assignee. */
export const assignees = values(
	[
		'usr_SalesOne000000000',
		'sales.one@example.com',
		' Sales.Two@example.com ',
		'Sales One',
		' SALES  two ',
		'account manager',
	],
	['nobody@example.com', 'Nobody', 'Twin', 'usr_one, usr_two'],
);

/** How people, sheets and databases write a moment. */
const SPELLINGS = [
	"yyyy-MM-dd'T'HH:mm",
	'yyyy-MM-dd HH:mm',
	'yyyy-M-d H:mm:ss',
	"yyyyMMdd'T'HHmmss",
	'yyyy-MM-dd',
	'yyyy-M-d',
	'yyyy/MM/dd',
	'yyyy/M/d H:mm',
	'yyyyMMdd',
	"kkkk-'W'WW-c",
	"yyyy-MM-dd'T'HH:mm:ss.SSSZZ",
	'yyyy-MM-dd HH:mm:ss ZZZ',
	"yyyy-MM-dd HH:mm:ss 'UTC'",
];

/** How they write one that could be two. */
const AMBIGUOUS = ['dd/MM/yyyy', 'M/d/yyyy H:mm', 'd.M.yy', 'MM-dd-yyyy, h:mm a'];

const spelledIn = (formats: string[]) =>
	fc
		.tuple(
			fc.integer({ min: Date.parse('2002-01-01') / 1000, max: Date.parse('2099-01-01') / 1000 }),
			fc.constantFrom('utc', 'UTC+5:30', 'UTC-8'),
			fc.constantFrom(...formats),
		)
		.map(([second, zone, format]) => DateTime.fromSeconds(second, { zone }).toFormat(format));

const numbers = fc.oneof(
	fc.double({ min: 40_000, max: 70_000, noNaN: true }),
	fc.integer({ min: 40_000, max: 70_000 }),
	fc.integer({ min: 1_000_000_000, max: 3_000_000_000 }),
	fc.integer({ min: 1_000_000_000_000, max: 3_000_000_000_000 }),
);

/** Values of a moment. */
export const moments = fc.oneof(
	{
		weight: 19,
		arbitrary: values(
			[],
			['2026-02-30', 'soon', 'ECONNRESET', 100_000],
			fc.oneof(
				{ weight: 3, arbitrary: spelledIn(SPELLINGS) },
				{ weight: 1, arbitrary: numbers },
				{ weight: 1, arbitrary: numbers.map(String) },
			),
		),
	},
	{ weight: 1, arbitrary: spelledIn(AMBIGUOUS) },
);

/** Values of a switch with these words. */
export const switches = (on: string, off: string) =>
	values(
		[
			on,
			off,
			` ${on.toUpperCase()} `,
			off.toUpperCase(),
			true,
			false,
			'yes',
			'No',
			'x',
			1,
			0,
			'0',
			'FALSE',
		],
		['maybe', `${off}ed`],
	);

/** Expressions for a moment that do more than read a column. */
export const MOMENT_EXPRESSIONS = [
	"={{ DateTime.fromISO('2026-03-15T10:00', { zone: 'Asia/Tokyo' }) }}",
	'={{ new Date(1773568800000) }}',
	'={{ $today.set({ year: 2026, month: 5, day: 1 }) }}',
	'={{ $json.no.such.date }}',
];

const PNG = 'https://media.example.com/a.png';
const JPG = 'https://media.example.com/b.jpg';
const MP4 = 'https://media.example.com/a.mp4';

/** Values of the fields that Create and Update share. */
export const CONTENT: Columns = {
	images: values(
		[PNG, `${PNG}, ${JPG}`, `${PNG}\n${JPG}`, [PNG, [JPG]], `["${PNG}"]`],
		['http://media.example.com/a.png', Array(7).fill(PNG)],
	),
	message: texts('Hello', 'Line 1\nLine 2'),
	priority: values(['high', 'LOW', 'medium', 'none', 0, 1, 2, '0', '1', '2'], [3, 'urgent']),
	title: texts('A title', 42, 'ECONNRESET'),
	videos: values([MP4, [MP4, MP4]], ['https://10.0.0.1/a.mp4', Array(7).fill(MP4)]),
};

/** Expressions for these fields that do more than read a column. */
export const CONTENT_EXPRESSIONS: Record<string, string[]> = {
	title: [
		'=Title {{ $json.title }}',
		'={{ $json.title }} {{ $json.message }}',
		'={{ $itemIndex }}',
		'={{ JSON.stringify($json.images) }}',
	],
	message: ['=Dear {{ $json.name }},', "={{ $('Nowhere').item.json.message }}", '=  '],
	images: [`=${PNG}, {{ $json.images }}`, "={{ ($json.images || '').split(',') }}"],
};

/** The values of the items' columns, by name. */
export type Columns = Record<string, fc.Arbitrary<unknown>>;

/** Generates parameters that read these columns. */
export class Fields {
	/**
	 * @param expressions Expressions that do more than read a column.
	 * @param always Columns that every item has.
	 */
	constructor(
		private readonly columns: Columns,
		private readonly expressions: Record<string, string[]> = {},
		private readonly always: string[] = [],
	) {}

	/** One or more items, with any of the columns. */
	readonly items = (max = 4): fc.Arbitrary<INodeExecutionData[]> =>
		fc.array(
			fc
				.record(this.columns, { requiredKeys: this.always })
				.map((json) => ({ json: json as IDataObject })),
			{ minLength: 1, maxLength: max },
		);

	/** A parameter: an expression that reads the column, another expression, or a value. */
	readonly given = (column: string): fc.Arbitrary<NodeParameterValueType> => {
		const read = `={{ $json.${column} }}`;
		const others = this.expressions[column] ?? [read];
		return fc.oneof(
			{ weight: 4, arbitrary: fc.constant(read) },
			{ weight: 2, arbitrary: this.scalars(column) },
			{ weight: 1, arbitrary: fc.constantFrom(...others) },
		);
	};

	/** A resource locator, or an expression in its place. */
	readonly locator = (column: string, ...modes: string[]): fc.Arbitrary<NodeParameterValueType> =>
		fc.oneof(
			{
				weight: 4,
				arbitrary: fc.record({
					__rl: fc.constant(true as const),
					mode: fc.constantFrom(...modes),
					value: this.given(column),
				}) as fc.Arbitrary<NodeParameterValueType>,
			},
			{ weight: 1, arbitrary: this.given(column) },
		);

	/** Optional parameters for these columns. */
	readonly some = (...columns: string[]): Record<string, fc.Arbitrary<NodeParameterValueType>> =>
		Object.fromEntries(columns.map((column) => [column, this.given(column)]));

	/** A value that can be entered in the panel; n8n stores no objects in such fields. */
	private readonly scalars = (column: string) =>
		this.columns[column]!.filter(
			(value) => typeof value !== 'object',
		) as fc.Arbitrary<NodeParameterValueType>;
}

/** n8n does not run a workflow if a required parameter is empty. */
export const isNamed = (parameter: unknown): boolean => {
	const isLocator = typeof parameter === 'object' && parameter !== null;
	const value = isLocator ? (parameter as { value: unknown }).value : parameter;
	return typeof value === 'string' && value !== '';
};

/** Values of a task's ID. */
export const taskIds = fc.oneof(
	{
		weight: 9,
		arbitrary: fc.constantFrom(
			'opp_one',
			' opp_two ',
			'opp_three',
			'https://app.lemlist.com/tasks/opp_four',
			'https://app.lemlist.com/tea_1?task=opp_one&tab=all',
			'HTTP://localhost/#opp_two',
		),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			'',
			null,
			42,
			{ id: 1 },
			'https://app.lemlist.com/tasks',
			'opp_a, opp_b',
		),
	},
);
