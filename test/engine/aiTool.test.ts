// The node as a tool of an AI agent. n8n-core turns it into a tool and runs `execute` in the
// context for tools (SupplyDataContext).
import type { IDataObject, INode, INodeParameters, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
import { runWorkflow } from '../../scripts/engine/runWorkflow';
import type { Tool } from './support/aiAgent';
import { asAgent, fromAi } from './support/aiAgent';
import { changed } from './support/changed';
import { rowParameters } from './support/rows';
import { NODE, rowsWorkflow } from './support/workflow';
import { loadedPackage, startWorld } from './support/world';

describe('Update', () => {
	const update: INodeParameters = {
		operation: 'update',
		taskId: { ...fromAi('task'), value: "={{ $fromAI('task', 'ID of the task') }}" },
		updateFields: {
			assignedTo: "={{ $fromAI('assignee') }}",
			images: "={{ $fromAI('images') }}",
			priority: "={{ $fromAI('priority') }}",
			title: "={{ $fromAI('title') }}",
		},
		clearFields: "={{ $fromAI('clear') }}",
	};

	/** A model sends every key, with blank values for those it does not set. */
	const blank = { task: '', assignee: '', images: '', priority: '', title: '', clear: '' };
	const task = 'opp_linkedinSend00001';

	it('is usable as a tool', async () => {
		const { type } = (await loadedPackage()).getNode('lemlistTasks');

		expect((type as INodeType).description.usableAsTool).toBe(true);
	});

	it('has a description of its operation, and a key per parameter that the model sets', async () => {
		const { sandbox } = await startWorld();
		let seen: Tool | undefined;

		await asAgent(sandbox, update, async (tool) => void (seen = tool));

		expect(seen).toMatchObject({
			name: 'Lemlist_Tasks',
			description: 'Update a task in Lemlist Tasks',
		});
		expect(Object.keys(seen?.schema.shape ?? {}).sort()).toEqual(Object.keys(blank).sort());
	});

	it('updates a task with the values from the model, and returns the task', async () => {
		const { sandbox } = await startWorld();
		let answer = '';

		await asAgent(sandbox, update, async (tool) => {
			answer = await tool.invoke({
				...blank,
				task,
				assignee: 'sales.one@example.com',
				images: 'https://media.example.com/a.png',
				priority: 'High',
				clear: 'message',
			});
		});

		expect(JSON.parse(answer)).toEqual([expect.objectContaining({ _id: task, priority: 2 })]);
		expect(sandbox.requests.map(({ body }) => body)).toEqual([
			null,
			{
				id: task,
				assignedTo: 'usr_SalesOne000000000',
				images: ['https://media.example.com/a.png'],
				priority: '2',
				message: '',
			},
		]);
	});

	it.each([
		['a member', { __rl: true, mode: 'list', value: 'usr_SalesOne000000000' }, true],
		['nobody', { __rl: true, mode: 'list', value: '' }, false],
	])('takes an Assignee that is stored as a locator, with %s chosen', async (_, stored, isSent) => {
		const { sandbox } = await startWorld();
		const updateFields = { assignedTo: stored, title: 'Title' } as INodeParameters;

		await asAgent(
			sandbox,
			{ operation: 'update', taskId: fromAi('task'), updateFields },
			async (tool) => void (await tool.invoke({ task })),
		);

		expect(sandbox.requests.map(({ body }) => body)).toEqual([
			{ id: task, title: 'Title', ...(isSent && { assignedTo: stored.value }) },
		]);
	});

	it('does not change fields that the model left blank', async () => {
		const { sandbox } = await startWorld();
		const before = structuredClone(sandbox.tasks);

		await asAgent(sandbox, update, async (tool) => {
			await tool.invoke({ ...blank, task, title: 'New title' });
		});

		expect(sandbox.requests.map(({ body }) => body)).toEqual([{ id: task, title: 'New title' }]);
		expect(sandbox.tasks).toEqual(changed(before, { [task]: { title: 'New title' } }));
	});

	it.each([
		[
			'rejected by lemlist',
			{ task: 'opp_unknown0000000000', title: 'x' },
			/Check the ID[^]*Bad team/,
		],
		['invalid', { task, priority: 'urgent' }, /'Priority' is not a priority: "urgent"\. Use high/],
		['empty', { task }, /Nothing to update/],
	])('shows the model how to fix a call that is %s', async (_what, sent, message) => {
		const { sandbox } = await startWorld();

		await asAgent(sandbox, update, async (tool) => {
			await expect(tool.invoke({ ...blank, ...sent })).rejects.toThrow(message);
		});
	});

	describe('a failure that an agent gets as output', () => {
		/** Runs the tool as n8n-core does for agents that delegate to it (`requests-response`). */
		async function outputFor(rows: IDataObject[], onError?: INode['onError']) {
			const { sandbox } = await startWorld();
			const workflow = rowsWorkflow({ ...rowParameters, options: {} }, onError);
			const tool = workflow.nodes.find(({ name }) => name === NODE)!;
			tool.rewireOutputLogTo = NodeConnectionTypes.AiTool;
			if (onError === undefined) delete tool.onError;
			const run = await runWorkflow({
				loader: await loadedPackage(),
				workflow,
				credentials: { lemlistTasksApi: { apiKey: sandbox.apiKey, baseUrl: sandbox.url } },
				items: rows.map((json) => ({ json })),
			});
			const [taskData] = run.data.resultData.runData[NODE] ?? [];
			return {
				run,
				output: taskData?.data?.[NodeConnectionTypes.AiTool]?.[0]?.map(({ json }) => json),
			};
		}

		it('contains the code and how to fix it, next to the items that succeeded', async () => {
			const { run, output } = await outputFor([
				{ task, title: 'Title' },
				{ task, priority: 'urgent' },
			]);

			expect(run.status).toBe('success');
			expect(output).toEqual([
				expect.objectContaining({ _id: task, title: 'Title' }),
				{
					error: expect.objectContaining({
						code: 'INVALID_VALUE',
						field: 'priority',
						message: expect.stringMatching(/'Priority' is not a priority: "urgent"\. Use high/),
					}),
				},
			]);
		});

		it('stops the run if the user chose that', async () => {
			const { run } = await outputFor([{ task, priority: 'urgent' }], 'stopWorkflow');

			expect(run.data.resultData.error?.message).toContain("'Priority' is not a priority");
		});
	});

	describe('Done', () => {
		const completed = manyTasks(1).map((each) => ({ ...each, status: 'completed' as const }));
		const id = completed[0]!._id;

		/** The body sent for a call by the model, and the task's status afterwards. */
		async function sentFor(done: unknown, sent: object): Promise<unknown> {
			const { sandbox } = await startWorld({ tasks: completed });
			const updateFields = { done, title: 'Title' } as INodeParameters;
			const parameters = { operation: 'update', taskId: fromAi('task'), updateFields };
			await asAgent(sandbox, parameters, async (tool) => {
				await tool.invoke({ task: id, ...sent });
			});
			const [request] = sandbox.requests;
			return { ...(request?.body as object), status: sandbox.tasks.get(id)?.status };
		}

		const kept = { id, title: 'Title', status: 'completed' };
		const reopened = { id, title: 'Title', done: false, status: 'pending' };

		it.each([
			["={{ $fromAI('done', '', 'boolean') }}", { done: false }, kept],
			["={{ $fromAI('done', '', 'boolean') }}", { done: true }, { ...kept, done: true }],
			["={{ $fromAI('done', '', 'string') }}", { done: 'no' }, kept],
			["={{ $fromAI('done', '', 'string') }}", { done: '' }, kept],
			["={{ $fromAI('done', '', 'string') }}", { done: 'yes' }, { ...kept, done: true }],
			["={{ $fromAI('done', '', 'string') }}", { done: 'Reopen' }, reopened],
			['reopen', {}, reopened],
			['done', {}, { ...kept, done: true }],
			[false, {}, kept],
			['={{ false }}', {}, kept],
		])('as %p with %j from the model', async (done, sent, expected) => {
			expect(await sentFor(done, sent)).toEqual(expected);
		});
	});
});

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
