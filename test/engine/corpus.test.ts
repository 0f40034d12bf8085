// The tables of test/corpus through n8n's engine: the lines of a field are the items of one run.
import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox, SandboxTask } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import { assignedTo } from '../corpus/assignedTo';
import type { Corpus, Line, Outcome, Rejected } from '../corpus/corpus';
import { isRejected, linesOf, sentFor } from '../corpus/corpus';
import { dueDate, dueDateDayFirst, dueDateMonthFirst } from '../corpus/dueDate';
import { filters } from '../corpus/filters';
import { images, videos } from '../corpus/media';
import { recordId } from '../corpus/recordId';
import { taskId } from '../corpus/taskId';
import { text } from '../corpus/text';
import { done, priority, type } from '../corpus/words';
import { TEAM } from '../corpus/world';
import type { Row } from './support/rows';
import { locator } from './support/workflow';
import type { Ran } from './support/world';
import { errorOf, startUnlimitedWorld } from './support/world';

const NOW = Date.parse('2026-11-30T10:00:00Z');

beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

const GIVEN = '={{ $json.given }}';
const MARK = '={{ $json.mark }}';

/** A table, and where its values go in and come out. */
interface Table {
	corpus: Corpus;
	/** The field, as the panel names it. */
	label: string;
	/** What it is in a request. */
	name: string;
	options?: INodeParameters;
}

/** A line, as a row of the input. Its mark is sent as well, to find its request. */
const rowsOf = (corpus: Corpus, more: (index: number) => Row = () => ({})): Row[] =>
	linesOf(corpus).map(
		({ given }, index) => ({ given, mark: `line ${index}`, ...more(index) }) as Row,
	);

/** What a row came to: what was sent for its field, or its error. */
function cameTo(ran: Ran, bodies: ReadonlyMap<string, Record<string, unknown>>, name: string) {
	const errors = new Map(
		ran.failed.map((item) => [(item.pairedItem as { item: number }).item, errorOf(item)]),
	);
	return (index: number): { sent: unknown } | { error: string } => {
		const error = errors.get(index);
		if (error && error.attempts === 0) return { error: error.message };
		const body = bodies.get(`line ${index}`);
		return body ? { sent: body[name] } : { error: 'no request' };
	};
}

/** The message of a rejection, as far as it does not depend on the item. */
function messageOf({ problem, advice, culprit }: Rejected, given: unknown, label: string): string {
	const shown = culprit ?? given;
	const start = `'${label}' ${problem}: `;
	// Long values are cut, those of lists are trimmed, and JSON has no NaN.
	const isShort =
		Number.isFinite(shown) ||
		(typeof shown === 'string' && shown.length < 100 && shown.trim() === shown);
	return `${start}${isShort ? JSON.stringify(shown) : '…'}. ${advice}`;
}

const withoutItem = (message: string) => message.replace(/ \[item \d+\]$/, '');

function expectLines(
	{ corpus, label }: Table,
	came: (index: number) => { sent: unknown } | { error: string },
	isRequired = false,
) {
	const differences = linesOf(corpus).flatMap(({ source, given, outcome }, index) => {
		const what = came(index);
		const wanted = expectedOf(outcome, given, label, isRequired);
		const isRight =
			'sent' in wanted
				? 'sent' in what && JSON.stringify(what.sent) === JSON.stringify(wanted.sent)
				: 'error' in what && isLike(withoutItem(what.error), wanted.error);
		return isRight ? [] : [{ source, given, what, wanted }];
	});
	expect(differences).toEqual([]);
}

