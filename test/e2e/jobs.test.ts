// What sales teams do with tasks, each job clicked together in the editor: how many actions it takes, and
// that its output has what the next step needs, with Simplify on. The neighbours of the node are there, and
// its operation is chosen, as in n8n's list of nodes. Counted is what is done in its panels, runs included;
// opening a panel is not. test/engine/jobs.test.ts runs the same jobs without an editor.
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { manyTasks, type SandboxTask } from '../../sandbox';
import { useEditor } from './support/editorTest';
import { handIn, type Hand } from './support/hand';
import { openPanel, workflowWith, type Panel } from './support/panel';

const setup = useEditor('jobs-key');

const ONE = 'usr_SalesOne000000000';
const TWO = 'usr_SalesTwo000000000';
const HOUR = 60 * 60 * 1000;

const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const done = { status: 'completed', completedAt: at(-1) } as const;

let made = 0;

/**
 * One task per entry; each is the first contact's and Sales One's unless the entry says otherwise. No two jobs
 * have a task in common, since the node remembers what it wrote.
 */
const tasksWith = (...changes: Array<Partial<SandboxTask>>): SandboxTask[] =>
	manyTasks(changes.length).map((task, index) => ({
		...task,
		...{ _id: `opp_${String(++made).padStart(17, '0')}`, userId: ONE },
		...{ contactId: 'ctc_contact0000000001', ...changes[index] },
	}));

/** The tasks as they are now. */
const tasks = () => [...setup.world.sandbox.tasks.values()];

/** What a job starts from. */
interface Start {
	tasks: SandboxTask[];
	/** What the node before outputs, such as a sheet, a CRM or a mailbox. */
	rows?: IDataObject[];
	/** The nodes to build, one after the other, by their operation. */
	nodes: string[];
}

/** The panel of a job's nodes. */
interface Job {
	panel: Panel;
	hand: Hand;
	/** Adds a filter, or what else is in a collection, by the words on its button. */
	add(button: string, label: string): Promise<void>;
	/** Opens a list of choices, and picks one. */
	choose(parameter: string, entry: string): Promise<void>;
	/** Flips a switch. */
	flip(parameter: string): Promise<void>;
	/** Runs the node of the open panel, and returns its outputs: the main one, and that of errors. */
	execute(): Promise<IDataObject[][]>;
	/** Goes on to the next node. */
	next(): Promise<void>;
}

async function open(workflow: ReturnType<typeof workflowWith>, nodes: string[]): Promise<Job> {
	const { page } = setup.editor;
	const { n8n } = setup.world;
	const workflowId = await n8n.createWorkflow(workflow);
	let [node = ''] = nodes;
	const panel = await openPanel(setup, workflowId, node);
	const hand = handIn(setup, panel);
	let runs = 0;
	return {
		panel,
		hand,
		add: async (button, label) =>
			await hand.pick(page.getByPlaceholder(button, { exact: true }), label),
		choose: async (parameter, entry) =>
			await hand.pick(panel.byTestId(`parameter-input-${parameter}`), entry),
		flip: async (parameter) =>
			await hand.click(panel.byTestId(`parameter-input-${parameter}`).locator('.el-switch')),
		execute: async () => {
			await hand.click(panel.byTestId('node-execute-button'));
			const [latest] = await n8n.finishedExecutions(workflowId, ++runs);
			const { error, runData } = latest!.data.resultData;
			if (error) throw error;
			return (runData[node]?.at(-1)?.data?.['main'] ?? []).map(jsonOf);
		},
		next: async () => {
			node = nodes[nodes.indexOf(node) + 1]!;
			await panel.goTo(node);
		},
	};
}

const jsonOf = (items: INodeExecutionData[] | null): IDataObject[] =>
	(items ?? []).map(({ json }) => json);

/** A test of a job: builds it, and expects that this took as many actions. */
const job = (
	name: string,
	actions: number,
	start: Start,
	build: (job: Job) => Promise<void>,
): void => {
	it(`${name}: ${actions} actions`, async () => {
		setup.world.sandbox.reset({ tasks: start.tasks });
		const workflow = workflowWith({}, setup.world.credential);
		const [trigger, node] = workflow.nodes;
		const nodes = start.nodes.map(
			(operation, index): INode => ({
				...{ ...node!, id: operation, name: operation, position: [220 * (index + 1), 0] },
				parameters: { resource: 'task', operation },
			}),
		);
		workflow.name = name;
		workflow.nodes = [trigger!, ...nodes];
		workflow.connections = Object.fromEntries(
			nodes.map(({ name: to }, index) => [
				workflow.nodes[index]!.name,
				{ main: [[{ node: to, type: 'main', index: 0 }]] },
			]),
		);
		if (start.rows) workflow.pinData = { Start: start.rows.map((json) => ({ json })) };
		const built = await open(workflow, start.nodes);

		await build(built);

		expect(built.hand.actions()).toBe(actions);
	});
};

