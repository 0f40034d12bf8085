// One row of a run: what becomes of what its operation reads, does and throws.
import { setImmediate } from 'node:timers/promises';
import { StoppedError } from '../../../../nodes/lemlist/errors/lemlistError';
import { inOrder, sideBySide, Turns } from '../../../../nodes/lemlist/inOrder';
import { ENDS_IF_ALL_FAIL } from '../../../../nodes/lemlist/policy/rules';
import type { Wait } from '../../../../nodes/lemlist/pacing/waits';
import type { Item, Operation } from '../../../../nodes/LemlistTasks/operation';
import { output } from '../../../../nodes/LemlistTasks/operation';
import type { Run } from '../../../../nodes/LemlistTasks/run/row';
import { Row } from '../../../../nodes/LemlistTasks/run/row';
import { errorWith } from '../../support/error';
import type { Http } from '../../support/execution';
import { locator } from '../../support/execution';
import { reply } from '../../support/reply';
import type { Setup } from '../../support/row';
import { runOf } from '../../support/row';

const update = (taskId: string, updateFields: object = { title: 'Call' }) => ({
	...{ operation: 'update', mappingMode: 'defineBelow' },
	...{ taskId: locator(taskId), updateFields, clearFields: [] },
});
const accepting: Http = async () => reply(200, { _id: 'opp_1' });

/** The rows of a run of Update. */
async function rowsOf(updates: object[], http: Http = accepting, setup: Setup = {}) {
	const run = await runOf({ items: updates as Array<Record<string, unknown>>, http }, setup);
	return updates.map((_, index) => new Row(run, index));
}

/** A row of an operation that does this. */
async function rowDoing(own: Partial<Pick<Operation, 'read' | 'run'>>, setup: Setup = {}) {
	const run = await runOf({ items: [update('opp_1')] }, setup);
	const operation = {
		...run.operation,
		read: async () => undefined,
		run: async () => output(),
		...own,
	};
	return new Row({ ...run, operation }, 0);
}

describe('a row', () => {
	it('sends what is read from its values, and outputs the reply', async () => {
		const http = jest.fn(accepting);
		const [, row] = await rowsOf([update('opp_9'), update('opp_1')], http);
		expect(await row!.work()).toEqual({ outputs: [{ json: { _id: 'opp_1' } }] });
		expect(http.mock.calls).toEqual([
			[expect.objectContaining({ body: { id: 'opp_1', title: 'Call' } })],
		]);
	});

	it('may be read before it is sent, and is not read again then', async () => {
		const http = jest.fn(accepting);
		const read = jest.fn(async () => 'values');
		const run = jest.fn(async () => output({ done: true }));
		const row = await rowDoing({ read, run });
		expect(await row.prepare()).toBeUndefined();
		expect(http).not.toHaveBeenCalled();
		expect(run).not.toHaveBeenCalled();
		expect(await row.work()).toEqual(output({ done: true }));
		expect(read).toHaveBeenCalledTimes(1);
		expect(run).toHaveBeenCalledWith('values', row, expect.anything());
	});

	it('is run though nothing was read for it', async () => {
		const run = jest.fn(async () => output());
		await (await rowDoing({ read: async () => undefined, run })).work();
		expect(run).toHaveBeenCalledTimes(1);
	});

	it('is not run if it is rejected', async () => {
		const run = jest.fn();
		const read = async () => await Promise.reject(errorWith({ code: 'ODD', httpStatus: null }));
		expect(await (await rowDoing({ read, run })).work()).toMatchObject({
			outputs: [{ error: { code: 'ODD' } }],
		});
		expect(run).not.toHaveBeenCalled();
	});

	it('is not sent if the run was stopped', async () => {
		const stop = async () => await Promise.reject(new StoppedError());
		const run = jest.fn(stop);
		const stoppedWhileReading = await rowDoing({ read: stop, run });
		const unsent = { outputs: [{ unsentTaskId: 'opp_1' }] };
		expect(await stoppedWhileReading.prepare()).toEqual({ unsentTaskId: 'opp_1' });
		expect(await stoppedWhileReading.work()).toEqual(unsent);
		expect(run).not.toHaveBeenCalled();
		expect(await (await rowDoing({ run })).work()).toEqual(unsent);
	});
});

