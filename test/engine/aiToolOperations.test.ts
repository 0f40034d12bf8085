// The operations other than Update, as tools of an AI agent.
import type { INodeParameters } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
import { asAgent, fromAi } from './support/aiAgent';
import { startWorld } from './support/world';

describe('Get Many', () => {
	const parameters: INodeParameters = {
		operation: 'getAll',
		returnAll: "={{ $fromAI('all', '', 'boolean') }}",
		limit: "={{ $fromAI('limit', '', 'number') }}",
		filters: {
			assignedTo: fromAi('assignee'),
			hasCampaign: "={{ $fromAI('hasCampaign', '', 'boolean') }}",
			status: "={{ $fromAI('status') }}",
			type: "={{ $fromAI('types') }}",
			dueDateTo: "={{ $fromAI('until') }}",
		},
	};
	const nothing = {
		all: false,
		limit: 20,
		assignee: '',
		hasCampaign: false,
		status: '',
		types: '',
		until: '',
	};

	it('returns the tasks that the model asked for', async () => {
		const { sandbox } = await startWorld();
		let answer = '';

		await asAgent(sandbox, parameters, async (tool) => {
			expect(tool.description).toBe('Get many tasks in Lemlist Tasks');
			answer = await tool.invoke({ ...nothing, types: 'phone, manual', limit: 3 });
		});

		const [note, ...found] = (JSON.parse(answer) as Array<{ type: string }>).reverse();
		expect(note).toEqual({
			note: 'There may be more tasks: the search ended at Limit.',
		});
		expect(found).toHaveLength(3);
		expect(found.every(({ type }) => ['phone', 'manual'].includes(type))).toBe(true);
		expect(sandbox.requests.map(({ query }) => query)).toEqual([
			{ type: 'phone,manual', sortOrder: 'asc', page: '1', limit: '3' },
		]);
	});

	it('returns an empty list if nothing is found', async () => {
		const { sandbox } = await startWorld({ tasks: [] });

		await asAgent(sandbox, parameters, async (tool) => {
			expect(JSON.parse(await tool.invoke(nothing))).toEqual([]);
		});
	});

	it.each([
		[{ status: 'waiting' }, /'Statuses' is not one of the choices: "waiting"\. Use Done, Due/],
		[{ until: 'next week' }, /'Due Before' is not a date: "next week"\. Write it as 2026-12-31/],
		[{ limit: -1 }, /'Limit' is not a number of tasks: -1\. Use a whole number/],
		[{ assignee: 'nobody@example.com' }, /The team of this API key has: .*sales\.one@example\.com/],
	])('shows the model how to fix %j', async (sent, message) => {
		const { sandbox } = await startWorld();

		await asAgent(sandbox, parameters, async (tool) => {
			await expect(tool.invoke({ ...nothing, ...sent })).rejects.toThrow(message);
		});
	});

	it('asks the model to narrow a search with too many results', async () => {
		const { sandbox } = await startWorld({ tasks: manyTasks(10_001) });

		await asAgent(sandbox, parameters, async (tool) => {
			await expect(tool.invoke({ ...nothing, all: true })).rejects.toThrow(
				/lemlist found 10001 tasks and returns at most 10000 per search\. Narrow the search/,
			);
		});
	});
});

