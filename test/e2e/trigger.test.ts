// The trigger in published workflows of a real n8n, which is restarted in the middle. n8n polls at most
// once a minute; publishing polls as well.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { SandboxTask } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import type { Workflow } from '../../scripts/n8n/client';
import { N8nClient } from '../../scripts/n8n/client';
import { installPackageInto } from '../../scripts/n8n/communityPackage';
import { exampleWorkflow } from '../../scripts/n8n/exampleWorkflow';
import { installN8n } from '../../scripts/n8n/install';
import type { N8nServer } from '../../scripts/n8n/server';
import { startServer } from '../../scripts/n8n/server';
import { chosenN8nVersion } from '../../scripts/n8n/versions';
import { call, patch } from '../unit/sandbox/client';
import type { ScriptedModel } from './support/scriptedModel';
import { startScriptedModel } from './support/scriptedModel';
import type { World } from './support/world';
import { startWorld } from './support/world';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const salesOne = 'usr_SalesOne000000000';

let folder: string;
let server: N8nServer;
let model: ScriptedModel;
let world: World;
const start = async () =>
	await startServer(await installN8n(chosenN8nVersion(), console.log), folder);
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-trigger-'));
	await installPackageInto(folder);
	server = await start();
	model = await startScriptedModel();
	world = await startWorld('trigger-key', {}, server.url);
});
afterAll(async () => {
	await server?.stop();
	await world?.sandbox.close();
	await model?.close();
	await rm(folder, { recursive: true });
});

/** Open phone tasks that are due in a week. */
const openTasks = (count: number): SandboxTask[] =>
	manyTasks(count).map((task) => {
		const open: SandboxTask = { ...task, status: 'pending', type: 'phone', userId: salesOne };
		delete open.completedAt;
		return { ...open, dueDate: inMs(7 * DAY), title: `Call ${task._id}` };
	});

/** A workflow with the trigger alone. */
const workflowOn = (parameters: INodeParameters): Workflow => ({
	name: String(parameters['event']),
	settings: { executionOrder: 'v1' },
	nodes: [
		{
			...{ id: 'trigger', name: 'Trigger', typeVersion: 1, position: [0, 0] },
			type: 'n8n-nodes-lemlist-tasks.lemlistTasksTrigger',
			parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
			credentials: { lemlistTasksApi: world.credential },
		},
	],
	connections: {},
});

/** An example that polls every minute, without the nodes that need an account elsewhere. */
async function example(name: string, disabled: string[] = []): Promise<Workflow> {
	const openAi = await world.n8n.createCredential({
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'any', url: model.url },
	});
	const workflow = await exampleWorkflow(name, world.credential);
	for (const node of workflow.nodes) {
		if (disabled.includes(node.name)) node.disabled = true;
		if (node.parameters['pollTimes']) {
			node.parameters['pollTimes'] = { item: [{ mode: 'everyMinute' }] };
		}
		if (node.type.endsWith('.lmChatOpenAi')) node.credentials = { openAiApi: openAi };
	}
	return workflow;
}

/** The items of a node in all executions of a workflow. */
async function itemsOf(workflowId: string, node = 'Trigger'): Promise<IDataObject[]> {
	const executions = await world.n8n.finishedExecutions(workflowId, 0);
	for (const { data } of executions) if (data.resultData.error) throw data.resultData.error;
	return executions
		.flatMap(({ data }) => data.resultData.runData[node]?.[0]?.data?.['main']?.[0] ?? [])
		.map(({ json }) => json);
}

/** Waits until as many items are there, and returns those of their IDs. */
async function idsOf(workflowId: string, count: number): Promise<unknown[]> {
	let items = await itemsOf(workflowId);
	while (items.length < count) {
		await wait(1_000);
		items = await itemsOf(workflowId);
	}
	return items.map(({ _id }) => _id).sort();
}

/** Publishes workflows, and waits until each has polled for the first time. */
async function publish(workflowIds: string[]): Promise<void> {
	const { requests } = world.sandbox;
	for (const id of workflowIds) {
		const before = requests.length;
		await world.n8n.publishPolling(id);
		while (requests.length === before) await wait(50);
	}
	await wait(1_000);
}

const change = (id: string, changes: Partial<SandboxTask>) =>
	world.sandbox.tasks.set(id, { ...world.sandbox.tasks.get(id)!, ...changes });

/** One change for each event: to five tasks from an index on, and a new one. */
async function makeEvents(from: number): Promise<Record<string, string>> {
	const { sandbox } = world;
	const [done, ignored, due, overdue] = [...sandbox.tasks.keys()].slice(from, from + 4) as [
		...[string, string, string, string],
	];
	await patch(sandbox, { id: done, done: true });
	await call(sandbox, 'POST', '/tasks/ignore', { body: { ids: [ignored] } });
	change(due, { dueDate: inMs(0) });
	change(overdue, { dueDate: inMs(-2 * DAY) });
	const created = `opp_created${String(from).padStart(10, '0')}`;
	sandbox.tasks.set(created, { ...openTasks(1)[0]!, _id: created, title: 'New' });
	return {
		...{ taskDone: done, taskIgnored: ignored, taskDue: due, taskOverdue: overdue },
		taskOpened: created,
	};
}

