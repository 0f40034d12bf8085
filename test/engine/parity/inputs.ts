// Nodes and rows for both engines: fixed values or expressions, over columns with all kinds of values.
import fc from 'fast-check';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

/** A node's parameters and its input items. */
export interface Input {
	parameters: INodeParameters;
	items: INodeExecutionData[];
}

const BLANK = ['', ' ', null, []];
const WRONG = [{ a: 1 }, ['x', { b: 2 }], true, 7, -1];

/** Most values are fine, since one that is not is enough to reject a row. */
const values = (fine: unknown[], wrong: unknown[]): fc.Arbitrary<unknown> =>
	fc.oneof(
		{ weight: 18, arbitrary: fc.constantFrom(...fine) },
		{ weight: 4, arbitrary: fc.constantFrom(...BLANK) },
		{ weight: 1, arbitrary: fc.constantFrom(...wrong, ...WRONG) },
	);

const PNG = 'https://media.example.com/a.png';
const MP4 = 'https://media.example.com/a.mp4';
const TEXTS = ['A title', 'Line 1\nLine 2', 'Ünïcödé 🚀', 'A "b" & c=d+e%', 42, 'ECONNRESET'];

/** The columns of a row, each named after the field that reads it. */
const COLUMNS = {
	task: values(
		['opp_one', ' opp_two ', 'https://app.lemlist.com/tea_1?task=opp_three&tab=all'],
		['opp_a, opp_b', 'https://app.lemlist.com/tasks'],
	),
	record: values(
		['ctc_one', ' lea_two\n', 'cpn_three', 'anna@example.com', ' Bert@Example.com ', 'example.com'],
		['opp_one', 'nobody@example.com', 'two@example.com', 'nowhere.example', 'two.example'],
	),
	// Half of them accept images and videos.
	type: values(['linkedin', ' LinkedIn ', 'phone', 'Manual'], ['sms']),
	assignedTo: values(
		['usr_SalesOne000000000', ' Sales.Two@example.com ', 'Sales One', ' SALES  two '],
		['nobody@example.com', 'Twin'],
	),
	dueDate: values(
		['2026-03-15T10:00', '2026/3/15 9:05', '2026-03-15 10:00:00 +0530', 46_096.5, 1_773_568_800],
		['31/12/2026', '2026-02-30', 'soon', 'ECONNRESET', 100_000],
	),
	done: values(['done', 'reopen', ' DONE ', true, false, 'x', '0'], ['maybe']),
	images: values(
		[PNG, `${PNG}\n${PNG}`, [PNG, [PNG]], `["${PNG}"]`],
		['http://media.example.com/a.png'],
	),
	videos: values([MP4, [MP4, MP4]], ['https://10.0.0.1/a.mp4']),
	message: values(TEXTS, []),
	title: values(TEXTS, []),
	priority: values(['high', 'LOW', 'none', 0, '2'], [3, 'urgent']),
	clear: fc.oneof(
		{ weight: 9, arbitrary: fc.constantFrom('', null, [], 'title', ['Title'], '["images"]') },
		{ weight: 1, arbitrary: fc.constantFrom('message, priority', 'dueDat', 5, [['videos']]) },
	),
};
type Column = keyof typeof COLUMNS;

/** Expressions that do more than read a column; some of them cannot be evaluated. */
const EXPRESSIONS: Partial<Record<Column, string[]>> = {
	task: ['=opp_{{ $itemIndex }}', '={{ $json.no.such.task }}', "={{ $('Nowhere').item.json.id }}"],
	title: ['=Title {{ $json.title }}', '={{ $itemIndex }}', '={{ JSON.stringify($json.images) }}'],
	message: ['=Dear {{ $json.name }},', "={{ $('Nowhere').item.json.message }}", '=  '],
	images: [`=${PNG}, {{ $json.images }}`, "={{ ($json.images || '').split(',') }}"],
	dueDate: [
		"={{ DateTime.fromISO('2026-03-15T10:00', { zone: 'Asia/Tokyo' }) }}",
		'={{ new Date(1773568800000) }}',
		'={{ $json.no.such.date }}',
	],
	clear: ["={{ $json.title ? [] : ['title'] }}"],
};