/** Notices, as the hint ends a sentence about some rows. */
const NOTICES = /'[\w ]+' [^'()]+ \(rows? [\d, …]+\)\./g;
const MAX_ROWS = 5;

/** Expects the hint to have the notice of each line that has one, and no other. */
function expectNotices({ corpus, label }: Table, { hints }: Ran) {
	const byNotice = new Map<string, number[]>();
	for (const [index, { outcome }] of linesOf(corpus).entries()) {
		const { notice } = isRejected(outcome) ? {} : sentFor(outcome);
		if (notice === undefined) continue;
		byNotice.set(notice, [...(byNotice.get(notice) ?? []), index + 1]);
	}
	const expected = [...byNotice].map(([notice, rows]) => {
		const named = rows.slice(0, MAX_ROWS).join(', ') + (rows.length > MAX_ROWS ? ', …' : '');
		return `'${label}' ${notice} (${rows.length === 1 ? 'row' : 'rows'} ${named}).`;
	});
	const said = hints.flatMap((hint) => hint.replaceAll('&#39;', "'").match(NOTICES) ?? []);
	expect(said).toEqual(expected);
}

function expectedOf(outcome: Outcome, given: unknown, label: string, isRequired: boolean) {
	if (isRejected(outcome)) return { error: messageOf(outcome, given, label) };
	const { sent } = sentFor(outcome);
	if (sent === undefined && isRequired) return { error: `'${label}' is empty` };
	return { sent };
}

/** Whether a message begins with the one that is wanted; `…` stands for the value. */
function isLike(message: string, wanted: string): boolean {
	const [start = '', end = ''] = wanted.includes(': ….') ? wanted.split('…. ', 2) : [wanted];
	return message.includes(start) && message.includes(end);
}

const bodiesBy = (sandbox: Sandbox, markName: string) =>
	new Map(
		sandbox.requests
			.filter(({ method, path }) => method !== 'GET' && path === '/tasks')
			.map(({ body }) => body as Record<string, unknown>)
			.map((body) => [String(body[markName]), body]),
	);

const filesIn = ({ corpus, name }: Table) =>
	Object.fromEntries(
		linesOf(corpus)
			.flatMap(({ outcome }) => (Array.isArray(outcome) ? (outcome as string[]) : []))
			.map((url) => [url, { mime: name === 'videos' ? 'video/mp4' : 'image/png', bytes: 1_000 }]),
	);

const linkedInTasks = (count: number): SandboxTask[] =>
	manyTasks(count).map((task) => ({ ...task, type: 'linkedinSend' }));

const tasksWithIds = (ids: readonly string[]): SandboxTask[] =>
	linkedInTasks(ids.length).map((task, index) => ({ ...task, _id: ids[index]! }));

const idsIn = (corpus: Corpus) => [
	...new Set(
		linesOf(corpus).flatMap(({ outcome }) => (typeof outcome === 'string' ? [outcome] : [])),
	),
];

const FIELDS: Table[] = [
	{ corpus: assignedTo, label: 'Assignee', name: 'assignedTo' },
	{ corpus: done, label: 'Done', name: 'done' },
	{ corpus: dueDate, label: 'Due Date', name: 'dueDate' },
	{
		corpus: dueDateDayFirst,
		label: 'Due Date',
		name: 'dueDate',
		options: { ambiguousDates: 'dayFirst' },
	},
	{
		corpus: dueDateMonthFirst,
		label: 'Due Date',
		name: 'dueDate',
		options: { ambiguousDates: 'monthFirst' },
	},
	{ corpus: images, label: 'LinkedIn Images', name: 'images' },
	{ corpus: priority, label: 'Priority', name: 'priority' },
	{ corpus: text, label: 'Message', name: 'message' },
	{ corpus: text, label: 'Title', name: 'title' },
	{ corpus: videos, label: 'LinkedIn Videos', name: 'videos' },
];

/** Every fourth line, for an operation and a mapping that are each tested with all lines beside the other one. */
function fewerLines(table: Table): Table {
	let index = 0;
	const sources = Object.entries(table.corpus).map(([source, lines]): [string, readonly Line[]] => [
		source,
		lines.filter(() => index++ % 4 === 0),
	]);
	return { ...table, corpus: Object.fromEntries(sources) };
}

/** A field that carries the mark of a row, beside the one of the table. */
const markFor = (name: string) => (name === 'title' ? 'message' : 'title');

const TITLE_CASE: Record<string, string> = { title: 'Title', message: 'Message' };

const valueFor = (name: string, value: string) =>
	['assignedTo', 'recordId'].includes(name) ? locator(value) : value;

describe('Update', () => {
	async function update(
		table: Table,
		rows: Row[],
		parameters: INodeParameters,
		tasks: SandboxTask[],
	) {
		const { sandbox, run } = await startUnlimitedWorld({
			tasks,
			members: TEAM,
			mediaLibrary: filesIn(table),
		});
		const ran = await run(rows, {
			parameters: { resource: 'task', operation: 'update', clearFields: [], ...parameters },
			options: table.options ?? {},
			onError: 'continueErrorOutput',
		});
		return { ran, sandbox };
	}

	it.each(FIELDS)(
		'takes $label as the table says, each column mapped by hand: $options',
		async (table) => {
			const tasks = linkedInTasks(linesOf(table.corpus).length);
			const rows = rowsOf(table.corpus, (index) => ({ task: tasks[index]!._id }));
			const updateFields = {
				[markFor(table.name)]: MARK,
				[table.name]: valueFor(table.name, GIVEN),
			};
			const parameters = {
				mappingMode: 'defineBelow',
				taskId: locator('={{ $json.task }}'),
				updateFields,
			};

			const { ran, sandbox } = await update(table, rows, parameters, tasks);

			expectLines(table, cameTo(ran, bodiesBy(sandbox, markFor(table.name)), table.name));
			expectNotices(table, ran);
		},
	);

	it.each(FIELDS.map(fewerLines))(
		'takes $label as the table says, mapped automatically: $options',
		async (table) => {
			const tasks = linkedInTasks(linesOf(table.corpus).length);
			const mark = markFor(table.name);
			const rows = linesOf(table.corpus).map(({ given }, index) => ({
				'Task ID': tasks[index]!._id,
				[TITLE_CASE[mark]!]: `line ${index}`,
				[table.label]: given,
			})) as unknown as Row[];

			const { ran, sandbox } = await update(
				table,
				rows,
				{ mappingMode: 'autoMapInputData' },
				tasks,
			);

			expectLines(table, cameTo(ran, bodiesBy(sandbox, mark), table.name));
			expectNotices(table, ran);
		},
	);

	const task: Table = { corpus: taskId, label: 'Task', name: 'id' };

	it.each([
		[
			'each column mapped by hand',
			{ mappingMode: 'defineBelow', taskId: locator(GIVEN), updateFields: { title: MARK } },
		],
		['mapped automatically', { mappingMode: 'autoMapInputData' }],
	])('takes Task as the table says, %s', async (_, parameters: INodeParameters) => {
		const rows = linesOf(taskId).map(({ given }, index) => ({
			given,
			mark: `line ${index}`,
			'Task ID': given,
			Title: `line ${index}`,
		})) as unknown as Row[];

		const { ran, sandbox } = await update(task, rows, parameters, tasksWithIds(idsIn(taskId)));

		expectLines(task, cameTo(ran, bodiesBy(sandbox, 'title'), 'id'), true);
	});
});

describe('Create', () => {
	const CREATED = FIELDS.filter(({ name }) => name !== 'done');
	const OF_CREATE: Table[] = [
		{ corpus: recordId, label: 'Contact or Company', name: 'recordId' },
		{ corpus: type, label: 'Type', name: 'type' },
	];
	const REQUIRED = ['recordId', 'type', 'assignedTo', 'dueDate'];
	const ADDITIONAL = ['images', 'videos', 'message', 'priority'];

	it.each([...CREATED.map(fewerLines), ...OF_CREATE])(
		'takes $label as the table says, each column mapped by hand: $options',
		async (table) => {
			const { name, corpus, options = {} } = table;
			const mark = markFor(name);
			const fields = { [mark]: MARK, [name]: valueFor(name, GIVEN) };
			const isAdditional = ([field]: [string, unknown]) => ADDITIONAL.includes(field);
			const { sandbox, run } = await startUnlimitedWorld({
				tasks: [],
				members: TEAM,
				mediaLibrary: filesIn(table),
			});

			const ran = await run(rowsOf(corpus), {
				parameters: {
					resource: 'task',
					operation: 'create',
					recordId: locator('ctc_contact0000000001'),
					type: 'linkedin',
					assignedTo: locator('usr_SalesOne000000000'),
					dueDate: '2026-12-31',
					...Object.fromEntries(Object.entries(fields).filter((each) => !isAdditional(each))),
					additionalFields: Object.fromEntries(Object.entries(fields).filter(isAdditional)),
				} as INodeParameters,
				options,
				onError: 'continueErrorOutput',
			});

			const came = cameTo(ran, bodiesBy(sandbox, mark), name);
			expectLines(table, came, REQUIRED.includes(name));
			expectNotices(table, ran);
		},
	);

	it.each([...CREATED, ...OF_CREATE])(
		'takes $label as the table says, mapped automatically: $options',
		async (table) => {
			const { name, corpus, label, options = {} } = table;
			const mark = markFor(name);
			const { sandbox, run } = await startUnlimitedWorld({
				tasks: [],
				members: TEAM,
				mediaLibrary: filesIn(table),
			});
			const rows = linesOf(corpus).map(({ given }, index) => ({
				Record: 'ctc_contact0000000001',
				Type: 'linkedin',
				Assignee: 'usr_SalesOne000000000',
				'Due Date': '2026-12-31',
				[TITLE_CASE[mark]!]: `line ${index}`,
				[name === 'recordId' ? 'Record' : label]: given,
			})) as unknown as Row[];

			const ran = await run(rows, {
				parameters: { resource: 'task', operation: 'create', mappingMode: 'autoMapInputData' },
				options,
				onError: 'continueErrorOutput',
			});

			const came = cameTo(ran, bodiesBy(sandbox, mark), name);
			expectLines(table, came, REQUIRED.includes(name));
			expectNotices(table, ran);
		},
	);
});

describe('the filters of Get Many', () => {
	const LOCATORS = ['assignedTo', 'campaignId', 'companyId', 'contactId'];

	const LABELS: Record<string, string> = {
		assignedTo: 'Assignee',
		campaignId: 'Campaign',
		channel: 'Channels',
		companyId: 'Company',
		completedAtFrom: 'Completed After',
		completedAtTo: 'Completed Before',
		contactId: 'Contact',
		contactLinkedinUrl: 'LinkedIn URL',
		dueDateFrom: 'Due After',
		dueDateTo: 'Due Before',
		hasCampaign: 'Has Campaign',
		hasDueDate: 'Has Due Date',
		leadId: 'Lead IDs',
		objectType: 'Record Type',
		priority: 'Priorities',
		search: 'Search',
		status: 'Statuses',
		taskId: 'Task IDs',
		title: 'Title',
		type: 'Types',
	};

	it.each(Object.keys(filters))('takes %s as the table says', async (name) => {
		const corpus = filters[name]!;
		const mark = name === 'title' ? 'search' : 'title';
		const value = LOCATORS.includes(name) ? locator(GIVEN) : GIVEN;
		const { sandbox, run } = await startUnlimitedWorld({ tasks: [], members: TEAM });

		const ran = await run(rowsOf(corpus), {
			parameters: {
				resource: 'task',
				operation: 'getAll',
				returnAll: true,
				filters: { [mark]: MARK, [name]: value },
			} as INodeParameters,
			onError: 'continueErrorOutput',
		});

		const queries = new Map(
			sandbox.requests
				.filter(({ path }) => path === '/v2/tasks')
				.map(({ query }) => [String(query[mark]), asGiven(query)]),
		);
		const table = { corpus, label: LABELS[name]!, name };
		expectLines(table, cameTo(ran, queries, name));
		expectNotices(table, ran);
	});

	/** A URL has no booleans. */
	const asGiven = (query: Record<string, unknown>) =>
		Object.fromEntries(
			Object.entries(query).map(([key, value]) => [
				key,
				value === 'true' || value === 'false' ? value === 'true' : value,
			]),
		);
});
