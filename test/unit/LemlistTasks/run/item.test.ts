import type { IHttpRequestOptions } from 'n8n-workflow';
import { description } from '../../support/declarations';
import { prepareRun } from '../../../../nodes/LemlistTasks/run/prepareRun';
import type { Wait } from '../../../../nodes/lemlist/pacing/waits';
import type { Http } from '../../support/execution';
import { executionOf, locator } from '../../support/execution';
import { reply } from '../../support/reply';

let keys = 0;
const update = (taskId: string, updateFields: object) => ({
	...{ resource: 'task', operation: 'update', mappingMode: 'defineBelow' },
	...{ taskId: locator(taskId), updateFields, clearFields: [] },
});

/** Prepares a run whose items have these parameters; `more` replaces parts of its context. */
async function runOf(items: Array<Record<string, unknown>>, http: Http, more: object = {}) {
	const context = Object.assign(executionOf({ items, http, apiKey: `key ${++keys}` }), more);
	const waits: Array<[itemIndex: number, wait: Wait]> = [];
	const onWaitOf = (itemIndex: number) => (wait: Wait) => void waits.push([itemIndex, wait]);
	const { signal } = new AbortController();
	const { items: runner } = await prepareRun(context, description, [], signal, onWaitOf);
	return { runner, waits, context };
}

const accepting: Http = async () => reply(200, { _id: 'opp_1' });

it('does an item: its values become a request, the reply becomes its output', async () => {
	const http = jest.fn(accepting);
	const { runner } = await runOf([update('opp_1', { title: 'Call' })], http);
	expect(await runner.run(0, 'opp_1')).toEqual({ items: [{ json: { _id: 'opp_1' } }] });
	expect(http).toHaveBeenCalledWith(
		expect.objectContaining({
			...{ method: 'PATCH', url: '/tasks', body: { id: 'opp_1', title: 'Call' } },
		}),
	);
});

it('reads an item without sending it, and sends what was read', async () => {
	const http = jest.fn(accepting);
	const { runner } = await runOf([update('opp_1', { title: 'Call' })], http);
	const read = await runner.read(0, 'opp_1');
	expect(read).toMatchObject({ request: { body: { id: 'opp_1', title: 'Call' } } });
	expect(http).not.toHaveBeenCalled();
	const { request } = read as { request: IHttpRequestOptions };
	await runner.run(0, 'opp_1', { ...request, body: { id: 'opp_1', title: 'Read before' } });
	expect(http).toHaveBeenCalledWith(
		expect.objectContaining({ body: { id: 'opp_1', title: 'Read before' } }),
	);
});

it('reports what cannot be read, with its task', async () => {
	const { runner } = await runOf([update('opp_1', { dueDate: 'soon' })], accepting);
	expect(await runner.read(0, 'opp_1')).toMatchObject({
		error: { code: 'INVALID_VALUE', taskId: 'opp_1', field: 'dueDate', attempts: 0 },
		endsRun: false,
	});
});

it('reports a rejection with the task and the attempts of the item', async () => {
	const { runner } = await runOf([update('opp_1', { title: 'Call' })], async () =>
		reply(400, 'Bad team'),
	);
	expect(await runner.run(0, 'opp_1')).toMatchObject({
		error: { code: 'BAD_TEAM', taskId: 'opp_1', field: 'taskId', attempts: 1 },
		endsRun: false,
	});
});

it('counts no attempt of the item for a look-up that failed', async () => {
	const fields = { assignedTo: locator('one@example.com') };
	const { runner } = await runOf([update('opp_1', fields)], async () => reply(401));
	expect(await runner.run(0, 'opp_1')).toMatchObject({
		error: {
			...{ code: 'API_KEY_REFUSED', attempts: 0, taskId: 'opp_1' },
			description: expect.stringContaining('after 1 try'),
		},
		endsRun: true,
	});
});

it("reports our own bug as one, with its stack in n8n's log, and goes on", async () => {
	const items = [
		update('opp_1', { dueDate: '2026-03-15', title: '' }),
		update('opp_2', { dueDate: '', title: 'Call' }),
	];
	const getTimezone = () => {
		throw new TypeError('zone is not a function');
	};
	const { runner, context } = await runOf(items, accepting, {
		...{ getTimezone, logger: { error: jest.fn() } },
	});
	expect(await runner.run(0, 'opp_1')).toMatchObject({
		error: {
			message: expect.stringMatching(/^A bug in n8n-nodes-lemlist-tasks: TypeError: zone is not/),
			...{ code: 'INTERNAL_ERROR', taskId: 'opp_1', attempts: 0 },
		},
		endsRun: false,
	});
	expect(context.logger.error).toHaveBeenCalledWith(expect.any(String), {
		stack: expect.stringContaining('itemRunner.test.ts'),
	});
	expect(await runner.run(1, 'opp_2')).toHaveProperty('items');
});

it('says which item waited for what', async () => {
	const items = Array.from({ length: 2 }, (_, index) => update(`opp_${index}`, { title: 'Call' }));
	let failures = 1;
	const { runner, waits } = await runOf(items, async () =>
		failures-- > 0 ? reply(500) : reply(200, { _id: 'opp_1' }),
	);
	await runner.run(1, 'opp_1');
	expect(waits).toEqual([[1, expect.objectContaining({ reason: 'backoff' })]]);
});
