// Two sheets as sales teams keep them, of 200 rows each: what the rows say, and what has to come of each. The
// workflow's timezone is Europe/Paris. Nothing in them depends on the day on which they are read.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { SandboxTask } from '../../sandbox';
import { manyTasks, mediaHost } from '../../sandbox';
import { WHO_EXISTS } from './world';

/** How many rows a sheet has. */
const ROWS = 200;

/** One row, and what has to come of it. */
export interface SheetRow {
	/** As n8n's Google Sheets node outputs it: every column, and the number of the row. */
	row: IDataObject;
	/** What it changes in its task. */
	changes?: Partial<SandboxTask>;
	/** All that is wrong with it, each with its fix. */
	faults?: string[];
}

/** A sheet, and the tasks that it is about. */
export interface Sheet {
	/** The column that holds the message, whose name is not the field's. */
	messageColumn: string;
	tasks: SandboxTask[];
	rows: SheetRow[];
	/** What the hint says of the columns and values that are odd. */
	remarks: RegExp[];
}

/** What a row holds beside its ID. */
interface Kind {
	cells: IDataObject;
	/** How the cell of the ID is filled in; by default with the ID of a task of its own. */
	idCell?: (id: string) => string;
	/** Whether it is about the task of the row before. */
	again?: boolean;
	changes?: Partial<SandboxTask>;
	faults?: string[];
}

const media = (name: string) => `https://${mediaHost}/${name}`;
const SEVEN = Array.from({ length: 7 }, (_, index) => media(`${index}.png`)).join(', ');

const DONE: Partial<SandboxTask> = {
	status: 'completed',
	completedAt: expect.any(String) as string,
};
const LAST_DAY = { dueDate: '2030-12-30T23:00:00.000Z' };
const DAY = { dueDate: '2030-12-04T23:00:00.000Z' };
const ONE = { userId: 'usr_SalesOne000000000' };
const TWO = { userId: 'usr_SalesTwo000000000' };

const NOT_A_DATE = 'Write it as 2026-12-31 or 2026-12-31 10:00.';
const NOT_A_MEMBER = `'Assignee' is not a team member: "Sales Nine". ${WHO_EXISTS}`;
const NOT_A_TASK =
	'Use the ID of one task, such as opp_A1B2C3D4E5F6G7H8I, or a lemlist URL that holds it.';

const NO_TASK = "'Task' is empty";

const notAPriority = (word: string) =>
	`'Priority' is not a priority: "${word}". Use high, medium, low or none (or 2, 1, 0).`;
const neither = (word: string) =>
	`'Done' is neither done nor reopen: "${word}". Use done (or true, yes, 1, x) or reopen. Blank, false, no and 0 are ignored.`;
const cellError = (field: string, value: string) =>
	`'${field}' is a spreadsheet error: "${value}". Fix the formula of the cell, for example with IFERROR.`;
const ambiguous = (value: string, ...spellings: string[]) =>
	`'Due Date' could be different days: "${value}". Set Options > Dates Like 05/12/2026, or write the year first: ${spellings.join(' or ')}.`;
const notADate = (value: string) => `'Due Date' is not a date: "${value}". ${NOT_A_DATE}`;
const aRange = (value: string, start: string) =>
	`'Due Date' is a range of times: "${value}". Write when it starts: ${start}.`;

