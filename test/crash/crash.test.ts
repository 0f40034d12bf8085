// What n8n reports of a run that was crashed, and what lemlist has of it. Which of the possible ends
// n8n reports depends on its version and on timing. That the report and lemlist agree does not.
import { manyTasks, sampleContacts } from '../../sandbox';
import type { Execution } from '../../scripts/n8n/client';
import { publishRun, until, useCrashWorld, type CrashRun } from './support/crashWorld';
import { locator, outputsOf } from '../e2e/support/rowsWorkflow';

const COUNT = 200;
const MIDDLE = 60;

const world = useCrashWorld('crash-key', { tasks: manyTasks(COUNT) });

const saved = () => [...world.sandbox.tasks.values()];

/** Kills the worker that runs it, and starts another one. */
const killWorker = async (run: CrashRun) => {
	await world.queue.workers[0]!.kill('SIGKILL');
	world.sandbox.clearFaults();
	await world.queue.start();
	await run.givenUp();
};

const stopN8n = async () => {
	const { main, workers } = world.queue;
	await Promise.all([main, ...workers].map(async (part) => await part.kill('SIGTERM')));
};

/** What n8n reports as done is done, and it reports a success only if all rows are done. */
function expectTruth(execution: Execution, doneIds: string[]): void {
	const { updated, failed } = outputsOf(execution);
	// If n8n has lost an output, it may show a placeholder in its place.
	const items = updated.filter(({ json }) => json['isArtificialRecoveredEventItem'] !== true);
	const reported = items.map(({ json }) => String(json['_id']));
	expect(failed).toEqual([]);
	expect(doneIds).toEqual(expect.arrayContaining(reported));
	if (execution.status === 'success') expect(new Set(reported).size).toBe(COUNT);
}

describe('Update', () => {
	const tasks = manyTasks(COUNT);
	const newTitle = ({ _id }: { _id: string }) => `New title of ${_id}`;
	const rows = tasks.map((task) => ({ task: task._id, title: newTitle(task) }));
	const updatedIds = () =>
		saved().flatMap((task) => (task.title === newTitle(task) ? [task._id] : []));
	const untilUpdated = async (count: number) => await until(() => updatedIds().length >= count);

	beforeEach(() => world.sandbox.reset({ tasks }));

	/**
	 * Crashes a run, starts what ended, and runs the same rows again. Returns what was true between the
	 * two: n8n's report, how many tasks were updated, and with how many requests.
	 */
	async function crashAndRepeat(
		path: string,
		crash: (run: CrashRun) => Promise<void>,
	): Promise<{ status: string; count: number; requests: number }> {
		const run = await publishRun(world, path);
		await run.start(rows);
		await crash(run);
		await world.queue.start();

		const first = await run.ended(1);
		const requests = world.sandbox.requests.filter(({ admitted }) => admitted).length;
		const count = updatedIds().length;
		expectTruth(first, updatedIds());

		await run.start(rows);
		const second = await run.ended(2);
		expect(second.status).toBe('success');
		expectTruth(second, updatedIds());
		expect(saved()).toEqual(tasks.map((task) => ({ ...task, title: newTitle(task) })));
		return { status: first.status, count, requests };
	}

	it('is not run again by n8n if its worker is killed, and not reported as a success', async () => {
		const { status, count, requests } = await crashAndRepeat('worker-killed', async (run) => {
			await untilUpdated(MIDDLE);
			await killWorker(run);
		});

		expect(status).not.toBe('success');
		expect(count).toBeLessThan(COUNT);
		expect(requests).toBe(count);
	});

	it('is reported correctly if n8n is stopped and has time to finish it', async () => {
		await crashAndRepeat('stopped-late', async () => {
			await untilUpdated(COUNT - MIDDLE);
			await stopN8n();
		});
	});

	it('is reported correctly if n8n is stopped and has no time to finish it', async () => {
		await crashAndRepeat('stopped-early', async () => {
			await untilUpdated(MIDDLE / 2);
			await stopN8n();
		});
	});

	it('is reported correctly if Redis is restarted', async () => {
		await crashAndRepeat('redis-restarted', async () => {
			await untilUpdated(MIDDLE);
			await world.queue.redis.kill('SIGTERM');
		});
	});

	it('is reported correctly if PostgreSQL is restarted', async () => {
		await crashAndRepeat('postgres-restarted', async () => {
			await untilUpdated(MIDDLE);
			await world.queue.postgres.kill('SIGINT');
		});
	});

	it('is reported correctly after a restart of n8n if PostgreSQL is away when the run ends', async () => {
		await crashAndRepeat('postgres-away', async () => {
			await untilUpdated(MIDDLE);
			await world.queue.postgres.kill('SIGINT');
			await untilUpdated(COUNT);
			await world.queue.start();
			await stopN8n();
		});
	});
});

describe('Create', () => {
	const rows = Array.from({ length: COUNT }, (_, index) => ({ title: `Call ${index + 1}` }));
	const create = {
		resource: 'task',
		operation: 'create',
		recordId: sampleContacts[0]!._id,
		type: 'phone',
		assignedTo: locator('usr_SalesOne000000000'),
		dueDate: '2026-12-01',
		title: '={{ $json.title }}',
	};
	const titles = () => saved().map(({ title }) => title);

	it('is not run again by n8n if its worker is killed, and the rows that lemlist lacks complete it', async () => {
		world.sandbox.reset({ tasks: [] });
		const run = await publishRun(world, 'create-killed', create);
		await run.start(rows);
		await until(() => saved().length >= MIDDLE);
		await killWorker(run);
		const first = await run.ended(1);

		expect(first.status).not.toBe('success');
		expectTruth(first, [...world.sandbox.tasks.keys()]);
		expect(saved().length).toBeLessThan(COUNT);
		expect(new Set(titles()).size).toBe(saved().length);

		const created = new Set(titles());
		await run.start(rows.filter(({ title }) => !created.has(title)));
		const second = await run.ended(2);

		expect(second.status).toBe('success');
		expect(titles().sort()).toEqual(rows.map(({ title }) => title).sort());
	});
});

describe('Ignore', () => {
	const tasks = manyTasks(COUNT);
	const rows = tasks.map(({ _id }) => ({ task: _id }));
	const ignore = {
		resource: 'task',
		operation: 'ignore',
		taskId: locator('={{ $json.task }}'),
	};
	const ignoredIds = () =>
		saved().flatMap(({ _id, status }) => (status === 'ignored' ? [_id] : []));

	it('is not reported as a success if its worker is killed, and a second run completes it', async () => {
		world.sandbox.reset({ tasks });
		let requests = 0;
		const hanging = world.sandbox.fault({
			path: '/tasks/ignore',
			answer: { hangMs: 3_600_000 },
			when: () => ++requests > 1,
		});
		const run = await publishRun(world, 'ignore-killed', ignore);
		await run.start(rows);
		await until(() => ignoredIds().length > 0 && hanging.hits > 0);
		await killWorker(run);
		const first = await run.ended(1);

		expect(first.status).not.toBe('success');
		expectTruth(first, ignoredIds());
		expect(ignoredIds().length).toBeLessThan(COUNT);

		await run.start(rows);
		expectTruth(await run.ended(2), ignoredIds());
		expect(ignoredIds()).toHaveLength(COUNT);
	});
});
