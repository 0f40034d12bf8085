// Generates parameters: fixed values, or expressions over items with all kinds of values.
import fc from 'fast-check';
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
	['usr_SalesOne000000000', 'sales.one@example.com', ' Sales.Two@example.com '],
	['nobody@example.com', 'Sales One'],
);

/** Values of a moment. */
export const moments = values(
	[
		'2026-03-15',
		'2026-03-15T10:00',
		'2026-07-15T10:00:00Z',
		'2026-03-15T10:00:00.5+05:30',
		'2026-W11-7',
		1773568800000,
		'1773568800000',
	],
	[46096, '2026-02-30', 'soon', 'ECONNRESET'],
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
			(fc.record(this.columns, { requiredKeys: this.always }) as fc.Arbitrary<IDataObject>).map(
				(json) => ({
					json,
				}),
			),
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
	{ weight: 9, arbitrary: fc.constantFrom('opp_one', ' opp_two ', 'opp_three', 'opp_four') },
	{ weight: 1, arbitrary: fc.constantFrom('', null, 42, { id: 1 }) },
);
