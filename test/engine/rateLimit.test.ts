import { manyTasks } from '../../sandbox';
import { startWorld } from './support/world';

/**
 * Shorter than lemlist's, since client and server share this process and a request may arrive much
 * later than it was sent. `npm run test:e2e` uses the full 2 seconds.
 */
const windowMs = 1_500;

it('updates 60 tasks at 20 per 2 seconds, without a 429', async () => {
	const tasks = manyTasks(60);
	const { sandbox, run } = await startWorld({ tasks, windowMs });

	const { updated, hints } = await run(tasks.map(({ _id }) => ({ task: _id, title: 'New title' })));

	expect(updated.map(({ json }) => json['_id'])).toEqual(tasks.map(({ _id }) => _id));
	expect([...sandbox.tasks.values()]).toEqual(
		tasks.map((task) => ({ ...task, title: 'New title' })),
	);
	expect(sandbox.requests.map(({ status }) => status)).toEqual(Array(60).fill(200));
	expect(sandbox.maxInAnyWindow()).toBe(20);
	expect(hints[0]).toMatch(/^60 of 60 tasks updated\. Waited \d+ s for lemlist's rate limit\.$/);
});

it('shares the limit between executions with the same key', async () => {
	const tasks = manyTasks(30);
	const { sandbox, run } = await startWorld({ tasks, windowMs });
	const runs = [0, 10, 20].map((from) =>
		run(tasks.slice(from, from + 10).map(({ _id }) => ({ task: _id, title: 'New title' }))),
	);

	const outputs = await Promise.all(runs);

	expect(outputs.map(({ updated }) => updated.length)).toEqual([10, 10, 10]);
	expect(sandbox.requests.map(({ status }) => status)).toEqual(Array(30).fill(200));
	expect(sandbox.maxInAnyWindow()).toBeLessThanOrEqual(20);
});
