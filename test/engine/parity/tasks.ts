// Generated tasks: each field absent, set, or an expression over items that hold all kinds of values.
import fc from 'fast-check';
import type { IDataObject, INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import type { Task } from './engines';

const BLANK = ['', ' ', null, []];
const WRONG = [{ a: 1 }, ['x', { b: 2 }], true, 7, -1];

/** Values of a field. Most are good: an item with nine fields is refused for one that is not. */
const values = (
	good: unknown[],
	refused: unknown[],
	any: fc.Arbitrary<unknown> = fc.constantFrom(...good),
) =>
	fc.oneof(
		{ weight: 18, arbitrary: any },
		{ weight: 4, arbitrary: fc.constantFrom(...BLANK) },
		{ weight: 1, arbitrary: fc.constantFrom(...refused, ...WRONG) },
	);

/** Text that n8n takes as it is and not as an expression. */
const anyText = fc
	.string({ unit: 'grapheme', maxLength: 12 })
	.filter((text) => !text.startsWith('=') && !text.includes('{{'));

const PNG = 'https://media.example.com/a.png';
const JPG = 'https://media.example.com/b.jpg';
const MP4 = 'https://media.example.com/a.mp4';

const VALUES: Record<string, fc.Arbitrary<unknown>> = {
	task: fc.oneof(
		{ weight: 9, arbitrary: fc.constantFrom('opp_one', ' opp_two ', 'opp_three', 'opp_four') },
		{ weight: 1, arbitrary: fc.constantFrom('', null, 42, { id: 1 }) },
	),
	assignedTo: values(
		['usr_SalesOne000000000', 'sales.one@example.com', ' Sales.Two@example.com '],
		['nobody@example.com', 'Sales One'],
	),
	dueDate: values(
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
	),
	done: values([true, false, 'yes', 'No', 'x', 1, 0], ['maybe']),
	images: values(
		[PNG, `${PNG}, ${JPG}`, `${PNG}\n${JPG}`, [PNG, [JPG]], `["${PNG}"]`],
		['http://media.example.com/a.png', Array(7).fill(PNG)],
	),
	message: values(
		[],
		[],
		fc.oneof(anyText, fc.constantFrom('Hello', 'Line 1\nLine 2', 'A "b" & c')),
	),
	priority: values(['high', 'LOW', 'medium', 'none', 0, 1, 2, '0', '1', '2'], [3, 'urgent']),
	title: values(
		[],
		[],
		fc.oneof(anyText, fc.constantFrom('A title', 42, 'ECONNRESET', 'Ünïcödé 🚀')),
	),
	videos: values([MP4, [MP4, MP4]], ['https://10.0.0.1/a.mp4', Array(7).fill(MP4)]),
	clear: fc.oneof(
		{ weight: 9, arbitrary: fc.constantFrom('', null, [], 'title', ['Title'], '["images"]') },
		{ weight: 1, arbitrary: fc.constantFrom('message, priority', 'dueDate', 5, [['videos']]) },
	),
};

const expression = (column: string) => `={{ $json.${column} }}`;

/** Expressions that do something else than read a column. */
const OTHER_EXPRESSIONS: Record<string, string[]> = {
	dueDate: [
		"={{ DateTime.fromISO('2026-03-15T10:00', { zone: 'Asia/Tokyo' }) }}",
		'={{ new Date(1773568800000) }}',
		'={{ $today.set({ year: 2026, month: 5, day: 1 }) }}',
		'={{ $json.no.such.date }}',
	],
	title: [
		'=Title {{ $json.title }}',
		'={{ $json.title }} {{ $json.message }}',
		'={{ $itemIndex }}',
		'={{ JSON.stringify($json.images) }}',
	],
	message: ['=Dear {{ $json.name }},', "={{ $('Nowhere').item.json.message }}", '=  '],
	images: [`=${PNG}, {{ $json.images }}`, "={{ ($json.images || '').split(',') }}"],
	clear: ["={{ $json.title ? [] : ['title'] }}"],
};

/** How a field is given: set to a value, or an expression. */
const given = (field: string): fc.Arbitrary<NodeParameterValueType> =>
	fc.oneof(
		{ weight: 4, arbitrary: fc.constant(expression(field)) },
		{ weight: 2, arbitrary: scalars(field) },
		{ weight: 1, arbitrary: fc.constantFrom(...(OTHER_EXPRESSIONS[field] ?? [expression(field)])) },
	);

/** A value as it can stand in the panel: n8n stores no objects in such fields. */
const scalars = (field: string) =>
	VALUES[field]!.filter(
		(value) => typeof value !== 'object',
	) as fc.Arbitrary<NodeParameterValueType>;

const locator = (field: string, modes: string[]): fc.Arbitrary<NodeParameterValueType> =>
	fc.oneof(
		{
			weight: 4,
			arbitrary: fc.record({
				__rl: fc.constant(true as const),
				mode: fc.constantFrom(...modes),
				value: given(field),
			}) as fc.Arbitrary<NodeParameterValueType>,
		},
		{ weight: 1, arbitrary: given(field) },
	);

/** n8n itself runs no workflow in which a required parameter is left empty. */
const isNamed = (taskId: unknown) => {
	const value = typeof taskId === 'object' ? (Object(taskId) as { value: unknown }).value : taskId;
	return typeof value === 'string' && value !== '';
};

const updateFields = fc.record(
	{
		assignedTo: locator('assignedTo', ['list', 'id', 'email']),
		dueDate: given('dueDate'),
		done: given('done'),
		images: given('images'),
		message: given('message'),
		priority: given('priority'),
		title: given('title'),
		videos: given('videos'),
	},
	{ requiredKeys: [] },
);

const clearFields = fc.oneof(
	fc.subarray(['images', 'videos', 'message', 'priority', 'title'], { maxLength: 2 }),
	given('clear'),
);

const parameters = fc.record(
	{
		resource: fc.constant('task'),
		operation: fc.constant('update'),
		taskId: locator('task', ['list', 'id']).filter(isNamed),
		updateFields,
		clearFields,
	},
	{ requiredKeys: ['taskId'] },
) as fc.Arbitrary<INodeParameters>;

const items = fc.array(
	(fc.record(VALUES, { requiredKeys: [] }) as fc.Arbitrary<IDataObject>).map((json) => ({ json })),
	{ minLength: 1, maxLength: 4 },
);

/** Any task of the operation Update. */
export const tasks: fc.Arbitrary<Task> = fc.record({ parameters, items });
