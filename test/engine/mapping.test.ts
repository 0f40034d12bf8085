// Map Automatically: the columns of a row that are named like fields.
import type { INodeParameters } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
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
