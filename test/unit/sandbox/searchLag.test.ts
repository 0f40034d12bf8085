import { startSandbox } from '../../../sandbox';
import type { Sandbox } from '../../../sandbox';
import { call, control, patch } from './client';
import { task, wantedTask } from './task';

const startMs = Date.parse('2026-03-02T10:00:00.000Z');
const one = '00000000000000001';
let nowMs = startMs;
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({
		limit: Infinity,
		tasks: [task(1), task(2)],
		clock: () => nowMs,
		searchLagMs: 1000,
	});
});
beforeEach(() => {
	nowMs = startMs;
	sandbox.reset();
});
afterAll(() => sandbox.close());

async function titles(query = '') {
	const { body } = await call(sandbox, 'GET', `/v2/tasks?sortOrder=asc&${query}`);
	return (body as { results: Array<{ title: string }> }).results.map(({ title }) => title);
}

const rename = async (title: string) => await patch(sandbox, { id: `opp_${one}`, title });

describe('searchLagMs', () => {
	it('hides an update from /v2/tasks until then', async () => {
		await rename('New');
		nowMs += 999;
		expect(await titles()).toEqual(['Task 1', 'Task 2']);
		expect(await titles(`taskId=opp_${one}`)).toEqual(['Task 1']);
		expect(await titles('title=new')).toEqual([]);
		nowMs += 1;
		expect(await titles()).toEqual(['New', 'Task 2']);
		expect(await titles('title=new')).toEqual(['New']);
	});

	it('shows several changes of a task one after the other', async () => {
		await rename('First');
		nowMs += 500;
		await rename('Second');
		nowMs += 499;
		const seen = [];
		for (const passedMs of [0, 1, 499, 1]) {
			nowMs += passedMs;
			seen.push((await titles())[0]);
		}
		expect(seen).toEqual(['Task 1', 'First', 'First', 'Second']);
	});

	it('hides a new task, also from a search for its ID', async () => {
		const body = { ...wantedTask, title: 'Call' };
		const { _id } = (await call(sandbox, 'POST', '/tasks', { body })).body as { _id: string };
		expect(await titles(`taskId=${_id}`)).toEqual([]);
		expect((await call(sandbox, 'GET', '/v2/tasks')).body).toMatchObject({ total: 2 });
		nowMs += 1000;
		expect(await titles(`taskId=${_id}`)).toEqual(['Call']);
	});

	it('hides a completion and an ignored task', async () => {
		await patch(sandbox, { id: `opp_${one}`, done: true });
		await call(sandbox, 'POST', '/tasks/ignore', { body: { ids: ['opp_00000000000000002'] } });
		expect(await titles('status=pending')).toEqual(['Task 1', 'Task 2']);
		nowMs += 1000;
		expect(await titles('status=pending')).toEqual([]);
		expect(await titles('status=done')).toEqual(['Task 1']);
	});

	it('affects neither the older list nor replies nor updates', async () => {
		expect((await rename('New')).body).toMatchObject({ title: 'New' });
		const { body } = await call(sandbox, 'GET', '/tasks?filters=[]');
		expect(body).toMatchObject({ results: [{ title: 'New' }, {}] });
		expect((await patch(sandbox, { id: `opp_${one}`, done: true })).body).toMatchObject({
			title: 'New',
			status: 'completed',
		});
	});

	it('can be changed at runtime', async () => {
		await rename('New');
		await control(sandbox, 'POST', '/settings', { searchLagMs: 0 });
		expect(await titles()).toEqual(['New', 'Task 2']);
		await control(sandbox, 'POST', '/settings', { searchLagMs: 5000 });
		expect(await titles()).toEqual(['Task 1', 'Task 2']);
	});

	it('does not outlast a reset', async () => {
		await rename('New');
		sandbox.reset({ tasks: [task(1, { title: 'Other' })] });
		expect(await titles()).toEqual(['Other']);
	});
});