/** A parameter: mostly an expression that reads its column; n8n stores no objects as fixed values. */
const given = (column: Column): fc.Arbitrary<unknown> => {
	const read = `={{ $json.${column} }}`;
	return fc.oneof(
		{ weight: 4, arbitrary: fc.constant(read) },
		{ weight: 2, arbitrary: COLUMNS[column].filter((value) => typeof value !== 'object') },
		{ weight: 1, arbitrary: fc.constantFrom(...(EXPRESSIONS[column] ?? [read])) },
	);
};

const inLocator = (value: fc.Arbitrary<unknown>, ...modes: string[]) =>
	fc.record({ __rl: fc.constant(true), mode: fc.constantFrom(...modes), value });

/** A resource locator, or an expression in its place. */
const locator = (column: Column, ...modes: string[]) =>
	fc.oneof(
		{ weight: 4, arbitrary: inLocator(given(column), ...modes) },
		{ weight: 1, arbitrary: given(column) },
	);

/** n8n does not run a workflow if a required parameter is empty. */
const isNamed = (parameter: unknown): boolean => {
	const { value = parameter } = Object(parameter) as { value?: unknown };
	return typeof value === 'string' && value !== '';
};

const optional = (fields: Record<string, fc.Arbitrary<unknown>>) =>
	fc.record(fields, { requiredKeys: [] });

const some = (...columns: Column[]) =>
	Object.fromEntries(columns.map((column) => [column, given(column)]));

const rows = (row: fc.Arbitrary<object>): fc.Arbitrary<INodeExecutionData[]> =>
	fc.array(
		row.map((json) => ({ json: json as IDataObject })),
		{ minLength: 1, maxLength: 4 },
	);

const inputs = (
	operation: string,
	parameters: Record<string, fc.Arbitrary<unknown>>,
	requiredKeys: string[],
	row: fc.Arbitrary<object>,
): fc.Arbitrary<Input> =>
	fc.record({
		parameters: fc
			.record(parameters, { requiredKeys })
			.map((set) => ({ resource: 'task', operation, ...set }) as INodeParameters),
		items: rows(row),
	});

const updateFields = optional({
	assignedTo: locator('assignedTo', 'list', 'id', 'email'),
	...some('dueDate', 'done', 'images', 'message', 'priority', 'title', 'videos'),
});

const clearFields = fc.oneof(
	fc.subarray(['images', 'videos', 'message', 'priority', 'title'], { maxLength: 2 }),
	given('clear'),
);

/** Update, field by field. */
export const updates = inputs(
	'update',
	{
		mappingMode: fc.constant('defineBelow'),
		taskId: locator('task', 'list', 'id').filter(isNamed),
		updateFields,
		clearFields,
	},
	['taskId'],
	optional(COLUMNS),
);

/** Names of columns, as people spell those of fields. */
const SPELLINGS: Partial<Record<Column, string[]>> = {
	task: ['Task ID', 'taskId', 'task', '_id', 'id', 'ID'],
	assignedTo: ['Assignee', 'assigned_to'],
	done: ['Done', ' DONE '],
	dueDate: ['Due Date', 'due-date', 'DUE_DATE', 'dueDate'],
	images: ['LinkedIn Images', 'images'],
	message: ['Message', 'message'],
	priority: ['Priority', 'priority'],
	title: ['Title', 'title'],
	videos: ['linkedin_videos', 'Videos'],
};

const columnsNamed = (spellings: Partial<Record<Column, string[]>>, column: Column) =>
	fc.tuple(fc.constantFrom(...spellings[column]!), COLUMNS[column]);

const columnsOf = (column: Column) => columnsNamed(SPELLINGS, column);

