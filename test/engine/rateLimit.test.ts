import type { RequestRecord } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import { startWorld } from './support/world';

const admitted = (requests: RequestRecord[]) => requests.filter((request) => request.admitted);

it('updates 60 tasks at 20 per 2 seconds', async () => {
	const tasks = manyTasks(60);
	const { sandbox, run } = await startWorld({ tasks });
	const startMs = sandbox.now();

	const { updated, hints } = await run(tasks.map(({ _id }) => ({ task: _id, title: 'New title' })));

	expect(updated.map(({ json }) => json['_id'])).toEqual(tasks.map(({ _id }) => _id));
	expect([...sandbox.tasks.values()]).toEqual(
		tasks.map((task) => ({ ...task, title: 'New title' })),
	);
	expect(admitted(sandbox.requests).map(({ status }) => status)).toEqual(Array(60).fill(200));
	expect(sandbox.tooSoon(startMs)).toEqual([]);
	// What for depends on the machine: on a slow one, late replies look like those of others on the key.
	expect(hints[0]).toMatch(/^60 updated\. Waited \d+ s for /);
});

it('shares the limit between executions with the same key', async () => {
	const tasks = manyTasks(30);
	const { sandbox, run } = await startWorld({ tasks });
	const startMs = sandbox.now();
	const runs = [0, 10, 20].map((from) =>
		run(tasks.slice(from, from + 10).map(({ _id }) => ({ task: _id, title: 'New title' }))),
	);

	const outputs = await Promise.all(runs);

	expect(outputs.map(({ updated }) => updated.length)).toEqual([10, 10, 10]);
	expect(admitted(sandbox.requests).map(({ status }) => status)).toEqual(Array(30).fill(200));
	expect(sandbox.tooSoon(startMs)).toEqual([]);
});