describe('Create', () => {
	const parameters: INodeParameters = {
		operation: 'create',
		recordId: "={{ $fromAI('record') }}",
		type: "={{ $fromAI('type') }}",
		assignedTo: "={{ $fromAI('assignee') }}",
		dueDate: "={{ $fromAI('due') }}",
		title: "={{ $fromAI('title') }}",
		additionalFields: { images: "={{ $fromAI('images') }}" },
	};
	const call = {
		record: 'ctc_contact0000000001',
		type: 'Phone',
		assignee: 'sales.one@example.com',
		due: '2026-03-15T10:00',
		images: '',
		title: 'Call',
	};

	it('returns the created task', async () => {
		const { sandbox } = await startWorld({ tasks: [] });
		let answer = '';

		await asAgent(sandbox, parameters, async (tool) => {
			expect(tool.description).toBe('Create a task in Lemlist Tasks');
			answer = await tool.invoke(call);
		});

		expect([...sandbox.tasks.values()]).toEqual([
			expect.objectContaining({
				type: 'phone',
				title: 'Call',
				userId: 'usr_SalesOne000000000',
				dueDate: '2026-03-15T09:00:00.000Z',
			}),
		]);
		const _id = [...sandbox.tasks.keys()][0];
		expect(JSON.parse(answer)).toEqual([
			expect.objectContaining({ _id, title: 'Call', assignedTo: 'usr_SalesOne000000000' }),
		]);
	});

	it.each([
		[{ record: '' }, /'Contact or Company' is empty/],
		[
			{ record: 'Lead One' },
			/'Contact or Company' is not a contact, company or lead: "Lead One"\. Use an ID/,
		],
		[{ type: 'a fax' }, /'Type' is not one of the choices: "a fax"\. Use Email, LinkedIn/],
		[{ due: '' }, /'Due Date' is empty/],
		[{ images: 'https://media.example.com/a.png' }, /only for tasks of the type LinkedIn/],
		[{ record: 'ctc_Unknown0000000000' }, /found no contact.*Check the ID[^]*Bad team/],
	])('shows the model how to fix %j', async (sent, message) => {
		const { sandbox } = await startWorld({ tasks: [] });

		await asAgent(sandbox, parameters, async (tool) => {
			await expect(tool.invoke({ ...call, ...sent })).rejects.toThrow(message);
		});

		expect(sandbox.tasks.size).toBe(0);
	});
});

describe('Ignore', () => {
	const id = 'opp_linkedinSend00001';
	const parameters: INodeParameters = { operation: 'ignore', taskId: fromAi('task') };

	it('returns that the task is ignored', async () => {
		const { sandbox } = await startWorld();
		let answer = '';

		await asAgent(sandbox, parameters, async (tool) => {
			expect(tool.description).toBe('Ignore a task in Lemlist Tasks');
			answer = await tool.invoke({ task: id });
		});

		expect(JSON.parse(answer)).toEqual([{ _id: id, status: 'ignored' }]);
		expect(sandbox.tasks.get(id)?.status).toBe('ignored');
	});

	it.each([
		['', /'Task' is empty/],
		['opp_unknown0000000000', /found no task.*Check the ID[^]*Bad team/],
	])('shows the model how to fix "%s"', async (unknown, message) => {
		const { sandbox } = await startWorld();

		await asAgent(sandbox, parameters, async (tool) => {
			await expect(tool.invoke({ task: unknown })).rejects.toThrow(message);
		});
	});
});

describe('every output', () => {
	const tasks = manyTasks(200).map((task) => ({ ...task, content: 'x'.repeat(300) }));
	const [{ _id: id } = { _id: '' }] = tasks;

	it.each<[operation: string, parameters: INodeParameters]>([
		['get', { taskId: id }],
		['getAll', { filters: { taskId: id } }],
		['update', { taskId: id, updateFields: { title: 'Title' } }],
		['update', { taskId: id, updateFields: { title: 'Task 1' }, options: { skipUnchanged: true } }],
		[
			'create',
			{
				...{ recordId: 'ctc_contact0000000001', type: 'manual', title: 'New' },
				...{ assignedTo: 'Sales One', dueDate: '2030-01-15' },
			},
		],
	])('calls a task open that is: %s with %j', async (operation, parameters) => {
		const { sandbox } = await startWorld({ tasks });
		let answer = '';

		await asAgent(sandbox, { operation, ...parameters }, async (tool) => {
			answer = await tool.invoke({});
		});

		expect(JSON.parse(answer)).toEqual([expect.objectContaining({ status: 'open' })]);
	});

	it('is short: a list of all tasks says how many it leaves out', async () => {
		const { sandbox } = await startWorld({ tasks });
		let answer = '';

		await asAgent(sandbox, { operation: 'getAll', returnAll: true }, async (tool) => {
			answer = await tool.invoke({});
		});

		const list = JSON.parse(answer) as Array<{ leftOut?: number; note?: string }>;
		expect(answer.length).toBeLessThan(21_000);
		expect(list.at(-1)).toEqual({
			leftOut: 200 - (list.length - 1),
			note: expect.stringContaining('left out'),
		});
	});
});
