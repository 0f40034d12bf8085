// Map Automatically: the columns of a row that are named like fields.
import type { INodeParameters } from 'n8n-workflow';
import { manyCompanies, manyContacts, manyTasks } from '../../sandbox';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startWorld } from './support/world';

const tasks = manyTasks(3);
const [one, two, three] = tasks.map(({ _id }) => _id) as [string, string, string];

const parameters: INodeParameters = {
	resource: 'task',
	operation: 'update',
	mappingMode: 'autoMapInputData',
	clearFields: [],
};

it('updates each row from its columns, however they are spelled', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated, error } = await run(
		[
			{ 'Task ID': one, 'Due Date': '2026-03-15 10:00', Assignee: 'Sales Two', Row: 1 },
			{ _id: two, due_date: 46096.5, 'assigned-to': 'sales.one@example.com', DONE: 'TRUE' },
			{ id: 7, task: `https://app.lemlist.com/tasks/${three}`, taskId: three, priority: 'High' },
		],
		{ parameters },
	);

	expect(error).toBeUndefined();
	expect(updated.map(({ json }) => json['_id'])).toEqual([one, two, three]);
	expect(pairedWith(updated)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	const bodies = sandbox.requests
		.filter(({ method }) => method === 'PATCH')
		.map(({ body }) => body);
	expect(new Set(bodies)).toEqual(
		new Set([
			{ id: one, dueDate: '2026-03-15T09:00:00.000Z', assignedTo: 'usr_SalesTwo000000000' },
			{
				id: two,
				dueDate: '2026-03-15T11:00:00.000Z',
				done: true,
				assignedTo: 'usr_SalesOne000000000',
			},
			{ id: three, priority: '2' },
		]),
	);
});

it('passes tasks on from one node to the next', async () => {
	const { sandbox, run } = await startWorld({ tasks });
	const found = await run([{}], {
		parameters: { resource: 'task', operation: 'getAll', filters: {}, returnAll: true },
	});

	const rows = found.updated.map(({ json }) => ({
		...json,
		_id: String(json['_id']),
		title: `Again: ${String(json['title'])}`,
	}));
	const { updated, error } = await run(rows, { parameters });

	expect(error).toBeUndefined();
	expect(updated.map(({ json }) => [json['_id'], json['title']])).toEqual(
		rows.map(({ _id, title }) => [_id, title]),
	);
	expect([...sandbox.tasks.values()].map(({ title }) => title).sort()).toEqual(
		rows.map(({ title }) => title).sort(),
	);
});

it('sends none of the columns that it does not know, and says so once for all rows', async () => {
	const { run } = await startWorld({ tasks });
	const row = {
		id: one,
		title: 'New',
		row_number: 2,
		Notes: 'x',
		'Due Dat': '2026-03-15',
		'<b>': 1,
	};

	const { hints } = await run([row, { ...row, id: two }], { parameters });

	expect(hints).toEqual([
		'2 updated. Columns not used: Notes (did you mean Message?), Due Dat (did you mean Due Date?), &lt;b&gt;.',
	]);
});

it('says which columns it does not know if it stops as well', async () => {
	const { run } = await startWorld({ tasks });

	const { error } = await run([{ id: one, 'Due Dat': '2026-03-15' }], { parameters });

	expect(error?.message).toMatch(/^Row 1 \(item 0\): Nothing to update: no column/);
	expect(error?.description).toContain('Columns not used: Due Dat (did you mean Due Date?).');
});

it('rejects a row that names two different tasks', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { failed } = await run([{ _id: one, 'Task ID': two, title: 'New' }], {
		parameters,
		onError: 'continueErrorOutput',
	});

	expect(failed.map(errorOf)).toEqual([
		expect.objectContaining({
			code: 'INVALID_VALUE',
			field: 'taskId',
			message:
				"Row 1 (item 0): 'Task' names different tasks in the columns _id and Task ID. Remove one of them.",
		}),
	]);
	expect(sandbox.requests).toEqual([]);
});

it('rejects a mode that does not exist, instead of choosing one', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { error } = await run([{ id: one, title: 'New' }], {
		parameters: { ...parameters, mappingMode: 'auto', taskId: locator(one) },
	});

	expect(error?.context).toMatchObject({ field: 'mappingMode' });
	expect(sandbox.requests).toEqual([]);
});

