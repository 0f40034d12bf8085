import { setTimeout as wait } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
import { startWorld } from './support/world';

/** Longer than a rate-limit window, so that any request still waiting would have been sent. */
const A_WINDOW_MS = 2_200;

const tasks = manyTasks(12);
const rows = tasks.map(({ _id }) => ({ task: _id, title: 'New title' }));

/** Cancels after the server has received this number of requests. */
async function runAndCancel(
	{ sandbox, run }: Awaited<ReturnType<typeof startWorld>>,
	received: number,
	options: { maxRequests?: number } = {},
	parameters?: INodeParameters,
) {
	let cancel = () => {};
	const running = run(rows, {
		options,
		...(parameters && { parameters }),
		onError: 'continueErrorOutput',
		onStart: (execution) => (cancel = execution.cancel),
	});
	while (sandbox.requests.length < received) await wait(5);
	cancel();
	return await running;
}

it('sends nothing more after the execution is cancelled', async () => {
	const world = await startWorld({ tasks });

	const { run: record } = await runAndCancel(world, 4, { maxRequests: 4 });

	expect(record.status).toBe('canceled');
	expect(world.sandbox.requests).toHaveLength(4);
	await wait(A_WINDOW_MS);
	expect(world.sandbox.requests).toHaveLength(4);
});

it('awaits what is under way, reports it, and tries none of it again', async () => {
	const world = await startWorld({ tasks });
	const { sandbox } = world;
	sandbox.fault({ answer: { hangMs: 500 } });

	const { run: record, updated, hints } = await runAndCancel(world, rows.length);

	expect(record.status).toBe('canceled');
	expect(sandbox.requests).toHaveLength(rows.length);
	expect(updated).toHaveLength(rows.length);
	expect(hints[0]).toContain('12 of 12 tasks updated.');
});

it('reports as many tasks created as the server created', async () => {
	const world = await startWorld({ tasks: [] });
	const { sandbox } = world;
	sandbox.fault({ answer: { hangMs: 300 } });
	const create = {
		...{ resource: 'task', operation: 'create', recordId: 'ctc_contact0000000001' },
		...{ type: 'manual', dueDate: '2026-03-15', additionalFields: {} },
		assignedTo: { __rl: true as const, mode: 'id', value: 'usr_SalesOne000000000' },
	};

	const { updated, failed, hints } = await runAndCancel(world, 5, { maxRequests: 8 }, create);

	expect(sandbox.tasks.size).toBe(8);
	expect(updated).toHaveLength(sandbox.tasks.size);
	expect(failed).toEqual([]);
	expect(hints[0]).toContain(`${sandbox.tasks.size} of 12 tasks created.`);
	expect(hints[0]).toContain(`Not sent: ${12 - sandbox.tasks.size}.`);
});