/** What people of all countries fill in. */
const EVERYWHERE: Kind[] = [
	{ cells: { Title: 'Call' }, changes: { title: 'Call' } },
	{ cells: { 'Due Date': '2030-12-05', Assignee: 'Sales Two' }, changes: { ...DAY, ...TWO } },
	{ cells: { 'Due Date': 47498 }, changes: { dueDate: '2030-01-14T23:00:00.000Z' } },
	{ cells: { 'Due Date': '47498.375' }, changes: { dueDate: '2030-01-15T08:00:00.000Z' } },
	{ cells: { 'Due Date': 44899 }, changes: { dueDate: '2022-12-03T23:00:00.000Z' } },
	{ cells: { Assignee: ' SALES.ONE@example.com\u00a0' }, changes: ONE },
	{ cells: { Assignee: 'One, Sales' }, changes: ONE },
	{ cells: { Assignee: 'Sales Nine', Title: 'Call' }, faults: [NOT_A_MEMBER] },
	{ cells: { Priority: 'High' }, changes: { priority: 2 } },
	{ cells: { Priority: 'LOW ', Done: 'x' }, changes: { priority: 0, ...DONE } },
	{ cells: { Done: true }, changes: DONE },
	{ cells: { Done: false, Title: 'Not yet' }, changes: { title: 'Not yet' } },
	{
		cells: { Title: 'In a URL' },
		idCell: (id) => `https://app.lemlist.com/tasks/${id}?tab=notes`,
		changes: { title: 'In a URL' },
	},
	{ cells: { Title: 'Twice' }, again: true, changes: { title: 'Twice' } },
	{
		cells: { Title: 'Blanks', 'Due Date': ' ', Assignee: '\u00a0', Priority: null, Done: '' },
		changes: { title: 'Blanks' },
	},
	{
		cells: { Title: 'Nothing', 'Due Date': 'n/a', Assignee: 'None', Priority: 'null', Done: 'N/A' },
		changes: { title: 'Nothing' },
	},
	{
		cells: { 'LinkedIn Images': `${media('a.png')}; ${media('b.png')}` },
		changes: { images: [media('a.png'), media('b.png')] },
	},
	{
		cells: { 'LinkedIn Images': `${media('a.png')}\n${media('b.png')}\n` },
		changes: { images: [media('a.png'), media('b.png')] },
	},
	{
		cells: { 'LinkedIn Images': SEVEN },
		faults: [
			"'LinkedIn Images' and 'LinkedIn Videos' hold 7 files together. A task takes at most 6 images and videos together.",
		],
	},
	{ cells: { Message: 'Hello', Title: 'Write' }, changes: { title: 'Write', content: 'Hello' } },
	{ cells: { Title: '#REF!', Priority: 'high' }, faults: [cellError('Title', '#REF!')] },
	{ cells: { Title: 'Call' }, idCell: () => '#N/A', faults: [cellError('Task', '#N/A')] },
	{
		cells: { Title: 'Call' },
		idCell: () => 'ctc_A1B2C3',
		faults: [`'Task' is not a task ID: "ctc_A1B2C3". ${NOT_A_TASK}`],
	},
	{ cells: {}, faults: ['Nothing to update: '] },
	{ cells: {}, idCell: () => '', faults: [NO_TASK] },
	{ cells: { Title: 'Of no task' }, idCell: () => ' ', faults: [NO_TASK] },
];

const GERMAN: Kind[] = [
	...EVERYWHERE,
	{ cells: { 'Due Date': '31.12.2030' }, changes: LAST_DAY },
	{
		cells: { 'Due Date': '31.12.2030 14:30' },
		changes: { dueDate: '2030-12-31T13:30:00.000Z' },
	},
	{
		cells: { 'Due Date': '05.12.2030' },
		faults: [ambiguous('05.12.2030', '2030-12-05', '2030-05-12')],
	},
	{
		cells: { 'Due Date': '31.12.2030 09:00-10:00' },
		faults: [aRange('31.12.2030 09:00-10:00', '2030-12-31 09:00')],
	},
	{ cells: { 'Due Date': '47498,5' }, faults: [notADate('47498,5')] },
	{ cells: { 'Due Date': 'KW 49' }, faults: [notADate('KW 49')] },
	{ cells: { Done: 'WAHR' }, changes: DONE },
	{ cells: { Done: 'FALSCH', Title: 'Rückruf' }, changes: { title: 'Rückruf' } },
	{ cells: { Done: 'ja' }, faults: [neither('ja')] },
	{ cells: { Done: 'erledigt' }, faults: [neither('erledigt')] },
	{ cells: { Priority: 'hoch' }, faults: [notAPriority('hoch')] },
	{ cells: { Title: '#NV' }, faults: [cellError('Title', '#NV')] },
	{
		cells: { 'Due Date': '05.12.2030', Assignee: 'Sales Nine', Done: 'nein', Priority: 'mittel' },
		faults: [
			ambiguous('05.12.2030', '2030-12-05', '2030-05-12'),
			NOT_A_MEMBER,
			neither('nein'),
			notAPriority('mittel'),
		],
	},
];

const AMERICAN: Kind[] = [
	...EVERYWHERE,
	{ cells: { 'Due Date': '12/31/2030' }, changes: LAST_DAY },
	{
		cells: { 'Due Date': '12/31/2030 2:30 PM' },
		changes: { dueDate: '2030-12-31T13:30:00.000Z' },
	},
	{ cells: { 'Due Date': 'Dec 5, 2030' }, changes: DAY },
	{
		cells: { 'Due Date': '12/5/2030' },
		faults: [ambiguous('12/5/2030', '2030-05-12', '2030-12-05')],
	},
	{
		cells: { 'Due Date': '12/5/2030 2:30 PM' },
		faults: [ambiguous('12/5/2030 2:30 PM', '2030-05-12 14:30', '2030-12-05 14:30')],
	},
	{
		cells: { 'Due Date': 'Dec 31, 2030 9am - 10am' },
		faults: [aRange('Dec 31, 2030 9am - 10am', '2030-12-31 09:00')],
	},
	{ cells: { 'Due Date': 'EOD' }, faults: [notADate('EOD')] },
	{ cells: { 'Due Date': 'Q4' }, faults: [notADate('Q4')] },
	{ cells: { Done: 'TRUE' }, changes: DONE },
	{ cells: { Done: 'FALSE', Title: 'Call back' }, changes: { title: 'Call back' } },
	{ cells: { Done: 'Yes', Priority: 'Medium' }, changes: { priority: 1, ...DONE } },
	{ cells: { Done: 'Completed' }, changes: DONE },
	{ cells: { Priority: 'Urgent' }, faults: [notAPriority('Urgent')] },
	{
		cells: { 'Due Date': '12/5/2030', Assignee: 'Sales Nine', Done: 'maybe', Priority: 'P1' },
		faults: [
			ambiguous('12/5/2030', '2030-05-12', '2030-12-05'),
			NOT_A_MEMBER,
			neither('maybe'),
			notAPriority('P1'),
		],
	},
];

