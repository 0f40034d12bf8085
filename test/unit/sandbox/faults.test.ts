import { manyTasks, startSandbox } from '../../../sandbox';
import type { FaultAnswer, Sandbox } from '../../../sandbox';
import { call, patch, turns, until } from './client';
import { heldSleep } from './heldSleep';

const [id = '', otherId = ''] = manyTasks(2).map(({ _id }) => _id);
let nowMs = 0;
const held = heldSleep();
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({
		limit: Infinity,
		tasks: manyTasks(2),
		clock: () => nowMs,
		sleep: held.sleep,
	});
});
beforeEach(() => {
	nowMs = Date.parse('2026-03-02T10:00:00.000Z');
	sandbox.reset();
});
afterAll(() => sandbox.close());

const rename = async (title: string, taskId = id) => await patch(sandbox, { id: taskId, title });
const title = (taskId = id) => sandbox.tasks.get(taskId)?.title;

/** The code of the error that a request fails with. */
async function errorOf(request: Promise<unknown>): Promise<string> {
	const error = await request.then(
		() => new Error('It was answered'),
		(rejection: Error & { cause?: { code?: string } }) => rejection,
	);
	return ('cause' in error && (error.cause as { code?: string }).code) || error.message;
}

describe('a fault', () => {
	it('resets the connection before anything is saved', async () => {
		sandbox.fault({ answer: 'reset', times: 1 });
		expect(await errorOf(rename('New'))).toBe('ECONNRESET');
		expect(title()).toBe('Task 1');
		expect(sandbox.requests).toMatchObject([{ status: null, fault: 'reset', clientGone: false }]);
		expect((await rename('New')).status).toBe(200);
		await turns();
		expect(sandbox.requests[1]).toMatchObject({ status: 200, fault: null, clientGone: false });
	});

	it('resets the connection after saving the update', async () => {
		sandbox.fault({ answer: 'reset', saved: true });
		expect(await errorOf(rename('New'))).toBe('ECONNRESET');
		expect(title()).toBe('New');
	});

	it('cuts the body of the response after saving the update', async () => {
		sandbox.fault({ answer: 'cut' });
		expect(await errorOf(rename('New'))).toBe('UND_ERR_SOCKET');
		expect(title()).toBe('New');
		expect(sandbox.requests).toMatchObject([{ status: 200, fault: 'cut', clientGone: false }]);
	});

	it('responds with HTML', async () => {
		sandbox.fault({ answer: 'html' });
		const answer = await rename('New');
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(answer.body).toMatch(/^<!DOCTYPE html>/);
		expect(title()).toBe('Task 1');
	});

	const answers: Array<[FaultAnswer, string, unknown]> = [
		[{ status: 502 }, 'text/plain; charset=utf-8', ''],
		[{ status: 502, body: 'Bad gateway' }, 'text/plain; charset=utf-8', 'Bad gateway'],
		[{ status: 502, body: { error: 'x' } }, 'application/json; charset=utf-8', { error: 'x' }],
		[{ status: 502, body: '<p>', headers: { 'content-type': 'text/html' } }, 'text/html', '<p>'],
	];
	it.each(answers)('responds with %j', async (answer, contentType, body) => {
		for (const saved of [false, true]) {
			sandbox.clearFaults();
			sandbox.fault({ answer, saved });
			const got = await rename('New');
			expect(got).toMatchObject({ status: 502, body });
			expect(got.headers.get('content-type')).toBe(contentType);
			expect(title()).toBe(saved ? 'New' : 'Task 1');
		}
		expect(sandbox.requests[0]).toMatchObject({ status: 502, fault: 'status 502' });
	});

	it('sets headers of its own, such as Retry-After', async () => {
		sandbox.configure({ limit: 20 });
		const headers = { 'retry-after': '0.5' };
		sandbox.fault({ answer: { status: 429, headers } });
		expect((await rename('New')).headers.get('retry-after')).toBe('0.5');
	});

	it.each([
		[false, 'Task 1'],
		[true, 'New'],
	])('hangs, with the update already saved: %p', async (saved, titleMeanwhile) => {
		sandbox.fault({ answer: { hangMs: 50 }, saved });
		const answer = rename('New');
		await held.begun();
		expect(title()).toBe(titleMeanwhile);
		expect(sandbox.requests).toMatchObject([{ status: null, endedAt: null, fault: 'hang 50 ms' }]);
		held.wakeUp();
		expect((await answer).status).toBe(200);
		expect(title()).toBe('New');
	});

	it('processes a hanging request even after the client has disconnected', async () => {
		sandbox.fault({ answer: { hangMs: 50 } });
		const leaving = new AbortController();
		const request = patch(sandbox, { id, title: 'New' }, { signal: leaving.signal });
		await held.begun();
		leaving.abort();
		await expect(request).rejects.toThrow('aborted');
		await until(() => sandbox.requests[0]?.clientGone === true);
		held.wakeUp();
		await until(() => title() === 'New');
		await turns();
		expect(sandbox.requests).toMatchObject([{ status: null, clientGone: true }]);
	});

	it('hits a limited number of requests, and counts them', async () => {
		const fault = sandbox.fault({ answer: { status: 500 }, times: 2 });
		const statuses = [];
		for (let n = 0; n < 4; n++) statuses.push((await rename('New')).status);
		expect(statuses).toEqual([500, 500, 200, 200]);
		expect(fault.hits).toBe(2);
	});

	it.each([
		['method', { method: 'patch' }],
		['path', { path: '/tasks' }],
		['task', { taskId: id }],
		['predicate', { when: ({ body }: { body: unknown }) => body !== null }],
	])('selects requests by %s', async (_what, selection) => {
		sandbox.fault({ answer: { status: 500 }, ...selection });
		expect((await rename('New')).status).toBe(500);
		expect((await call(sandbox, 'GET', '/team')).status).toBe(200);
	});

	it('does not hit other tasks', async () => {
		sandbox.fault({ answer: { status: 500 }, taskId: id });
		expect((await rename('New', otherId)).status).toBe(200);
	});

	it('can be an outage with a start and an end', async () => {
		sandbox.fault({ answer: { status: 502 }, fromMs: 1000, untilMs: 3000 });
		const statuses = [];
		for (const afterMs of [999, 1, 1999, 1]) {
			nowMs += afterMs;
			statuses.push((await rename('New')).status);
		}
		expect(statuses).toEqual([200, 502, 502, 200]);
	});

	it('takes precedence over later faults until it is used up', async () => {
		sandbox.fault({ answer: { status: 501 }, times: 1 });
		sandbox.fault({ answer: { status: 502 }, times: 1 });
		expect([(await rename('a')).status, (await rename('b')).status]).toEqual([501, 502]);
	});

	it('does not hit requests rejected by the rate limit', async () => {
		sandbox.configure({ limit: 1 });
		const fault = sandbox.fault({ answer: { status: 500 } });
		expect([(await rename('a')).status, (await rename('b')).status]).toEqual([500, 429]);
		expect(fault.hits).toBe(1);
	});
});

describe('closing', () => {
	it('aborts pending requests', async () => {
		const other = await startSandbox();
		other.fault({ answer: { hangMs: 1_000_000 } });
		const hanging = errorOf(call(other, 'GET', '/team'));
		await until(() => other.requests.length === 1);
		await other.close();
		expect(await hanging).toBe('UND_ERR_SOCKET');
		await expect(fetch(other.url)).rejects.toThrow();
	});
});
