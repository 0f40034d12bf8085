import { manyTasks } from '../../../sandbox';
import type { SandboxTask } from '../../../sandbox';
import { call, patch } from './client';
import { useSandbox } from './useSandbox';

const startMs = Date.parse('2026-03-02T10:00:00.000Z');
const task: SandboxTask = {
	_id: 'opp_aTaskToBeUpdated1',
	type: 'manual',
	title: 'Old title',
	content: 'Old message',
	priority: 1,
	status: 'pending',
	dueDate: '2026-03-05T09:00:00.000Z',
	createdAt: '2026-03-01T09:00:00.000Z',
	userId: 'usr_SalesOne000000000',
	leadId: 'lea_lead0000000000001',
	images: [],
	videos: [],
};
const id = task._id;

const sandbox = useSandbox({ tasks: [task], clock: () => startMs });

describe('PATCH /tasks', () => {
	it.each([
		['assignedTo', 'usr_SalesTwo000000000', { userId: 'usr_SalesTwo000000000' }],
		['dueDate', '2026-04-01T00:00:00.000Z', { dueDate: '2026-04-01T00:00:00.000Z' }],
		['title', 'New title', { title: 'New title' }],
		['title', '', { title: '' }],
		['message', 'New message', { content: 'New message' }],
		['priority', '0', { priority: 0 }],
		['priority', '2', { priority: 2 }],
		['priority', '', { priority: undefined }],
		['done', true, { status: 'completed', completedAt: '2026-03-02T10:00:00.000Z' }],
		['done', false, {}],
	])('sets %s to %j', async (field, value, expected) => {
		const answer = await patch(sandbox(), { id, [field]: value });
		const { images, videos, ...shown } = { ...task, ...expected } as SandboxTask;
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual(shown);
		expect(sandbox().tasks.get(id)).toEqual({ ...shown, images, videos });
	});

	it('omits the key of an absent priority from the response', async () => {
		expect((await patch(sandbox(), { id, priority: '' })).body).not.toHaveProperty('priority');
	});

	it('keeps the first completion time until the task is reopened', async () => {
		sandbox().reset({
			tasks: [{ ...task, status: 'completed', completedAt: '2026-03-01T00:00:00.000Z' }],
		});
		const again = await patch(sandbox(), { id, done: true });
		expect(again.body).toMatchObject({ completedAt: '2026-03-01T00:00:00.000Z' });
		const reopened = await patch(sandbox(), { id, done: false });
		expect(reopened.body).toMatchObject({ status: 'pending' });
		expect(reopened.body).not.toHaveProperty('completedAt');
	});

	it('changes only the fields in the body', async () => {
		await patch(sandbox(), { id });
		expect(sandbox().tasks.get(id)).toEqual(task);
	});

	it.each([
		['no body', undefined, 'Bad params: body must be object'],
		['a broken body', '{"id":', /^Bad params: the body is not JSON/],
		['an array', [], 'Bad params: body must be object'],
		['no id', { done: true }, "Bad params: body must have required property 'id'"],
		['an id that is not a string', { id: 5 }, 'Bad params: body/id must be string'],
		['done as a string', { id, done: 'true' }, 'Bad params: body/done must be boolean'],
		['a number as title', { id, title: 5 }, 'Bad params: body/title must be string'],
		['null', { id, message: null }, 'Bad params: body/message must be string'],
		['a number as priority', { id, priority: 2 }, 'Bad params: body/priority must be string'],
		[
			'a priority of 3',
			{ id, priority: '3' },
			/^Bad params: body\/priority must be equal to one of/,
		],
		['a date without time', { id, dueDate: '2026-04-01' }, /^Bad params: body\/dueDate must match/],
		['a date without offset', { id, dueDate: '2026-04-01T10:00:00' }, /must match format/],
		[
			'a URL that is not in a list',
			{ id, images: 'https://a.example' },
			/body\/images must be array/,
		],
		['a list without URLs', { id, videos: ['clip'] }, /body\/videos\/0 must match format "uri"/],
		['an unknown task', { id: 'opp_unknown0000000000' }, 'Bad team'],
		['an unknown assignee', { id, assignedTo: 'usr_nobody00000000000' }, /^Bad user/],
	])('rejects %s with 400 and a text, and saves nothing', async (_what, body, text) => {
		const update = typeof body === 'object' && 'id' in body ? { title: 'New', ...body } : body;
		const answer = await patch(sandbox(), update);
		expect(answer.status).toBe(400);
		expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(answer.body).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
		expect(sandbox().tasks.get(id)).toEqual(task);
	});

	it('rejects a body that is not declared as JSON', async () => {
		const options = { headers: { 'content-type': 'text/plain' } };
		const answer = await patch(sandbox(), { id, title: 'New' }, options);
		expect(answer).toMatchObject({ status: 400, body: expect.stringMatching('"text/plain"') });
	});

	it('applies concurrent updates of many tasks', async () => {
		sandbox().reset({ tasks: manyTasks(50) });
		const ids = [...sandbox().tasks.keys()];
		await Promise.all(ids.map(async (each) => await patch(sandbox(), { id: each, title: each })));
		expect([...sandbox().tasks.values()].map(({ title }) => title)).toEqual(ids);
	});

	it.each(['PUT', 'DELETE'])('returns 405 for %s /tasks', async (method) => {
		const answer = await call(sandbox(), method, '/tasks');
		expect(answer).toMatchObject({ status: 405, body: 'Method not allowed' });
	});
});