it('each event comes once, even while n8n restarts or a workflow is not published', async () => {
	world.sandbox.reset({ tasks: openTasks(40) });
	const ids: Record<string, string> = {};
	for (const event of ['taskDone', 'taskIgnored', 'taskDue', 'taskOverdue', 'taskOpened']) {
		const days = event === 'taskOverdue' ? { overdueDays: 2 } : {};
		ids[event] = await world.n8n.createWorkflow(workflowOn({ event, ...days }));
	}
	await publish(Object.values(ids));
	const came = async (expected: Array<Record<string, string>>) => {
		for (const [event, workflowId] of Object.entries(ids)) {
			const wanted = expected.map((each) => each[event]).sort();
			expect([event, await idsOf(workflowId, wanted.length)]).toEqual([event, wanted]);
		}
	};

	const first = await makeEvents(0);
	await came([first]);

	await server.stop();
	const second = await makeEvents(10);
	server = await start();
	world.n8n = await N8nClient.signIn(server.url);
	await came([first, second]);

	for (const id of Object.values(ids)) await world.n8n.unpublish(id);
	const third = await makeEvents(20);
	await publish(Object.values(ids));
	await came([first, second, third]);

	// Another poll of each reads the same windows again.
	const before = world.sandbox.requests.length;
	while (world.sandbox.requests.length < before + 5) await wait(1_000);
	await wait(3_000);
	await came([first, second, third]);
	for (const id of Object.values(ids)) await world.n8n.unpublish(id);
});

it('the examples do their work when n8n polls', async () => {
	world.sandbox.reset({ tasks: openTasks(6) });
	const [done, due, alsoDue, overdue] = [...world.sandbox.tasks.keys()];
	model.plays([
		{ tool: 'Set_the_due_date', args: { dueDate: '2027-01-04T09:00' } },
		'It is due on 4 January.',
	]);
	const names = {
		crm: await example('done-call-to-crm', ['Add to the CRM']),
		chat: await example('due-tasks-to-chat', ['Send to Slack']),
		agent: await example('overdue-tasks-to-agent'),
	};
	const ids: Record<string, string> = {};
	for (const [key, workflow] of Object.entries(names)) {
		ids[key] = await world.n8n.createWorkflow(workflow);
	}
	await publish(Object.values(ids));

	await patch(world.sandbox, { id: done, done: true });
	for (const id of [due!, alsoDue!]) {
		change(id, { dueDate: inMs(0), leadFirstName: 'Anna', leadCompanyName: 'Example & Sons' });
	}
	change(overdue!, { dueDate: inMs(-2 * DAY), title: 'Call about the offer' });
	for (const id of Object.values(ids)) await world.n8n.finishedExecutions(id);

	expect(await itemsOf(ids['crm']!, 'Add to the CRM')).toEqual([
		expect.objectContaining({
			...{ callId: done, doneBy: 'Sales One', note: expect.stringContaining(`Call ${done}`) },
			doneAt: world.sandbox.tasks.get(done!)!.completedAt,
		}),
	]);
	const [message, ...more] = await itemsOf(ids['chat']!, 'Send to Slack');
	expect(more).toEqual([]);
	expect(message).toMatchObject({ channel: '#sales-one' });
	expect(String(message!['text']).split('\n')).toEqual([
		'Sales One, 2 tasks are due:',
		...[due, alsoDue].map(
			(id) =>
				expect.stringMatching(
					`^• Call ${id} · Anna .*Example &amp; Sons · \\d\\d:\\d\\d$`,
				) as string,
		),
	]);
	expect(await itemsOf(ids['agent']!, 'AI Agent')).toEqual([{ output: 'It is due on 4 January.' }]);
	expect(world.sandbox.tasks.get(overdue!)?.dueDate).toBe('2027-01-04T09:00:00.000Z');
	expect(model.asked[0]?.messages.at(-1)?.content).toContain('Call about the offer');
	for (const id of Object.values(ids)) await world.n8n.unpublish(id);
});

it('publishing fails for a refused key, an unknown person or a missing version 2 of the list', async () => {
	const failing = async (parameters: INodeParameters, credential = world.credential) => {
		const workflow = workflowOn(parameters);
		workflow.nodes[0]!.credentials = { lemlistTasksApi: credential };
		const id = await world.n8n.createWorkflow(workflow);
		return await world.n8n.failedPublishing(id);
	};
	const refused = await world.n8n.createCredential({
		name: 'Refused',
		type: 'lemlistTasksApi',
		data: { apiKey: 'no-such-key', baseUrl: world.sandbox.url },
	});
	const assignedTo = { __rl: true, mode: 'email', value: 'nobody@example.com' };

	expect(await failing({ event: 'taskDone' }, refused)).toContain('lemlist rejected the API key');
	expect(await failing({ event: 'taskDue', filters: { assignedTo } })).toContain(
		'nobody@example.com',
	);
	world.sandbox.configure({ hasV2: false });
	expect(await failing({ event: 'taskDone' })).toContain('this trigger needs it');
});
