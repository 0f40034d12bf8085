// The example workflows as users run them: imported, with a credential, and otherwise unchanged.
import { DateTime } from 'luxon';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { manyTasks, mediaHost, type SandboxTask } from '../../sandbox';
import { exampleWorkflow } from '../../scripts/n8n/exampleWorkflow';
import { importExample } from './support/example';
import { findsDataTablesByName } from './support/features';
import { submitForm } from './support/form';
import { startWorld, type World } from './support/world';

const DAY_MS = 24 * 60 * 60 * 1000;
const salesOne = 'usr_SalesOne000000000';
const salesTwo = 'usr_SalesTwo000000000';

let world: World;
beforeAll(async () => {
	world = await startWorld('examples-key');
});
afterAll(async () => await world.sandbox.close());

/** Resets the sandbox to one task per entry, and returns the tasks. */
const fill = (changes: Array<Partial<SandboxTask>>): SandboxTask[] => {
	const tasks = manyTasks(changes.length).map((task, index) => ({ ...task, ...changes[index] }));
	world.sandbox.reset({ tasks });
	return tasks;
};

const folder = join(__dirname, '../../examples');
const exampleNames = readdirSync(folder).flatMap((file) => /(.*)\.json$/.exec(file)?.[1] ?? []);

/** What n8n's editor would mark red: a node, version or parameter that it does not have. */
function issuesOf(node: INode, types: INodeTypeDescription[]): string[] {
	const type = types.find(
		({ name, version }) => name === node.type && [version].flat().includes(node.typeVersion),
	);
	if (!type) return [`${node.name}: no ${node.type} ${node.typeVersion}`];
	const { properties } = type;
	const parameters = NodeHelpers.getNodeParameters(
		...([properties, node.parameters, true, false, node, type] as const),
	);
	const complete = { ...node, parameters: parameters ?? {} };
	const issues = NodeHelpers.getNodeParametersIssues(properties, complete, type)?.parameters;
	return Object.entries(issues ?? {}).flatMap(([name, texts]) =>
		// Left open for the user to choose.
		name === 'documentId' ? [] : [`${node.name}: ${texts.join()}`],
	);
}

const tasksNow = () => [...world.sandbox.tasks.values()];
const ids = (tasks: Array<{ _id?: unknown }>) => tasks.map(({ _id }) => _id);

it('reassign-overdue-tasks: reassigns the long overdue tasks of one assignee', async () => {
	const due = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
	const overdue = { userId: salesOne, dueDate: due(-2.1), priority: 2 };
	const tasks = fill([
		{ userId: salesOne, dueDate: due(-30) }, // has no priority
		overdue,
		{ ...overdue, dueDate: due(-1.9) },
		{ ...overdue, dueDate: due(3) },
		{ ...overdue, priority: 0 },
		{ ...overdue, userId: 'usr_SalesThree0000000' },
		{ ...overdue, status: 'completed', completedAt: due(-2) },
	]);

	expect(tasks[0]).not.toHaveProperty('priority');

	const { run } = await importExample(world, 'reassign-overdue-tasks');
	const { startedAt, items } = await run('Every weekday at 8');

	const today = DateTime.fromISO(startedAt, { zone: 'utc' }).startOf('day');
	const reassigned = { userId: salesTwo, dueDate: today.plus({ days: 1 }).toISO() };
	expect(new Set(ids(items('Find due tasks')))).toEqual(
		new Set(ids([0, 1, 2, 4].map((index) => tasks[index]!))),
	);
	expect(new Set(ids(items('Reassign')))).toEqual(new Set(ids(tasks.slice(0, 2))));
	expect(tasksNow()).toEqual(
		tasks.map((task, index) => (index < 2 ? { ...task, ...reassigned } : task)),
	);
});

