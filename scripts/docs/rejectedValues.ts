// The table of rejected values in docs/errors.md: what the node says to each. They are lines of test/corpus.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { assignedTo } from '../../test/corpus/assignedTo';
import type { Corpus } from '../../test/corpus/corpus';
import { isRejected, linesOf } from '../../test/corpus/corpus';
import { dueDate } from '../../test/corpus/dueDate';
import { filters } from '../../test/corpus/filters';
import { images } from '../../test/corpus/media';
import { recordId } from '../../test/corpus/recordId';
import { taskId } from '../../test/corpus/taskId';
import { text } from '../../test/corpus/text';
import { done, priority, type } from '../../test/corpus/words';
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

/**
 * A value that the table of its field rejects.
 * @throws Error if it is no line of that table, or is not rejected
 */
function rejectedIn<T>(corpus: Corpus, value: T): T {
	const wanted = JSON.stringify(value);
	const line = linesOf(corpus).find(({ given }) => JSON.stringify(given) === wanted);
	if (line && isRejected(line.outcome)) return value;
	throw new Error(`The corpus does not reject ${wanted}`);
}

/** Values of one column that its table rejects, each in a row of its own. */
const inColumn = (
	field: string,
	corpus: Corpus,
	...values: Array<IDataObject[string]>
): Example[] =>
	values.map((value) => ({
		field,
		value: spelling(value),
		json: { ...TASK, [field]: rejectedIn(corpus, value) },
		parameters: updateWith(),
	}));

/** The same for the column that names the task, which the panel calls Task. */
const asTask = (...values: Array<IDataObject[string]>): Example[] =>
	inColumn('Task ID', taskId, ...values).map((example) => ({ ...example, field: 'Task' }));

/** A whole row, for what no single value shows. */
const row = (field: string, value: string, json: IDataObject, more?: INodeParameters): Example => ({
	field,
	value,
	json: { ...TASK, ...json },
	parameters: updateWith(more),
});

/** A field of Create, whose other fields are fine. */
const created = (field: string, name: string, corpus: Corpus, value: string): Example => ({
	field: `${field} (Create)`,
	value: spelling(value),
	json: {},
	parameters: {
		operation: 'create',
		recordId: 'ctc_A1B2C3D4E5F6G7H8I',
		type: 'phone',
		assignedTo: { __rl: true, mode: 'id', value: 'usr_A1B2C3D4E5F6G7H8I' },
		dueDate: '2026-12-31',
		[name]: rejectedIn(corpus, value),
	},
});

/** A filter of Get Many. */
const searched = (field: string, name: string, value: string): Example => ({
	field: `${field} (Get Many)`,
	value: spelling(value),
	json: {},
	parameters: { operation: 'getAll', filters: { [name]: rejectedIn(filters[name]!, value) } },
});

const urls = (count: number) =>
	Array.from({ length: count }, (_, index) => `https://example.com/${index + 1}.png`).join(', ');

const EXAMPLES: readonly Example[] = [
	...inColumn('Due Date', dueDate, '05/12/2026', '12/5/2026 2:30pm', '2026-12-05 09:00-10:00'),
	...inColumn('Due Date', dueDate, '2026-02-30', '2926-12-31', '2026-12-05T14:30+15:00', '2:30 PM'),
	...inColumn('Due Date', dueDate, 'next week', '5 déc. 2026', 123456),
	...inColumn('Priority', priority, 'urgent', 3),
	...inColumn('Done', done, 'maybe', 'In Progress'),
	...inColumn('Assignee', assignedTo, 'nobody@example.com', 'Sales Nine', 'Sales Twin', 41629779),
	row('Task', 'blank', { 'Task ID': '' }),
	...asTask('#N/A', 'Call about the offer', 'https://app.lemlist.com/tasks'),
	...asTask('recA1B2C3D4E5F6G7', 12),
	...inColumn('Title', text, '#N/A', '[object Object]', { text: 'Call' }),
	...inColumn('Message', text, ['Call', 'Email']),
	...inColumn('LinkedIn Images', images, 'http://media.example.com/a.png', 'a.png'),
	...inColumn('LinkedIn Images', images, 'https://localhost/a.png', 'https://192.168.0.7/a.png'),
	row('LinkedIn Images', '7 URLs', { 'LinkedIn Images': urls(7) }),
	row('LinkedIn Videos', '3 URLs, beside 4 images', {
		'LinkedIn Images': urls(4),
		'LinkedIn Videos': urls(3).replaceAll('png', 'mp4'),
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
	created('Contact or Company', 'recordId', recordId, 'nobody@example.com'),
	created('Contact or Company', 'recordId', recordId, 'lead@company-12.example.com'),
	created('Contact or Company', 'recordId', recordId, 'nowhere.example.com'),
	created('Contact or Company', 'recordId', recordId, 'https://www.linkedin.com/in/lead-one/'),
	created('Contact or Company', 'recordId', recordId, 'Lead 1'),
	created('Type', 'type', type, 'Meeting'),
	searched('Campaign', 'campaignId', 'Spring outreach'),
	searched('Priorities', 'priority', 'none'),
	searched('Due Before', 'dueDateTo', '05/12/2026'),
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