const fieldColumns = (Object.keys(SPELLINGS) as Column[])
	.filter((column) => column !== 'task')
	.map(columnsOf);

/** A row: mostly a task and some fields, now and then a field or a task twice, in any order. */
const mappedRow = fc
	.tuple(
		fc.array(columnsOf('task'), { maxLength: 2 }),
		fc.subarray(fieldColumns, { maxLength: 4 }).chain((chosen) => fc.tuple(...chosen)),
		fc.array(fc.oneof(...fieldColumns), { maxLength: 1 }),
		fc.array(fc.tuple(fc.constantFrom('Company', 'due', 'clear', ''), fc.constant('x'))),
	)
	.map((columns) => columns.flat())
	.chain((columns) => fc.shuffledSubarray(columns, { minLength: columns.length }))
	.map((columns) => Object.fromEntries(columns) as object);

/** Update with Map Automatically, whose task is mostly in a column. */
export const mappedUpdates = inputs(
	'update',
	{
		mappingMode: fc.constant('autoMapInputData'),
		taskId: fc.oneof(
			{ weight: 4, arbitrary: inLocator(fc.constant(''), 'list', 'id') },
			{ weight: 1, arbitrary: locator('task', 'id') },
			{ weight: 1, arbitrary: inLocator(fc.constant('={{ $json["Task ID"] }}'), 'id') },
		),
		// As it was set before the mode was changed.
		updateFields,
		clearFields: fc.oneof(
			{ weight: 3, arbitrary: fc.constant([]) },
			{ weight: 1, arbitrary: clearFields },
		),
	},
	['mappingMode'],
	mappedRow,
);

/** Names of columns for Create. */
const CREATION_SPELLINGS: Partial<Record<Column, string[]>> = {
	...SPELLINGS,
	record: ['Record', 'contact_id', 'Email', 'Company', 'domain', 'LEAD'],
	type: ['Type', 'type'],
};

/** A row for Create: mostly with all that a task needs. */
const mappedCreation = fc
	.tuple(
		...(['record', 'type', 'assignedTo', 'dueDate'] as const).map((column) =>
			columnsNamed(CREATION_SPELLINGS, column),
		),
		fc.array(
			fc.oneof(
				...(['record', 'title', 'message', 'priority', 'images', 'videos'] as const).map((column) =>
					columnsNamed(CREATION_SPELLINGS, column),
				),
			),
			{ maxLength: 3 },
		),
	)
	.map(
		([record, type, assignedTo, dueDate, others]) =>
			Object.fromEntries([record, type, assignedTo, dueDate, ...(others as [])] as Array<
				[string, unknown]
			>) as object,
	);

/** Create with Map Automatically. */
export const mappedCreations = inputs(
	'create',
	{
		mappingMode: fc.constant('autoMapInputData'),
		recordId: fc.oneof(
			{ weight: 4, arbitrary: inLocator(fc.constant(''), 'list') },
			{ weight: 1, arbitrary: locator('record', 'id', 'email') },
		),
		options: optional({ sendRecordAs: fc.constantFrom('recordId', 'leadId') }),
	},
	['mappingMode', 'recordId'],
	mappedCreation,
);

/** Create. */
export const creations = inputs(
	'create',
	{
		recordId: locator('record', 'list', 'id', 'email', 'domain').filter(isNamed),
		type: fc.constantFrom('email', 'linkedin', 'manual', '={{ $json.type }}'),
		assignedTo: locator('assignedTo', 'list', 'id', 'email').filter(isNamed),
		dueDate: given('dueDate').filter(isNamed),
		title: given('title'),
		additionalFields: optional(some('images', 'message', 'priority', 'videos')),
		options: optional({ sendRecordAs: fc.constantFrom('recordId', 'leadId') }),
	},
	['recordId', 'assignedTo', 'dueDate'],
	fc.record(COLUMNS, { requiredKeys: ['record', 'type', 'assignedTo', 'dueDate'] }),
);
