import { manyTasks, startSandbox } from '../../../sandbox';
import type { Sandbox } from '../../../sandbox';
import { basic, call, control, patch } from './client';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ tasks: manyTasks(3), clock: () => 1_770_000_000_000 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const [id] = manyTasks(1).map(({ _id }) => _id);
const state = async (query = '') =>
	(await control(sandbox, 'GET', `/state${query}`)).body as Record<string, unknown>;

describe('GET /sandbox/state', () => {
	it('shows what a test in the same process sees', async () => {
		await patch(sandbox, { id, title: 'First', done: true });
		await patch(sandbox, { id, title: 'Second' });
		await patch(sandbox, { id, done: 'yes' });
		expect(await state()).toMatchObject({
			settings: { window: 'flexibleFixed', limit: 20, windowMs: 2000 },
			tasks: [...sandbox.tasks.values()],
			members: sandbox.members,
			requests: sandbox.requests,
			changes: { [String(id)]: { count: 2, fields: ['title'], at: 1_770_000_000_000 } },
			counts: {
				tasks: 3,
				changed: 1,
				requests: 3,
				admitted: 3,
				byStatus: { '200': 2, '400': 1 },
			},
			maxInAnyWindow: 3,
			inLastWindow: 3,
			faults: [],
		});
		expect(sandbox.tasks.get(String(id))?.title).toBe('Second');
	});

	it('can be limited to the first tasks and the latest requests', async () => {
		await patch(sandbox, { id });
		await call(sandbox, 'GET', '/team');
		const { tasks, requests } = await state('?tasks=1&requests=1');
		expect(tasks).toMatchObject([{ _id: id }]);
		expect(requests).toMatchObject([{ number: 2, path: '/team' }]);
	});

	it('can be limited to the tasks that contain a text', async () => {
		await patch(sandbox, { id, title: 'Call Ms. Example' });
		expect(await state('?search=ms.%20EX')).toMatchObject({
			tasks: [{ _id: id }],
			counts: { tasks: 3, found: 1, changed: 1 },
		});
		expect(await state('?search=')).toMatchObject({ counts: { tasks: 3, found: 3 } });
	});

	it('contains the key to enter into a credential', async () => {
		const { apiKey } = await state();
		const headers = { authorization: basic(`:${String(apiKey)}`) };
		expect((await call(sandbox, 'GET', '/team', { key: null, headers })).status).toBe(200);
	});
});

describe('POST /sandbox/settings', () => {
	it('changes the given settings', async () => {
		const answer = await control(sandbox, 'POST', '/settings', { limit: 5, window: 'tokenBucket' });
		expect(answer).toMatchObject({
			status: 200,
			body: { limit: 5, window: 'tokenBucket', windowMs: 2000 },
		});
		expect((await call(sandbox, 'GET', '/team')).headers.get('x-ratelimit-limit')).toBe('5');
	});

	it('can remove the newer list of tasks', async () => {
		const answer = await control(sandbox, 'POST', '/settings', { hasV2: false });
		expect(answer).toMatchObject({ status: 200, body: { hasV2: false } });
		expect((await call(sandbox, 'GET', '/v2/tasks')).body).toMatch(/^<!DOCTYPE html>/);
	});

	it('removes the limit with null', async () => {
		await control(sandbox, 'POST', '/settings', { limit: null });
		for (let n = 0; n < 25; n++) expect((await call(sandbox, 'GET', '/team')).status).toBe(200);
	});

	it.each([
		[{ limit: 0 }, 'body/limit'],
		[{ limit: '20' }, 'body/limit'],
		[{ window: 'other' }, 'body/window'],
		[{ limits: 5 }, 'must NOT have additional properties'],
		[{ latency: { minMs: 5 } }, "required property 'maxMs'"],
	])('rejects %j', async (settings, error) => {
		const answer = await control(sandbox, 'POST', '/settings', settings);
		expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining(error) } });
		expect(await state()).toMatchObject({ settings: { limit: 20 } });
	});
});

describe('POST /sandbox/faults', () => {
	it('adds faults, and DELETE removes them', async () => {
		const fault = { answer: { status: 503, body: 'Away' }, taskId: id, times: 5 };
		expect((await control(sandbox, 'POST', '/faults', fault)).body).toEqual([
			{ ...fault, hits: 0 },
		]);
		expect(await patch(sandbox, { id })).toMatchObject({ status: 503, body: 'Away' });
		expect(await state()).toMatchObject({ faults: [{ ...fault, hits: 1 }] });
		expect((await control(sandbox, 'DELETE', '/faults')).body).toEqual([]);
		expect((await patch(sandbox, { id })).status).toBe(200);
	});

	it.each([
		{},
		{ answer: 'explode' },
		{ answer: { status: 99 } },
		{ answer: { hangMs: -1 } },
		{ answer: 'reset', task: id },
	])('rejects %j', async (fault) => {
		expect((await control(sandbox, 'POST', '/faults', fault)).status).toBe(400);
		expect(await state()).toMatchObject({ faults: [] });
	});
});

describe('POST /sandbox/reset', () => {
	it('goes back to the start', async () => {
		sandbox.fault({ answer: 'html', times: 1 });
		sandbox.configure({ limit: 1 });
		await call(sandbox, 'GET', '/team');
		await patch(sandbox, { id, title: 'New' });
		expect((await control(sandbox, 'POST', '/reset', {})).status).toBe(200);
		expect(await state()).toMatchObject({
			settings: { limit: 20 },
			requests: [],
			faults: [],
			changes: {},
			inLastWindow: 0,
		});
		expect([...sandbox.tasks.values()]).toMatchObject(manyTasks(3).map(({ title }) => ({ title })));
	});

	it('undoes changes that a test made directly', () => {
		const task = sandbox.tasks.get(String(id));
		if (task) task.title = 'New';
		sandbox.reset();
		expect(sandbox.tasks.get(String(id))?.title).toBe('Task 1');
	});

	it('accepts a number of tasks, and settings', async () => {
		await control(sandbox, 'POST', '/reset', { tasks: 500, settings: { limit: null } });
		expect(sandbox.tasks.size).toBe(500);
		expect(await state('?tasks=0')).toMatchObject({ settings: { limit: null } });
	});

	it('accepts tasks', async () => {
		const tasks = manyTasks(7).slice(5);
		await control(sandbox, 'POST', '/reset', { tasks });
		expect([...sandbox.tasks.values()]).toEqual(tasks);
	});

	it('rejects an incomplete task', async () => {
		const answer = await control(sandbox, 'POST', '/reset', { tasks: [{ _id: id }] });
		expect(answer.status).toBe(400);
		expect(sandbox.tasks.size).toBe(3);
	});
});

describe('other routes', () => {
	it('serve the contract', async () => {
		const { body } = await control(sandbox, 'GET', '/openapi.json');
		expect(body).toMatchObject({ openapi: '3.1.0', paths: { '/tasks': { patch: {} } } });
	});
});
