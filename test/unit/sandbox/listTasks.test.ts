import { manyTasks } from '../../../sandbox';
import { call } from './client';
import { numbersOf, task } from './task';
import { useSandbox } from './useSandbox';

const tasks = [
	task(1, { type: 'phone', campaignId: 'cam_1', priority: 2 }),
	task(2, { type: 'email', userId: 'usr_SalesTwo000000000' }),
	task(3, { type: 'linkedinSend', campaignId: 'cam_2' }),
	task(4, { status: 'completed' }),
	task(5, { status: 'ignored' }),
];

const sandbox = useSandbox({ tasks });

async function list(filters: unknown, page = '') {
	const query = `?filters=${encodeURIComponent(JSON.stringify(filters))}${page}`;
	const { body } = await call(sandbox(), 'GET', `/tasks${query}`);
	return body as { results: Array<Record<string, unknown>>; page: string };
}

describe('GET /tasks', () => {
	it('lists pending tasks in the format of an update response', async () => {
		const { results, page } = await list([]);
		expect(results).toHaveLength(3);
		expect(page).toBe('0');
		expect(results[0]).toEqual({
			_id: 'opp_00000000000000001',
			type: 'phone',
			title: 'Task 1',
			content: '',
			priority: 2,
			status: 'pending',
			dueDate: '2026-03-01T09:00:00.000Z',
			createdAt: '2026-02-01T09:00:00.000Z',
			userId: 'usr_SalesOne000000000',
			campaignId: 'cam_1',
		});
	});

	it.each([
		[[{ filterId: 'type', in: ['phone', 'email'] }], [1, 2]],
		[[{ filterId: 'type', out: ['phone'] }], [2, 3]],
		[[{ filterId: 'assignedTo', in: ['usr_SalesTwo000000000'] }], [2]],
		[[{ filterId: 'assignedTo', out: ['usr_SalesTwo000000000'] }], [1, 3]],
		[[{ filterId: 'campaignId', in: ['cam_1'] }], [1]],
		[[{ filterId: 'campaignId', out: ['cam_1'] }], [2, 3]],
		[[{ filterId: 'dueDate', from: '2026-03-02', to: '2026-03-02' }], [2]],
		[[{ filterId: 'dueDate', from: '2026-03-02' }], [2, 3]],
		[[{ filterId: 'dueDate', to: '2026-03-02' }], [1, 2]],
		[
			[
				{ filterId: 'type', in: ['phone', 'email'] },
				{ filterId: 'dueDate', from: '2026-03-02' },
			],
			[2],
		],
	])('%j', async (filters, numbers) => {
		const { results } = await list(filters);
		expect(numbersOf(results)).toEqual(numbers);
	});

	it('has pages of 100, counted from 0', async () => {
		sandbox().reset({ tasks: manyTasks(230) });
		const pages = [await list([]), await list([], '&page=1'), await list([], '&page=2')];
		expect(pages.map(({ results }) => results.length)).toEqual([100, 100, 30]);
		expect(pages.map(({ page }) => page)).toEqual(['0', '1', '2']);
		expect(new Set(pages.flatMap(({ results }) => results.map(({ _id }) => _id))).size).toBe(230);
		expect((await list([], '&page=3')).results).toEqual([]);
	});

	it.each([
		['nothing', ''],
		['an empty string', '?filters='],
		['invalid JSON', '?filters=[{'],
		['an object', '?filters={}'],
		['a list of strings', '?filters=["type"]'],
		['an unknown filter', '?filters=[{"filterId":"name","in":["a"]}]'],
		['a value that is not a list', '?filters=[{"filterId":"type","in":"phone"}]'],
		['a time instead of a day', '?filters=[{"filterId":"dueDate","from":"2026-03-02T09:00:00Z"}]'],
	])('rejects %s as filters, always with a JSON body', async (_what, query) => {
		const answer = await call(sandbox(), 'GET', `/tasks${query}`);
		expect(answer).toMatchObject({ status: 400, body: { error: 'Malformed filters' } });
	});

	it.each(['-1', 'two'])('rejects page %s with a text', async (page) => {
		const { status, body } = await call(sandbox(), 'GET', `/tasks?filters=[]&page=${page}`);
		expect(status).toBe(400);
		expect(body).toMatch(/^Bad params: querystring\/page/);
	});
});
