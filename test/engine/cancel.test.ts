import { setTimeout as wait } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
import { maxAfter } from '../../sandbox/requestLog';
import { locator } from './support/workflow';
import type { World } from './support/world';
import { startWorld } from './support/world';

/** Longer than a rate-limit window, so that any request still waiting would have been sent. */
const A_WINDOW_MS = 2_200;

const tasks = manyTasks(40);
const rows = tasks.map(({ _id }) => ({ task: _id, title: 'New title' }));

/** The setup of a run that is cancelled. */
interface Setup {
	rows: Array<{ task: string; title: string }>;
	/** Number of requests after which it is cancelled. */
	received: number;
	maxRequests?: number;
	/** Default: those of Update. */
	parameters?: INodeParameters;
}

/**
 * Runs rows and cancels the run. `max` is the max number of requests sent by then: those of one
 * window, or more if the machine took longer than a window.
 */
async function runAndCancel(
	{ sandbox, run }: World,
	{ rows, received, maxRequests = 20, parameters }: Setup,
) {
	const startMs = sandbox.now();
	let cancel = () => {};
	const running = run(rows, {
		options: { maxRequests },
		...(parameters && { parameters }),
		onError: 'continueErrorOutput',
		onStart: (execution) => (cancel = execution.cancel),
	});
	while (sandbox.requests.length < received) await wait(5);
	cancel();
	const max = maxAfter(sandbox.now() - startMs, maxRequests, 2_000);
	return { max, ...(await running) };
}

it('sends nothing more after the execution is cancelled', async () => {
	const world = await startWorld({ tasks });
	const { sandbox } = world;

	const { run: record, max } = await runAndCancel(world, { rows, received: 4, maxRequests: 4 });

	expect(record.status).toBe('canceled');
	await wait(A_WINDOW_MS);
	expect(sandbox.requests.length).toBeLessThanOrEqual(max);
	expect(sandbox.requests.length).toBeLessThan(rows.length);
});

it('awaits and reports pending requests, without retries', async () => {
	const world = await startWorld({ tasks });
	const { sandbox } = world;
	sandbox.fault({ answer: { hangMs: 500 } });
	const some = rows.slice(0, 12);

	const ran = await runAndCancel(world, { rows: some, received: some.length });

	expect(ran.run.status).toBe('canceled');
	expect(sandbox.requests).toHaveLength(some.length);
	expect(ran.updated).toHaveLength(some.length);
	expect(ran.hints[0]).toContain('12 updated.');
});

it('reports the same number of created tasks as the server', async () => {
	const world = await startWorld({ tasks: [] });
	const { sandbox } = world;
	sandbox.fault({ answer: { hangMs: 300 } });
	const parameters: INodeParameters = {
		resource: 'task',
		operation: 'create',
		recordId: 'ctc_contact0000000001',
		type: 'manual',
		dueDate: '2026-03-15',
		additionalFields: {},
		assignedTo: locator('usr_SalesOne000000000'),
	};

	const { updated, failed, hints } = await runAndCancel(world, {
		rows,
		received: 5,
		maxRequests: 8,
		parameters,
	});

	const created = sandbox.tasks.size;
	expect(created).toBeLessThan(rows.length);
	expect(updated).toHaveLength(created);
	expect(failed).toEqual([]);
	expect(hints[0]).toContain(`${created} created, ${40 - created} not sent.`);
});