it('sheet-to-updates: writes the result to each row, and sends no row twice', async () => {
	const tasks = fill([{}, {}, {}, {}, {}, {}]);
	const columns = 'taskId, assignee, dueDate, done, title, message, priority, status'.split(', ');
	const row = (taskId: string, cells: Record<string, string> = {}) => ({ taskId, ...cells });
	const table = await world.n8n.createDataTable('lemlist task updates', columns, [
		row(tasks[0]!._id, { title: 'New title', message: '', assignee: 'sales.two@example.com' }),
		row(tasks[1]!._id, { priority: 'urgent' }),
		row(tasks[2]!._id, { title: 'Sent before', status: 'updated' }),
		row('opp_unknown0000000000', { title: 'New title' }),
		row(tasks[3]!._id),
		row(tasks[4]!._id, { dueDate: '2030-01-15', priority: 'high', done: 'yes', status: '' }),
	]);
	const statuses = async () =>
		(await world.n8n.dataTableRows(table)).map(({ status }) => status as string);

	const { run } = await importExample(world, 'sheet-to-updates', [], ({ parameters }) => {
		const { dataTableId } = parameters;
		if (dataTableId && !findsDataTablesByName) {
			parameters['dataTableId'] = { __rl: true, mode: 'id', value: table };
		}
	});
	const { items } = await run('Start');

	expect(await statuses()).toEqual([
		'updated',
		expect.stringMatching(/^INVALID_VALUE: .*"urgent".*[\w)]\.$/),
		'updated',
		expect.stringMatching(/^BAD_TEAM: lemlist knows no such task/),
		expect.stringMatching(/^NOTHING_TO_UPDATE: .*\w\.$/),
		'updated',
	]);
	expect(ids(items('Update tasks'))).toEqual(ids([tasks[0]!, tasks[4]!]));
	expect(tasksNow()).toEqual([
		{ ...tasks[0], title: 'New title', userId: salesTwo },
		...tasks.slice(1, 4),
		{
			...tasks[4],
			dueDate: '2030-01-15T00:00:00.000Z',
			priority: 2,
			status: 'completed',
			completedAt: expect.any(String),
		},
		tasks[5],
	]);

	const sent = world.sandbox.requests.length;
	expect((await run('Start')).items('Update tasks')).toEqual([]);
	expect(world.sandbox.requests).toHaveLength(sent);
});

it('attach-linkedin-media: attaches the image of the company, and reports rejected items', async () => {
	const message = { type: 'linkedinSend', images: [] } satisfies Partial<SandboxTask>;
	const tasks = fill([
		{ ...message, leadCompanyName: 'Example Company 1' },
		{ ...message, leadCompanyName: 'Huge Company' },
		{ ...message, leadCompanyName: 'Broken Company' },
		{ ...message, leadCompanyName: '' },
		{ ...message, leadCompanyName: 'Example Company 2', status: 'completed' },
		{ ...message, leadCompanyName: 'Example Company 3', type: 'linkedinInvite' },
	]);

	const { run } = await importExample(world, 'attach-linkedin-media');
	const { items } = await run('Start');

	const rejected = (index: number, code: string, field: string) => ({
		...{ task: tasks[index]!._id, code, field, message: expect.stringMatching(/\w/) },
	});
	expect(ids(items('Attached'))).toEqual([tasks[0]!._id]);
	expect(new Set(items('Rejected'))).toEqual(
		new Set([
			rejected(1, 'LINKEDIN_MEDIA_TOO_LARGE', 'images'),
			rejected(2, 'LINKEDIN_MEDIA_GIF_INVALID', 'images'),
			rejected(3, 'NOTHING_TO_UPDATE', 'updateFields'),
		]),
	);
	const images = [`https://${mediaHost}/example-company-1.png`];
	expect(tasksNow()).toEqual([{ ...tasks[0], images }, ...tasks.slice(1)]);
});

it('create-tasks-from-form: creates a task, or shows on the last page why not', async () => {
	const tasks = fill([{}]);
	const path = 'new-lemlist-task';
	const { workflowId } = await importExample(world, 'create-tasks-from-form');
	await world.n8n.publishWorkflow(workflowId, path);
	const submit = async (contact: string, title: string, priority: string) =>
		await submitForm(`${process.env['E2E_N8N_URL']}/form/${path}`, [
			...[contact, 'phone', 'sales.two@example.com', '2030-01-15', title, 'Ask for Lead', priority],
		]);

	const created = await submit('lead@company-3.example.com', 'Call about the offer', 'high');
	const rejected = await submit('nobody@example.com', 'Call nobody', '');

	expect(rejected).not.toContain('Row 1');
	expect(created).toContain('The task was created');
	expect(created).toContain('Call about the offer');
	expect(rejected).toContain('Creating the task failed');
	expect(rejected).toContain('is the e-mail address of no contact in lemlist');
	expect(tasksNow()).toEqual([
		tasks[0],
		expect.objectContaining({
			contactId: 'ctc_contact0000000003',
			type: 'phone',
			userId: salesTwo,
			dueDate: '2030-01-15T00:00:00.000Z',
			title: 'Call about the offer',
			content: 'Ask for Lead',
			priority: 2,
		}),
	]);
});

