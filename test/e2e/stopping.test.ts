import { setTimeout as wait } from 'node:timers/promises';
import { manyTasks } from '../../sandbox';
import { maxAfter } from '../../sandbox/requestLog';
import { publishRowsWorkflow, type Row } from './support/rowsWorkflow';
import { startWorld, type World } from './support/world';

/** Long enough for two more bursts at the rate limit. */
const TWO_WINDOWS_MS = 4_500;

/** More than a busy machine can process before the stop takes effect. */
const COUNT = 1_000;

const tasks = manyTasks(COUNT);
const rows: Row[] = tasks.map(({ _id }) => ({ task: _id, title: 'New title' }));

let world: World;
beforeAll(async () => {
	world = await startWorld('stopping-key', { tasks });
});
beforeEach(() => world.sandbox.reset());
afterAll(async () => await world.sandbox.close());

const countUpdated = () =>
	[...world.sandbox.tasks.values()].filter(({ title }) => title === 'New title').length;

/** Waits until there are no more requests. If the run does not stop, it sends all rows by then. */
const noMoreRequests = async () => {
	let count: number;
	do {
		count = world.sandbox.requests.length;
		await wait(TWO_WINDOWS_MS);
	} while (world.sandbox.requests.length > count);
};

it('stops at the first failure if On Error is Stop Workflow, and reports the item', async () => {
	const withUnknownTask = [...rows];
	withUnknownTask[30] = { task: 'opp_unknown0000000000', title: 'New title' };
	const { workflowId, start } = await publishRowsWorkflow(world, 'stop-on-error', 'stopWorkflow');
	await start(withUnknownTask);
	const [execution] = await world.n8n.finishedExecutions(workflowId);
	await noMoreRequests();
	const error = execution!.data.resultData.error;

	expect(execution!.status).toBe('error');
	expect(error?.message).toMatch(
		/^Row 31 \(item 30\): lemlist found no task with the ID "opp_unknown/,
	);
	expect(error?.description).toContain('400 Bad team');
	expect(error?.message).toContain(`${countUpdated()} updated, 1 rejected, `);
	expect(world.sandbox.requests.length).toBeLessThan(COUNT);
});

it('sends nothing more after its execution is cancelled', async () => {
	const { workflowId, start } = await publishRowsWorkflow(world, 'cancel', 'continueErrorOutput');
	const startMs = world.sandbox.now();
	await start(rows);
	while (countUpdated() < 30) await wait(50);
	const [running] = await world.n8n.runningExecutions(workflowId);
	await world.n8n.stopExecution(running!);
	const max = maxAfter(world.sandbox.now() - startMs, 20, 2_000);
	const [execution] = await world.n8n.finishedExecutions(workflowId);
	await noMoreRequests();

	expect(execution!.status).toBe('canceled');
	expect(world.sandbox.requests.length).toBeLessThanOrEqual(max);
	expect(world.sandbox.requests.length).toBeLessThan(COUNT);
});
