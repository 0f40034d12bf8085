import { setTimeout as wait } from 'node:timers/promises';
import { manyTasks } from '../../sandbox';
import { startWorld } from './support/world';

/** Longer than a window of the rate limit: who still waited for leave to send would have got it. */
const A_WINDOW_MS = 2_200;

const tasks = manyTasks(12);
const rows = tasks.map(({ _id }) => ({ task: _id, title: 'New title' }));

/** Cancels once the server has seen so many requests. */
async function runAndCancel(
	{ sandbox, run }: Awaited<ReturnType<typeof startWorld>>,
	seen: number,
	options: { maxRequests?: number } = {},
) {
	let cancel = () => {};
	const running = run(rows, {
		options,
		onError: 'continueErrorOutput',
		onStart: (execution) => (cancel = execution.cancel),
	});
	while (sandbox.requests.length < seen) await wait(5);
	cancel();
	return await running;
}

it('sends nothing more once the execution is cancelled', async () => {
	const world = await startWorld({ tasks });

	const { run: record } = await runAndCancel(world, 4, { maxRequests: 4 });

	expect(record.status).toBe('canceled');
	expect(world.sandbox.requests).toHaveLength(4);
	await wait(A_WINDOW_MS);
	expect(world.sandbox.requests).toHaveLength(4);
});

it('ends at once what is under way, and tries none of it again', async () => {
	const world = await startWorld({ tasks });
	const { sandbox } = world;
	sandbox.fault({ answer: { hangMs: 10 * 60_000 } });

	const { run: record, refused } = await runAndCancel(world, rows.length);

	expect(record.status).toBe('canceled');
	expect(refused).toEqual([]);
	await wait(A_WINDOW_MS);
	expect(sandbox.requests).toHaveLength(rows.length);
	expect(sandbox.requests.filter(({ clientGone }) => clientGone)).toHaveLength(rows.length);
});
