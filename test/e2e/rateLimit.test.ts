import { manyTasks } from '../../sandbox';
import { outputsOf, publishRowsWorkflow, type Row } from './support/rowsWorkflow';
import { startWorld, type World } from './support/world';

const tasks = manyTasks(200);
const rows: Row[] = tasks.map(({ _id }) => ({ task: _id, title: `New title of ${_id}` }));

let world: World;
beforeAll(async () => {
	world = await startWorld('rate-limit-key', { tasks });
});
beforeEach(() => world.sandbox.reset());
afterAll(async () => await world.sandbox.close());

it.each([1, 4])('loses none of 200 updates in %i concurrent executions', async (count) => {
	const path = `limit-${count}`;
	const { workflowId, start } = await publishRowsWorkflow(world, path, 'continueErrorOutput');
	const share = rows.length / count;
	const startMs = world.sandbox.now();
	for (let from = 0; from < rows.length; from += share) await start(rows.slice(from, from + share));
	const outputs = (await world.n8n.finishedExecutions(workflowId, count)).map(outputsOf);

	expect(outputs.flatMap(({ failed }) => failed)).toEqual([]);
	expect(outputs.flatMap(({ updated }) => updated)).toHaveLength(rows.length);
	expect([...world.sandbox.tasks.values()]).toEqual(
		tasks.map((task) => ({ ...task, title: `New title of ${task._id}` })),
	);
	expect(world.sandbox.tooSoon(startMs)).toEqual([]);
});
