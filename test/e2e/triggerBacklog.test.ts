// A workflow that was off while 5,000 tasks were done, in a real n8n: too many for the poll with which it is
// published again. n8n polls at most once a minute.
import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import type { Workflow } from '../../scripts/n8n/client';
import type { World } from './support/world';
import { startWorld } from './support/world';

const EVENTS = 5_000;
/** A page of 100 tasks each: too slow for 5,000 in the 30 s of the poll with which n8n publishes a workflow. */
const LATENCY = { minMs: 700, maxMs: 700 };

let world: World;
beforeAll(async () => {
	world = await startWorld('backlog-key', { tasks: openTasks() });
});
afterAll(async () => await world?.sandbox.close());

const openTasks = () =>
	manyTasks(EVENTS).map((task) => {
		const open = { ...task, status: 'pending' as const };
		delete open.completedAt;
		return open;
	});

const workflow = (): Workflow => ({
	name: 'Backlog',
	settings: { executionOrder: 'v1' },
	nodes: [
		{
			...{ id: 'trigger', name: 'Trigger', typeVersion: 1, position: [0, 0] },
			type: 'n8n-nodes-lemlist-tasks.lemlistTasksTrigger',
			parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, event: 'taskDone' },
			credentials: { lemlistTasksApi: world.credential },
		},
	],
	connections: {},
});

/** All tasks are done one after the other, until now. */
function completeAll({ tasks }: Sandbox, since: number): void {
	const everyMs = (Date.now() - since) / EVENTS;
	[...tasks.values()].forEach((task, index) => {
		const completedAt = new Date(since + Math.ceil((index + 1) * everyMs)).toISOString();
		tasks.set(task._id, { ...task, status: 'completed', completedAt });
	});
}

/** The IDs that came, execution by execution. */
async function cameTo(workflowId: string): Promise<unknown[][]> {
	const executions = await world.n8n.finishedExecutions(workflowId, 0);
	return executions.map(({ data }) => {
		if (data.resultData.error) throw data.resultData.error;
		const items = data.resultData.runData['Trigger']?.[0]?.data?.['main']?.[0] ?? [];
		return items.map(({ json }) => json['_id']);
	});
}

it('outputs each of them once, over some polls', async () => {
	const { n8n, sandbox } = world;
	const id = await n8n.createWorkflow(workflow());
	await n8n.publishPolling(id);
	while (sandbox.requests.length === 0) await wait(50);
	await wait(1_000);
	await n8n.unpublish(id);
	const since = Date.now();
	await wait(6_000);
	completeAll(sandbox, since);
	sandbox.configure({ latency: LATENCY });

	await n8n.publishPolling(id);
	let came = await cameTo(id);
	while (came.flat().length < EVENTS) {
		await wait(5_000);
		came = await cameTo(id);
	}
	await n8n.unpublish(id);

	expect(came.flat().sort()).toEqual([...sandbox.tasks.keys()].sort());
	expect(came.length).toBeGreaterThan(1);
});