const COLUMNS = [
	...['Task ID', 'Title', 'Message', 'Due Date', 'Assignee', 'Done', 'Priority'],
	'LinkedIn Images',
];

/**
 * Fills in a sheet.
 * @param others columns that are no fields
 */
function sheetOf(kinds: readonly Kind[], messageColumn: string, others: IDataObject) {
	const tasks = manyTasks(ROWS).map((task) => ({ ...task, type: 'linkedinSend' as const }));
	const named = (cells: IDataObject): IDataObject =>
		Object.fromEntries(
			Object.entries(cells).map(([name, value]) => [
				name === 'Message' ? messageColumn : name,
				value,
			]),
		);
	const empty = Object.fromEntries(COLUMNS.map((name) => [name, '']));
	const rows = tasks.map(({ _id }, index): SheetRow => {
		const { cells, again, idCell = String, changes, faults } = kinds[index % kinds.length]!;
		const id = again ? tasks[index - 1]!._id : _id;
		return {
			row: named({
				row_number: index + 2,
				...empty,
				...others,
				...cells,
				'Task ID': idCell(id),
			}),
			...(changes && { changes }),
			...(faults && { faults }),
		};
	});
	return { messageColumn, tasks, rows };
}

/** A sheet of a German team, whose words and dates are German. */
export const germanSheet = (): Sheet => ({
	...sheetOf(GERMAN, 'Nachricht', { Firma: 'Example Company', 'Fällig bis': '31.12.2030' }),
	remarks: [/Columns not used: .*Nachricht.*Firma.*Fällig bis\./, LONG_AGO],
});

/** A sheet of an American team, with a typo in a heading. */
export const americanSheet = (): Sheet => ({
	...sheetOf(AMERICAN, 'Mesage', { Company: 'Example Company', Owner: 'Sales One' }),
	remarks: [
		/Columns not used: Mesage \(did you mean Message\?\), Owner \(did you mean Assignee\?\), Company\./,
		LONG_AGO,
	],
});

const LONG_AGO = /'Due Date' is more than a year in the past \(rows 6, [\d, …]+\)\./;

/** The tasks after a run that does what each row says. */
export function tasksAfter({ tasks, rows }: Sheet): SandboxTask[] {
	const after = new Map(tasks.map((task) => [task._id, task]));
	for (const { row, changes } of rows) {
		const [id = ''] = /opp_\w+/.exec(String(row['Task ID'])) ?? [];
		const task = after.get(id);
		if (task && changes) after.set(id, { ...task, ...changes });
	}
	return [...after.values()];
}

const locator = (value: string, mode = 'id') => ({ __rl: true as const, mode, value });

/** A sheet and the node's parameters, with each field filled in by dragging a column onto it. */
export const manually = (sheet: Sheet): [Sheet, INodeParameters] => [
	sheet,
	{
		resource: 'task',
		operation: 'update',
		mappingMode: 'defineBelow',
		taskId: locator("={{ $json['Task ID'] }}"),
		updateFields: {
			assignedTo: locator('={{ $json.Assignee }}'),
			done: '={{ $json.Done }}',
			dueDate: "={{ $json['Due Date'] }}",
			images: "={{ $json['LinkedIn Images'] }}",
			message: `={{ $json['${sheet.messageColumn}'] }}`,
			priority: '={{ $json.Priority }}',
			title: '={{ $json.Title }}',
		},
	},
];

/** The same with columns that are mapped by their names: then the message, whose column is misnamed, is not sent. */
export const automatically = (sheet: Sheet): [Sheet, INodeParameters] => [
	{
		...sheet,
		rows: sheet.rows.map(({ changes, ...others }) => {
			if (!changes) return others;
			const sent = { ...changes };
			delete sent.content;
			return { ...others, changes: sent };
		}),
	},
	{
		resource: 'task',
		operation: 'update',
		mappingMode: 'autoMapInputData',
		taskId: locator('', 'list'),
	},
];