it('create-tasks-from-form: a link fills in the contact', async () => {
	const url = `${process.env['E2E_N8N_URL']}/form/new-lemlist-task?Contact=anna@example.com`;

	expect(await (await fetch(url)).text()).toContain('value="anna@example.com"');
});

it.each(exampleNames)('%s: this n8n knows its nodes and their parameters', async (name) => {
	const types = await world.n8n.nodeTypes();
	const { nodes } = await exampleWorkflow(name, world.credential);

	expect(nodes.flatMap((node) => issuesOf(node, types))).toEqual([]);
});

it('morning-digest: writes one message per assignee, with the tasks due by tonight', async () => {
	const today = DateTime.now().setZone('UTC').startOf('day');
	const due = (days: number, hour: number) => today.plus({ days, hours: hour }).toISO()!;
	const task = (title: string, dueDate: string, more: Partial<SandboxTask> = {}) => ({
		...{ title, dueDate, userId: salesOne, leadFirstName: 'Anna', leadLastName: 'Example' },
		...{ leadCompanyName: 'Example & Sons', ...more },
	});
	fill([
		task('Confirm the meeting', due(0, 23)),
		task('Call about the renewal', due(-3, 9)),
		task('Ask <!channel>', due(0, 22), { userId: salesTwo, leadCompanyName: '' }),
		task('Send the quote', due(1, 0)),
		task('Say thank you', due(-1, 9), { status: 'completed', completedAt: due(-1, 10) }),
	]);

	const { run } = await importExample(world, 'morning-digest', ['Send to Slack']);
	const { items } = await run('Every weekday at 7:30');

	const overdueSince = today.minus({ days: 3 }).toFormat('d MMMM');
	expect(items('Send to Slack').map(({ text }) => text)).toEqual([
		[
			'Good morning, Sales One! Your tasks: 1 overdue, 1 due today.',
			`• Call about the renewal · Anna Example · Example &amp; Sons · overdue since ${overdueSince}`,
			'• Confirm the meeting · Anna Example · Example &amp; Sons · today at 23:00',
		].join('\n'),
		[
			'Good morning, Sales Two! Your tasks: 1 due today.',
			'• Ask &lt;!channel&gt; · Anna Example · today at 22:00',
		].join('\n'),
	]);
});

it('deal-to-call-task: creates a call for the owner of a deal that moved to the stage', async () => {
	const tasks = fill([{}]);
	const path = 'crm-deal-changed';
	const { workflowId } = await importExample(world, 'deal-to-call-task');
	await world.n8n.publishWorkflow(workflowId, path);
	const deal = {
		...{ dealName: 'Annual plan', contactName: 'Lead 3', ownerEmail: 'sales.two@example.com' },
		contactEmail: 'lead@company-3.example.com',
	};

	await world.n8n.callWebhook(path, { ...deal, stage: 'Lost' });
	await world.n8n.callWebhook(path, { ...deal, stage: 'demo booked' });
	await world.n8n.finishedExecutions(workflowId, 2);

	const [, created, ...others] = tasksNow();
	expect(others).toEqual([]);
	expect(created).toMatchObject({
		...{ contactId: 'ctc_contact0000000003', type: 'phone', userId: salesTwo, priority: 2 },
		title: 'Call Lead 3 about Annual plan',
		content: expect.stringContaining('Annual plan moved to demo booked'),
	});
	expect(tasksNow()[0]).toEqual(tasks[0]);
	const now = DateTime.now().setZone('Europe/Paris');
	const due = DateTime.fromISO(created!.dueDate).setZone('Europe/Paris');
	expect(due.toFormat('HH:mm')).toBe('09:00');
	expect(due.weekday).toBeLessThanOrEqual(5);
	expect(Math.round(due.startOf('day').diff(now.startOf('day'), 'days').days)).toBe(
		{ 5: 3, 6: 2 }[now.weekday as number] ?? 1,
	);
});

it('deal-to-call-task: its pinned deal is one that gets a call', async () => {
	fill([{}]);

	const { run } = await importExample(world, 'deal-to-call-task');
	const { items } = await run('Deal changed');

	expect(items('Create the call')).toEqual([expect.objectContaining({ type: 'phone' })]);
});