job(
	'1. a call list: whom to call, where, about what, and which task to mark',
	10,
	{ nodes: ['getAll'], tasks: tasksWith({ type: 'phone', dueDate: at(-1) }, { type: 'email' }) },
	async ({ add, choose, flip, execute }) => {
		await flip('returnAll');
		await add('Add Filter', 'Types');
		await choose('type', 'Phone');
		await add('Add option', 'Include');
		await choose('include', 'Contact');

		const [list] = await execute();

		expect(list).toEqual([
			expect.objectContaining({
				_id: tasks()[0]!._id,
				contactId: 'ctc_contact0000000001',
				campaignName: 'Spring outreach',
				contact: expect.objectContaining({
					email: 'lead@company-1.example.com',
					fields: expect.objectContaining({ phone: '+1 202 555 0101' }),
				}),
			}),
		]);
	},
);

const calls = tasksWith({ type: 'phone' }, { type: 'phone' });
job(
	'2. done after the call: by the outcome of each call, blank for none',
	7,
	{
		nodes: ['update'],
		tasks: calls,
		rows: [
			{ task: calls[0]!._id, reached: 'yes', notes: 'Wants an offer' },
			{ task: calls[1]!._id, reached: '', notes: '' },
		],
	},
	async ({ hand, panel, choose, execute }) => {
		await hand.drag('task', 'taskId');
		await hand.drag('reached', 'done');
		await hand.drag('notes', 'message');
		await hand.click(panel.byTestId('tab-settings'));
		await choose('onError', 'Continue (using error output)');

		const [updated, failed] = await execute();

		// n8n itself asks npm about a community package when its Settings are opened.
		const { outsideHosts } = setup.editor;
		const others = outsideHosts.filter((host) => host !== 'registry.npmjs.org');
		outsideHosts.splice(0, Infinity, ...others);
		expect(updated).toEqual([
			expect.objectContaining({ _id: calls[0]!._id, status: 'done', message: 'Wants an offer' }),
		]);
		expect(failed).toEqual([expect.objectContaining({ task: calls[1]!._id })]);
	},
);

job(
	'2b. a contact replied: close the open tasks, by e-mail address',
	7,
	{
		nodes: ['getAll', 'ignore'],
		tasks: tasksWith({}, { contactId: 'ctc_contact0000000002' }, done, {}),
		rows: [{ from: 'Lead 1 <lead@company-1.example.com>' }],
	},
	async ({ hand, add, flip, execute, next }) => {
		await flip('returnAll');
		await add('Add Filter', 'Contact');
		await hand.drag('from', 'contactId');
		await execute();
		await next();
		await hand.drag('_id', 'taskId');
		await execute();

		const statuses = tasks().map(({ status }) => status);
		expect(statuses).toEqual(['ignored', 'pending', 'completed', 'ignored']);
	},
);

job(
	'3. how many tasks are open',
	1,
	{ nodes: ['count'], tasks: tasksWith({ type: 'phone' }, { type: 'email' }, done) },
	async ({ execute }) => {
		expect(await execute()).toEqual([[{ count: 2 }]]);
	},
);

job(
	'3b. how many are open per campaign and type, for a node that counts',
	2,
	{ nodes: ['getAll'], tasks: tasksWith({ type: 'phone' }, { type: 'email' }, done) },
	async ({ flip, execute }) => {
		await flip('returnAll');

		const [list] = await execute();

		expect(list!.map(({ campaignName, type }) => [campaignName, type])).toEqual([
			['Spring outreach', 'phone'],
			['Webinar follow-up', 'email'],
		]);
	},
);

job(
	'4. tasks from a sheet or CRM, and none twice',
	7,
	{
		nodes: ['create'],
		tasks: [],
		rows: ['lead@company-1.example.com', 'lead@company-2.example.com'].map((Email) => ({
			...{ Email, Type: 'call', Title: 'Call about the offer', Assignee: 'Sales Two' },
			...{ 'Due Date': '2030-01-15', Priority: 'high' },
		})),
	},
	async ({ add, choose, flip, execute }) => {
		await choose('mappingMode', 'Map Automatically');
		await add('Add option', 'Skip If Open Task Exists');
		await flip('skipIfOpenTaskExists');

		const [created] = await execute();
		const [again] = await execute();

		expect(created!.map(({ alreadyOpen }) => alreadyOpen)).toEqual([undefined, undefined]);
		expect(again!.map(({ _id, alreadyOpen }) => [_id, alreadyOpen])).toEqual(
			created!.map(({ _id }) => [_id, true]),
		);
		expect(tasks()).toEqual([
			expect.objectContaining({ type: 'phone', userId: TWO, priority: 2 }),
			expect.objectContaining({ contactId: 'ctc_contact0000000002' }),
		]);
	},
);

job(
	'5. a report per rep and campaign, with channel and when it was done',
	5,
	{ nodes: ['getAll'], tasks: tasksWith({ ...done, type: 'phone' }, {}) },
	async ({ hand, choose, flip, execute }) => {
		await flip('returnAll');
		await choose('status', 'Done');
		await hand.pickAlso('Open'); // which is chosen from the start

		const [list] = await execute();

		expect(list).toEqual([
			expect.objectContaining({
				...{ ownerName: 'Sales One', campaignName: 'Spring outreach', channel: 'aircall' },
				completedAt: done.completedAt,
			}),
		]);
	},
);