describe('its error', () => {
	it('has the task, and no attempt if it was rejected', async () => {
		const [row] = await rowsOf([update('opp_1', { dueDate: 'soon' })]);
		const rejected = {
			error: { code: 'INVALID_VALUE', taskId: 'opp_1', field: 'dueDate', attempts: 0 },
			isEndOfRun: false,
		};
		expect(await row!.prepare()).toMatchObject(rejected);
		expect(await row!.work()).toMatchObject({ outputs: [rejected] });
	});

	it('counts no attempt of the row for a look-up that failed', async () => {
		const fields = { assignedTo: locator('one@example.com') };
		const [row] = await rowsOf([update('opp_1', fields)], async () => reply(401));
		expect(await row!.work()).toMatchObject({
			outputs: [
				{
					error: {
						...{ code: 'API_KEY_REFUSED', attempts: 0, taskId: 'opp_1' },
						description: expect.stringContaining('after 1 try'),
					},
					isEndOfRun: true,
				},
			],
		});
	});

	it('has the attempts of the request that failed, and what the operation names', async () => {
		const [row] = await rowsOf([update('opp_1')], async () => reply(400, 'Bad team'));
		expect(await row!.work()).toMatchObject({
			outputs: [
				{
					error: { code: 'BAD_TEAM', taskId: 'opp_1', field: 'taskId', attempts: 1 },
					isEndOfRun: false,
				},
			],
		});
	});

	it("is a bug of ours if nobody threw it on purpose, with its stack in n8n's log", async () => {
		const getTimezone = () => {
			throw new TypeError('zone is not a function');
		};
		const error = jest.fn();
		const run = await runOf({ items: [update('opp_1', { dueDate: '2026-03-15' })] });
		Object.assign(run.context, { getTimezone, logger: { error } });
		expect(await new Row(run, 0).work()).toMatchObject({
			outputs: [
				{
					error: {
						message: expect.stringMatching(
							/^A bug in n8n-nodes-lemlist-tasks: TypeError: zone is not/,
						),
						...{ code: 'INTERNAL_ERROR', taskId: 'opp_1', attempts: 0 },
					},
					isEndOfRun: false,
				},
			],
		});
		expect(error).toHaveBeenCalledWith(expect.any(String), {
			stack: expect.stringContaining('row.test.ts'),
		});
	});
});

it('says which row waited for what', async () => {
	const waits: Array<[index: number, wait: Wait]> = [];
	const onWaitOf = (index: number) => (wait: Wait) => void waits.push([index, wait]);
	let failures = 1;
	const http: Http = async () => (failures-- > 0 ? reply(500) : reply(200, { _id: 'opp_1' }));
	const [, row] = await rowsOf([update('opp_0'), update('opp_1')], http, { onWaitOf });
	await row!.work();
	expect(waits).toEqual([[1, expect.objectContaining({ reason: 'backoff' })]]);
});

