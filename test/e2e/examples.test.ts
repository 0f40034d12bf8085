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

/** A task without some of what it has. */
const without = (task: SandboxTask, ...names: Array<keyof SandboxTask>): SandboxTask => {
	const left = { ...task };
	for (const name of names) delete left[name];
	return left;
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

const tableColumns = 'taskId, assignee, dueDate, done, title, message, priority, status'.split(
	', ',
);

/** Chooses a data table in the nodes of n8n 1, which find none by its name. */
const choosing = (table: string) => (node: INode) => {
	if (node.parameters['dataTableId'] && !findsDataTablesByName) {
		node.parameters['dataTableId'] = { __rl: true, mode: 'id', value: table };
	}
};

it('sheet-to-updates: writes the result to each row, and sends no row twice', async () => {
	const tasks = fill([{}, {}, {}, {}, {}, {}]);
	const row = (taskId: string, cells: Record<string, string> = {}) => ({ taskId, ...cells });
	const table = await world.n8n.createDataTable('lemlist task updates', tableColumns, [
		row(tasks[0]!._id, { title: 'New title', message: '', assignee: 'sales.two@example.com' }),
		row(tasks[1]!._id, { priority: 'urgent' }),
		row(tasks[2]!._id, { title: 'Sent before', status: 'updated' }),
		row('opp_unknown0000000000', { title: 'New title' }),
		row(tasks[3]!._id),
		row(tasks[4]!._id, { dueDate: '2030-01-15', priority: 'high', done: 'yes', status: '' }),
	]);
	const statuses = async () =>
		(await world.n8n.dataTableRows(table)).map(({ status }) => status as string);

	const { run } = await importExample(world, 'sheet-to-updates', [], choosing(table));
	const { items } = await run('Start');

	expect(await statuses()).toEqual([
		'updated',
		expect.stringMatching(/^INVALID_VALUE: .*"urgent".*[\w)]\.$/),
		'updated',
		expect.stringMatching(/^BAD_TEAM: lemlist found no task/),
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

const formUser = { Authorization: `Basic ${btoa('sales:secret')}` };

it('create-tasks-from-form: creates a task, or shows on the last page why not', async () => {
	const tasks = fill([{}]);
	const path = 'new-lemlist-task';
	const httpBasicAuth = await world.n8n.createCredential({
		name: 'Form',
		type: 'httpBasicAuth',
		data: { user: 'sales', password: 'secret' },
	});
	const { workflowId } = await importExample(world, 'create-tasks-from-form', [], (node) => {
		if (node.name === 'Form') node.credentials = { httpBasicAuth };
	});
	await world.n8n.publishWorkflow(workflowId, path);
	const url = `${process.env['E2E_N8N_URL']}/form/${path}`;
	const submit = async (contact: string, title: string, priority: string) =>
		await submitForm(
			url,
			[contact, 'phone', 'sales.two@example.com', '2030-01-15', title, 'Ask for Lead', priority],
			formUser,
		);

	const created = await submit('lead@company-3.example.com', 'Call about the offer', 'high');
	const rejected = await submit('nobody@example.com', 'Call nobody', '');

	expect((await fetch(url)).status).toBe(401);
	expect(rejected).not.toContain('Row 1');
	expect(created).toContain('The task was created');
	expect(created).toContain('Call about the offer');
	expect(rejected).toContain('Creating the task failed');
	expect(rejected).toContain('is not the e-mail address of any contact in lemlist');
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

	expect(await (await fetch(url, { headers: formUser })).text()).toContain(
		'value="anna@example.com"',
	);
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

it('daily-call-list: sends each assignee the calls of the day, with phone numbers', async () => {
	const today = DateTime.now().setZone('UTC').startOf('day');
	const due = (days: number, hour: number) => today.plus({ days, hours: hour }).toISO()!;
	const call = (title: string, dueDate: string, more: Partial<SandboxTask> = {}) => ({
		...{ type: 'phone' as const, title, dueDate, userId: salesOne },
		...{ leadFirstName: 'Anna', leadLastName: 'Example', leadCompanyName: 'Example & Sons' },
		...more,
	});
	const tasks = fill([
		call('Confirm the meeting', due(0, 23)),
		call('Call about the renewal', due(-3, 9)),
		call('Call the office', due(0, 22), { userId: salesTwo }),
		call('Call tomorrow', due(1, 0)),
		call('Called', due(-1, 9), { status: 'completed', completedAt: due(-1, 10) }),
		{ ...call('Write', due(0, 12)), type: 'email' },
	]);
	const ofCompany = without(tasks[2]!, 'contactId', 'leadId');
	world.sandbox.tasks.set(ofCompany._id, { ...ofCompany, companyId: 'cpn_company0000000001' });

	const { run } = await importExample(world, 'daily-call-list', ['Send to Slack']);
	const { items } = await run('Every weekday at 7:30');

	const overdueSince = today.minus({ days: 3 }).toFormat('d MMMM');
	expect(items('Send to Slack').map(({ text }) => text)).toEqual([
		[
			'Good morning, Sales One! Calls today: 2.',
			`• Anna Example, Example &amp; Sons · +1 202 555 0102 · Call about the renewal · overdue since ${overdueSince}`,
			'• Anna Example, Example &amp; Sons · +1 202 555 0101 · Confirm the meeting',
		].join('\n'),
		[
			'Good morning, Sales Two! Calls today: 1.',
			'• Anna Example, Example &amp; Sons · no phone number · Call the office',
		].join('\n'),
	]);
});

/**
 * Two open tasks and a done one, with dates to the minute as tables show them. No other test writes to
 * them: the node remembers what it wrote, and knows nothing of a reset.
 */
const openAndDone = (name: string) => {
	const dueDate = '2030-01-15T09:30:00.000Z';
	const completed = { status: 'completed', completedAt: '2026-01-15T09:30:00.000Z' } as const;
	return fill(
		[
			{ dueDate, userId: salesOne, title: 'Call', content: 'Ask who decides', priority: 2 },
			{ dueDate, userId: 'usr_Gone0000000000000', title: '', content: '' },
			{ dueDate, ...completed },
		].map((task, index) => ({ ...task, _id: `opp_${name}${index}` })),
	);
};

it('open-tasks-to-google-sheet: its rows are those that google-sheet-to-updates takes', async () => {
	const tasks = openAndDone('sheet');

	const { run } = await importExample(world, 'open-tasks-to-google-sheet', ['Write the rows']);
	const rows = (await run('Start')).items('Write the rows');

	const headers = ['Task ID', 'Assignee', 'Due Date', 'Priority', 'Title', 'Message'];
	expect(Object.keys(rows[0]!)).toEqual([...headers, 'Contact', 'Company', 'Status']);
	expect(new Set(rows.map((row) => headers.map((header) => row[header])))).toEqual(
		new Set([
			[tasks[0]!._id, 'Sales One', '2030-01-15 09:30', 'high', 'Call', 'Ask who decides'],
			[tasks[1]!._id, 'usr_Gone0000000000000', '2030-01-15 09:30', 'low', '', ''],
		]),
	);
	const example = await exampleWorkflow('google-sheet-to-updates', world.credential);
	const { nodes } = example;
	const update = nodes.find(({ name }) => name === 'Update tasks')!;
	update.parameters['options'] = { skipUnchanged: true };
	const source = nodes.find(({ name }) => name === 'Start')!;
	const workflowId = await world.n8n.createWorkflow({
		...example,
		nodes: [source, update],
		connections: { Start: { main: [[{ node: 'Update tasks', type: 'main', index: 0 }]] } },
		pinData: { Start: rows.map((json) => ({ json })) },
	});
	await world.n8n.runWorkflow(workflowId, 'Start');
	const [execution] = await world.n8n.finishedExecutions(workflowId, 1);
	const [updated] = execution!.data.resultData.runData['Update tasks']![0]!.data!['main']!;

	expect(updated!.map(({ json }) => json['unchanged'])).toEqual([true, true]);
	expect(tasksNow()).toEqual(tasks);
});

it('open-tasks-to-sheet: adds a row per open task once, and sheet-to-updates sends it back', async () => {
	const tasks = openAndDone('table');
	const name = 'lemlist tasks, there and back';
	const table = await world.n8n.createDataTable(name, tableColumns);
	const inTable = ({ parameters }: INode) => {
		if (parameters['dataTableId']) {
			parameters['dataTableId'] = { __rl: true, mode: 'id', value: table };
		}
	};

	const { run } = await importExample(world, 'open-tasks-to-sheet', [], inTable);
	await run('Start');
	await run('Start');

	const rows = await world.n8n.dataTableRows(table);
	expect(new Set(rows.map(({ taskId }) => taskId))).toEqual(new Set(ids(tasks.slice(0, 2))));
	expect(rows).toHaveLength(2);
	expect(rows.find(({ taskId }) => taskId === tasks[0]!._id)).toMatchObject({
		...{ assignee: 'Sales One', dueDate: '2030-01-15 09:30', priority: 'high', title: 'Call' },
		...{ message: 'Ask who decides', status: 'in lemlist' },
	});

	const back = await importExample(world, 'sheet-to-updates', [], inTable);
	expect((await back.run('Start')).items('Update tasks')).toEqual([]);
	await world.n8n.changeDataTable(table, 'taskId', tasks[0]!._id, { title: 'New', status: '' });
	await back.run('Start');
	expect(tasksNow()).toEqual([{ ...tasks[0]!, title: 'New' }, ...tasks.slice(1)]);
});

it('reply-closes-tasks: ignores the open tasks of the contact who wrote the pinned mail', async () => {
	const contactId = 'ctc_contact0000000003';
	const tasks = fill([
		{ contactId },
		{ contactId, status: 'completed', completedAt: '2026-01-15T09:30:00.000Z' },
		{ contactId: 'ctc_contact0000000004' },
		{ contactId },
	]);

	const { run } = await importExample(world, 'reply-closes-tasks');
	const { items } = await run('New mail');

	expect(items('Ignore').map(({ status }) => status)).toEqual(['ignored', 'ignored']);
	expect(tasksNow().map(({ status }) => status)).toEqual([
		...['ignored', 'completed', 'pending', 'ignored'],
	]);
	expect(tasksNow()[2]).toEqual(tasks[2]);
});

it.each([
	['somebody who is not in lemlist', { from: 'nobody@example.com', metadata: {} }],
	[
		'an automatic reply',
		{ from: 'lead@company-3.example.com', metadata: { 'auto-submitted': 'auto-replied' } },
	],
])('reply-closes-tasks: leaves all tasks alone after a mail of %s', async (_, mail) => {
	const tasks = fill([{ contactId: 'ctc_contact0000000003' }]);
	const workflow = await exampleWorkflow('reply-closes-tasks', world.credential);
	workflow.pinData = { 'New mail': [{ json: mail }] };
	const workflowId = await world.n8n.createWorkflow(workflow);

	await world.n8n.runWorkflow(workflowId, 'New mail');

	const [execution] = await world.n8n.finishedExecutions(workflowId, 1);
	expect(execution!.data.resultData.error).toBeUndefined();
	expect(tasksNow()).toEqual(tasks);
});

it('reply-closes-tasks: fails if lemlist rejects the search', async () => {
	fill([{}]);
	const wrong = await world.n8n.createCredential({
		name: 'Wrong key',
		type: 'lemlistTasksApi',
		data: { apiKey: 'wrong', baseUrl: world.sandbox.url },
	});
	const { run } = await importExample({ ...world, credential: wrong }, 'reply-closes-tasks');

	// As n8n stores it, the error is no instance of Error.
	await expect(run('New mail')).rejects.toMatchObject({
		message: expect.stringContaining('lemlist rejected the API key'),
	});
});

it('weekly-report: counts what each member did last week per campaign, once', async () => {
	const monday = DateTime.now().setZone('UTC').startOf('week').minus({ weeks: 1 });
	const done = (days: number, more: Partial<SandboxTask>) => ({
		...{ status: 'completed' as const, completedAt: monday.plus({ days }).toISO()! },
		...{ userId: salesOne, campaignId: 'cam_campaign000000001', campaignName: 'Spring outreach' },
		...more,
	});
	const tasks = fill([
		done(0, { type: 'phone' }),
		done(6.9, { type: 'email' }),
		done(3, { type: 'phone', userId: salesTwo }),
		done(3, { type: 'manual' }),
		done(-0.1, {}),
		done(7, {}),
		{ userId: salesOne },
	]);
	const ofNone = without(tasks[3]!, 'campaignId', 'campaignName', 'leadId');
	world.sandbox.tasks.set(ofNone._id, ofNone);
	const columns = ['week', 'rep', 'campaign'];
	const numbers = ['done', 'calls'];
	const table = await world.n8n.createDataTable('lemlist weekly report', columns, [], numbers);

	const { run } = await importExample(world, 'weekly-report', [], choosing(table));
	await run('Every Monday at 7');
	await run('Every Monday at 7');

	const rows = await world.n8n.dataTableRows(table);
	const week = monday.toISODate();
	expect(new Set(rows.map((row) => [...columns, ...numbers].map((name) => row[name])))).toEqual(
		new Set([
			[week, 'Sales One', 'Spring outreach', 2, 1],
			[week, 'Sales Two', 'Spring outreach', 1, 1],
			[week, 'Sales One', 'No campaign', 1, 0],
		]),
	);
	expect(rows).toHaveLength(3);
});

it('reassign-when-somebody-leaves: changes nothing at first, then deals out all open tasks', async () => {
	const tasks = fill([
		{ userId: salesOne },
		{ userId: salesTwo },
		{ userId: salesOne },
		{ userId: salesOne, status: 'completed', completedAt: '2026-01-15T09:30:00.000Z' },
		{ userId: salesOne },
	]);
	const name = 'reassign-when-somebody-leaves';

	const dry = await (await importExample(world, name)).run('Start');

	const takeOver = [salesTwo, 'usr_SalesThree0000000', salesTwo];
	expect(dry.items('Reassign').map(({ assignedTo }) => assignedTo)).toEqual(takeOver);
	expect(tasksNow()).toEqual(tasks);

	const { run } = await importExample(world, name, [], (node) => {
		if (node.name === 'Reassign') node.parameters['options'] = {};
	});
	const { items } = await run('Start');

	expect(items('Reassign', 1)).toEqual([]);
	const others = tasksNow().filter(({ userId }) => userId !== salesOne);
	expect(ids(others).sort()).toEqual(ids([0, 1, 2, 4].map((index) => tasks[index]!)).sort());
	expect(others.filter(({ userId }) => userId === salesTwo)).toHaveLength(3);
	expect(tasksNow()[3]).toEqual(tasks[3]);
});

it('deal-to-call-task: creates a call for the owner of a deal that moved to the stage', async () => {
	const tasks = fill([{}]);
	const path = 'crm-deal-changed';
	const httpHeaderAuth = await world.n8n.createCredential({
		name: 'CRM',
		type: 'httpHeaderAuth',
		data: { name: 'X-CRM', value: 'secret' },
	});
	const { workflowId } = await importExample(world, 'deal-to-call-task', [], (node) => {
		if (node.name === 'Deal changed') node.credentials = { httpHeaderAuth };
	});
	await world.n8n.publishWorkflow(workflowId, path);
	const deal = {
		...{ dealName: 'Annual plan', contactName: 'Lead 3', ownerEmail: 'sales.two@example.com' },
		contactEmail: 'lead@company-3.example.com',
	};

	const ofCrm = { 'X-CRM': 'secret' };
	const moved = { ...deal, stage: 'demo booked' };
	await expect(world.n8n.callWebhook(path, moved)).rejects.toThrow('403');
	await world.n8n.callWebhook(path, { ...deal, stage: 'Lost' }, ofCrm);
	await world.n8n.callWebhook(path, moved, ofCrm);
	await world.n8n.finishedExecutions(workflowId, 2);

	const [, created, ...others] = tasksNow();
	expect(others).toEqual([]);
	expect(created).toMatchObject({
		...{ contactId: 'ctc_contact0000000003', type: 'phone', userId: salesTwo, priority: 2 },
		title: 'Call Lead 3 about Annual plan',
		content: expect.stringContaining('Annual plan moved to demo booked'),
	});
	expect(tasksNow()[0]).toEqual(tasks[0]);
	const now = DateTime.now().setZone('UTC');
	const due = DateTime.fromISO(created!.dueDate).setZone('UTC');
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