const TRIGGER = 'Lemlist Tasks Trigger';
it('6. done tasks to a CRM: 4 actions', async () => {
	setup.world.sandbox.reset({ tasks: tasksWith({}, done) });
	const workflow = workflowWith({}, setup.world.credential);
	workflow.nodes = [
		{
			...{ ...workflow.nodes[1]!, name: TRIGGER, parameters: { event: 'taskDone' } },
			type: 'n8n-nodes-lemlist-tasks.lemlistTasksTrigger',
		},
	];
	workflow.name = TRIGGER;
	workflow.connections = {};
	const { hand, choose, execute } = await open(workflow, [TRIGGER]);
	// The only option there is, which a button adds.
	await hand.click(setup.editor.page.getByRole('button', { name: 'Add option', exact: true }));
	await choose('include', 'Contact');

	const [events] = await execute();

	expect(hand.actions()).toBe(4);
	expect(events).toEqual([
		expect.objectContaining({
			...{ _id: tasks()[1]!._id, ...done, status: 'done', ownerName: 'Sales One' },
			...{ contactId: 'ctc_contact0000000001', campaignName: 'Webinar follow-up' },
			contact: expect.objectContaining({ email: 'lead@company-1.example.com' }),
		}),
	]);
});

job(
	'7. a message for each LinkedIn task, from what is known of the contact',
	13,
	{
		nodes: ['getAll', 'update'],
		tasks: tasksWith({ type: 'linkedinSend' }, { type: 'manual' }),
	},
	async ({ hand, add, choose, flip, execute, next }) => {
		await flip('returnAll');
		await add('Add Filter', 'Types');
		await choose('type', 'LinkedIn Message');
		await add('Add option', 'Include');
		await choose('include', 'Company');
		await execute();
		await next();
		await hand.drag('_id', 'taskId');
		await hand.type(
			'message',
			'Hi {{ $json.leadFirstName }}, how is {{ $json.company.fields.name }}?',
		);
		await execute();

		expect(tasks().map(({ content }) => content)).toEqual([
			'Hi Lead, how is Example Company 1?',
			'Step 2 of the plan',
		]);
	},
);

job(
	'8. somebody leaves: all open tasks go to others in turn, and those of everybody else stay',
	10,
	{ nodes: ['getAll', 'update'], tasks: tasksWith({}, { userId: TWO }, done, {}) },
	async ({ hand, add, flip, execute, next }) => {
		await flip('returnAll');
		await add('Add Filter', 'Assignee');
		await hand.pickResource('assignedTo', 'Sales One');
		await execute();
		await next();
		await hand.drag('_id', 'taskId');
		await hand.typeExpression(
			'assignedTo',
			"{{ ['Sales Two', 'sales.three@example.com'][$itemIndex % 2] }}",
		);
		await execute();

		const assignees = tasks().map(({ userId }) => userId);
		expect(new Set([assignees[0], assignees[3]])).toEqual(new Set([TWO, 'usr_SalesThree0000000']));
		expect(assignees.slice(1, 3)).toEqual([TWO, ONE]);
	},
);

const later = at(48);
job(
	'9. overdue tasks move to tomorrow',
	9,
	{ nodes: ['getAll', 'update'], tasks: tasksWith({ dueDate: at(-48) }, { dueDate: later }) },
	async ({ hand, choose, flip, execute, next }) => {
		await flip('returnAll');
		await choose('status', 'Due');
		await hand.pickAlso('Open');
		await execute();
		await next();
		await hand.drag('_id', 'taskId');
		await hand.typeExpression('dueDate', 'tomorrow');
		await execute();

		const [moved, kept] = tasks();
		expect(Date.parse(moved!.dueDate)).toBeGreaterThan(Date.now());
		expect(Date.parse(moved!.dueDate)).toBeLessThan(Date.now() + 48 * HOUR);
		expect(kept!.dueDate).toBe(later);
	},
);

job(
	'10. the open tasks of a campaign that is over are ignored',
	8,
	{ nodes: ['getAll', 'ignore'], tasks: tasksWith({}, {}, done, {}) },
	async ({ hand, add, flip, execute, next }) => {
		await flip('returnAll');
		await add('Add Filter', 'Campaign');
		await hand.pickResource('campaignId', 'Spring outreach');
		await execute();
		await next();
		await hand.drag('_id', 'taskId');

		const [ignored] = await execute();

		expect(ignored!.map(({ status }) => status)).toEqual(['ignored', 'ignored']);
		expect(tasks().map(({ campaignName, status }) => [campaignName, status])).toEqual([
			['Spring outreach', 'ignored'],
			['Webinar follow-up', 'pending'],
			['Renewals', 'completed'],
			['Spring outreach', 'ignored'],
		]);
	},
);