describe('the parts of a row', () => {
	const TASKS = ['opp_a', 'opp_b', 'opp_c', 'opp_d'].map((_id) => ({ _id }));
	type Work = Parameters<Item['each']>[1];

	/** What comes of a row whose operation works on each of some tasks. */
	async function each(work: Work, setup: Setup = {}) {
		const run: Operation['run'] = async (_, item) => await item.each(TASKS, work);
		return await (await rowDoing({ run }, setup)).work();
	}

	const failingFor =
		(id: string, error: () => Error): Work =>
		async (task) => {
			if (task['_id'] === id) throw error();
			// Those after it are not sent yet when it fails.
			await setImmediate();
			return { ...task, done: true };
		};
	const done = (_id: string) => ({ json: { _id, done: true } });

	it('are outputs in the order of their tasks', async () => {
		const last = async (task: object) => {
			const { _id } = task as { _id: string };
			await new Promise((resolve) => setTimeout(resolve, _id === 'opp_a' ? 20 : 0));
			return { _id, done: true };
		};
		expect(await each(last)).toEqual({ outputs: TASKS.map(({ _id }) => done(_id)) });
	});

	it('fail by themselves, with their own task and attempts', async () => {
		const failing = failingFor('opp_b', () => errorWith({ taskId: null, attempts: 3 }));
		expect(await each(failing)).toEqual({
			outputs: [
				done('opp_a'),
				{
					error: expect.objectContaining({ code: 'BAD_TEAM', taskId: 'opp_b', attempts: 3 }),
					isEndOfRun: false,
				},
				done('opp_c'),
				done('opp_d'),
			],
		});
	});

	it('end the run after ten in a row, if all parts of all rows fail', async () => {
		const run: Operation['run'] = async (_, item) =>
			await item.each(TASKS, async () => {
				throw errorWith({ endsRun: ENDS_IF_ALL_FAIL });
			});
		const { run: shared } = (await rowDoing({ run })) as unknown as { run: Run };
		const isEnd: boolean[] = [];
		for (let index = 0; index < 3; index++) {
			const { outputs } = await new Row(shared, index).work();
			isEnd.push(...outputs.map((each) => 'error' in each && each.isEndOfRun));
		}
		expect(isEnd.indexOf(true)).toBe(9);
	});

	it('are counted instead of their row', async () => {
		const succeeded = jest.fn();
		const health = { begin: () => ({ succeeded, failed: () => false }) } as never;
		await each(
			failingFor('opp_b', () => errorWith()),
			{ health },
		);
		expect(succeeded).toHaveBeenCalledTimes(TASKS.length - 1);
	});

	it('are reported as a bug of ours, each by itself', async () => {
		const run = each(failingFor('opp_b', () => new TypeError('oops')));
		expect(await run).toMatchObject({
			outputs: [{}, { error: { code: 'INTERNAL_ERROR', taskId: 'opp_b' } }, {}, {}],
		});
	});

	describe.each<[string, Setup, () => Error]>([
		['ends the run', {}, () => errorWith({ code: 'API_KEY_REFUSED', endsRun: 'yes' })],
		['stops the workflow', { continueOnFail: false }, () => errorWith()],
	])('of which one %s', (_, setup, error) => {
		it('are not sent from then on', async () => {
			const MANY = Array.from({ length: 50 }, (__, index) => ({ _id: `opp_${index}` }));
			const worked: unknown[] = [];
			const work: Work = async (task) => {
				worked.push(task['_id']);
				if (worked.length === 1) throw error();
				await setImmediate();
				return { _id: String(task['_id']) };
			};
			const run: Operation['run'] = async (__, item) => await item.each(MANY, work);
			const { outputs } = await (await rowDoing({ run }, setup)).work();
			expect(outputs).toHaveLength(50);
			expect(outputs[0]).toHaveProperty('error.taskId', 'opp_0');
			expect(outputs[49]).toEqual({ unsentTaskId: 'opp_49' });
			const unsent = outputs.filter((output) => 'unsentTaskId' in output);
			expect(unsent.length + worked.length).toBe(50);
		});
	});

	it('are not sent after a cancel, and those under way are unsent if they were stopped', async () => {
		const controller = new AbortController();
		const work = jest.fn(async () => {
			controller.abort();
			return await Promise.reject(new StoppedError());
		});
		expect(await each(work, { signal: controller.signal })).toEqual({
			outputs: TASKS.map(({ _id }) => ({ unsentTaskId: _id })),
		});
		expect(work).toHaveBeenCalledTimes(1);
	});
});

it('gives everything else a turn between the fields of rows that are read side by side', async () => {
	let now = 0;
	let since = 0;
	const pieces: number[] = [];
	const sleep = async () => {
		pieces.push(now - since);
		await setImmediate();
		since = now;
	};
	const turns = new Turns({ now: () => now, sleep });
	const items = Array.from({ length: 30 }, () =>
		update('opp_1', { title: 'Call', message: 'Hi', priority: 'high' }),
	);
	const run = await runOf({ items }, { turns });
	const evaluate = run.context.getNodeParameter.bind(run.context) as (
		...given: unknown[]
	) => unknown;
	run.context.getNodeParameter = ((...given: unknown[]) => {
		now += 5;
		return evaluate(...given);
	}) as typeof run.context.getNodeParameter;

	await inOrder(
		30,
		sideBySide,
		async (index) => void (await new Row(run, index).prepare()),
		30,
		turns,
	);

	expect(now).toBeGreaterThan(30 * 5);
	// A piece ends with the field that took it past 20 ms.
	expect(Math.max(...pieces, now - since)).toBeLessThanOrEqual(25);
});