it('sends rows of one task in their order, whichever column names it', async () => {
	const { sandbox, run } = await startWorld({ tasks });
	sandbox.fault({ answer: { hangMs: 200 }, taskId: one, times: 1 });

	await run(
		[
			{ id: one, title: 'First' },
			{ 'Task ID': `https://app.lemlist.com/tasks/${one}`, title: 'Second' },
			{ TASK: ` ${one} `, title: 'Third' },
		],
		{ parameters },
	);

	expect(sandbox.requests.map(({ body }) => Object(body).title)).toEqual([
		'First',
		'Second',
		'Third',
	]);
});

it('reports each row that cannot be read on that row, and sends the others', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated, failed } = await run(
		[
			{ id: one, 'Due Date': '2026-03-15', due_date: '2026-03-16' },
			{ title: 'No task' },
			{ id: two, Done: 'perhaps' },
			{ id: two, company: 'Example Ltd' },
			{ id: three, title: 'Good' },
		],
		{ parameters, onError: 'continueErrorOutput' },
	);

	expect(updated.map(({ json }) => json['_id'])).toEqual([three]);
	expect(failed.map(errorOf)).toEqual([
		expect.objectContaining({ code: 'INVALID_VALUE', field: 'dueDate', taskId: one }),
		expect.objectContaining({ code: 'MISSING_VALUE', field: 'taskId', taskId: null }),
		expect.objectContaining({ code: 'INVALID_VALUE', field: 'done', taskId: two }),
		expect.objectContaining({ code: 'NOTHING_TO_UPDATE', taskId: two }),
	]);
	expect(sandbox.requests).toHaveLength(1);
});

describe('Create', () => {
	const creating = { resource: 'task', operation: 'create', mappingMode: 'autoMapInputData' };
	const [contact] = manyContacts(1);
	const [company] = manyCompanies(1);
	const row = { Type: 'Call', Assignee: 'Sales Two', due_date: '2096-03-15', Title: 'Call back' };

	it('creates a task per row from its columns, for a person before a company', async () => {
		const { sandbox, run } = await startWorld({
			tasks: [],
			contacts: [contact!],
			companies: [company!],
		});

		const { error, hints } = await run(
			[
				{ ...row, Email: contact!.email!, Company: 'Example Ltd', Domain: company!.domain! },
				{ ...row, Domain: company!.domain! },
				{ ...row, 'Contact ID': contact!._id, Message: 'Hello' },
			],
			{ parameters: creating },
		);

		expect(error).toBeUndefined();
		const task = { type: 'phone', userId: 'usr_SalesTwo000000000', title: 'Call back' };
		expect([...sandbox.tasks.values()]).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ ...task, contactId: contact!._id }),
				expect.objectContaining({ ...task, companyId: company!._id }),
				expect.objectContaining({ ...task, contactId: contact!._id, content: 'Hello' }),
			]),
		);
		expect(sandbox.tasks.size).toBe(3);
		expect(hints).toEqual(['3 created. Columns not used: Company.']);
	});

	it('rejects rows whose record is missing or not clear', async () => {
		const { sandbox, run } = await startWorld({ tasks: [] });

		const { failed } = await run(
			[
				row,
				{ ...row, Company: 'Example Ltd' },
				{ ...row, Contact: 'ctc_One', contact_id: 'ctc_Two' },
				{ Email: 'lead@example.com', Type: 'Call' },
			],
			{ parameters: creating, onError: 'continueErrorOutput' },
		);

		expect(failed.map((item) => errorOf(item)).map(({ code, field }) => [code, field])).toEqual([
			['MISSING_VALUE', 'recordId'],
			['INVALID_VALUE', 'recordId'],
			['INVALID_VALUE', 'recordId'],
			['UNKNOWN_RECORD', 'recordId'],
		]);
		expect(errorOf(failed[3]!).message).toMatch(/'Assignee' is empty.*'Due Date' is empty/);
		expect(sandbox.tasks.size).toBe(0);
	});
});

it.each(['={{ $json.no.such.column }}', '={{ $json.missing }}', '={{ "" }}'])(
	'takes no column for a task whose expression %s comes to nothing',
	async (value) => {
		const { sandbox, run } = await startWorld({ tasks });

		const { failed } = await run([{ id: one, title: 'Call' }], {
			parameters: { ...parameters, taskId: locator(value) },
			onError: 'continueErrorOutput',
		});

		expect(failed.map((item) => errorOf(item).field)).toEqual(['taskId']);
		expect(sandbox.requests).toEqual([]);
	},
);
