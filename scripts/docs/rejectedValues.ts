// The table of rejected values in docs/errors.md: what the node says to each.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ExampleRow } from './errorOfRow';
import { errorOfRow } from './errorOfRow';
import { asMarkdown, table } from '../markdown';

/** What is rejected: the field as the panel names it, and the value as a sheet shows it. */
interface Example extends ExampleRow {
	field: string;
	value: string;
}

const TASK = { 'Task ID': 'opp_A1B2C3D4E5F6G7H8I' };

const updateWith = (more: INodeParameters = {}): INodeParameters => ({
	operation: 'update',
	mappingMode: 'autoMapInputData',
	taskId: { __rl: true, mode: 'list', value: '' },
	...more,
});

const spelling = (value: unknown): string => {
	if (value === '') return 'blank';
	return `\`${typeof value === 'string' ? value.replaceAll('\n', '⏎') : JSON.stringify(value)}\``;
};

/** Values of one column, each in a row of its own. */
const inColumn = (field: string, ...values: Array<IDataObject[string]>): Example[] =>
	values.map((value) => ({
		field,
		value: spelling(value),
		json: { ...TASK, [field]: value },
		parameters: updateWith(),
	}));

/** A whole row, for what no single value shows. */
const row = (field: string, value: string, json: IDataObject, more?: INodeParameters): Example => ({
	field,
	value,
	json: { ...TASK, ...json },
	parameters: updateWith(more),
});

/** A field of Create, whose other fields are fine. */
const created = (field: string, name: string, value: string): Example => ({
	field: `${field} (Create)`,
	value: spelling(value),
	json: {},
	parameters: {
		operation: 'create',
		recordId: 'ctc_A1B2C3D4E5F6G7H8I',
		type: 'phone',
		assignedTo: { __rl: true, mode: 'id', value: 'usr_A1B2C3D4E5F6G7H8I' },
		dueDate: '2026-12-31',
		[name]: value,
	},
});

/** A filter of Get Many. */
const searched = (field: string, name: string, value: string): Example => ({
	field: `${field} (Get Many)`,
	value: spelling(value),
	json: {},
	parameters: { operation: 'getAll', filters: { [name]: value } },
});

const images = (count: number) =>
	Array.from({ length: count }, (_, index) => `https://example.com/${index + 1}.png`).join(', ');

const EXAMPLES: readonly Example[] = [
	...inColumn('Due Date', '05/12/2026', '5.12.26', '31/12/2026', '12/31/2026 2:30 pm'),
	...inColumn('Due Date', '2026-02-30', '2926-12-31', '2026-12-31 10:00+15:00', '10:00'),
	...inColumn('Due Date', 'tomorrow', 123456),
	...inColumn('Priority', 'urgent', 3),
	...inColumn('Done', 'maybe', 'in progress'),
	...inColumn('Assignee', 'nobody@example.com', 'Sales Nine', 'Sales Two', 42),
	...inColumn('Task ID', '', 'Call about the offer', 'https://app.lemlist.com/tasks', 12),
	...inColumn('Title', { text: 'Call about the offer' }),
	...inColumn('Message', ['Hello', 'Bye']),
	...inColumn('LinkedIn Images', 'http://example.com/a.png', 'photo.png'),
	...inColumn('LinkedIn Images', 'https://localhost/a.png', 'https://192.168.0.7/a.png'),
	row('LinkedIn Images', '7 URLs', { 'LinkedIn Images': images(7) }),
	row('LinkedIn Videos', '3 URLs, beside 4 images', {
		'LinkedIn Images': images(4),
		'LinkedIn Videos': images(3).replaceAll('png', 'mp4'),
	}),
	row('Clear Fields', '`dueDate`', {}, { clearFields: ['dueDate'] }),
	row(
		'Clear Fields',
		'`title`, beside a Title',
		{ Title: 'Call about the offer' },
		{ clearFields: ['title'] },
	),
	row('Two columns of one field', '`Due Date` and `due_date`', {
		'Due Date': '2026-12-30',
		due_date: '2026-12-31',
	}),
	row('All fields', 'blank', {}),
	created('Record', 'recordId', 'nobody@example.com'),
	created('Record', 'recordId', 'shared@example.com'),
	created('Record', 'recordId', 'nowhere.example.com'),
	created('Record', 'recordId', 'Lead One'),
	created('Type', 'type', 'sms'),
	searched('Campaign', 'campaignId', 'Spring outreach'),
	searched('Priorities', 'priority', 'none'),
];

/**
 * The table in docs/errors.md, made by the node's own readers.
 * @returns Markdown with unaligned columns
 * @throws Error if the node accepts one of the values
 */
export async function rejectedValuesTable(): Promise<string> {
	const rows = await Promise.all(
		EXAMPLES.map(async ({ field, value, ...example }) => {
			const { message, code } = await errorOfRow(example);
			return [field, value, asMarkdown(message), `\`${code}\``];
		}),
	);
	return table(['Field', 'Value', 'What the node says', 'Code'], rows);
}
