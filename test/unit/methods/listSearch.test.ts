import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { searchAssignees, searchTasks } from '../../../nodes/LemlistTasks/methods/listSearch';
import { executionOf } from '../support/execution';
import { reply } from '../support/reply';

const panel = (body: unknown, requests: IHttpRequestOptions[] = []) =>
	executionOf({
		items: [{}],
		http: async (request) => {
			requests.push(request);
			return reply(200, body);
		},
	}) as unknown as ILoadOptionsFunctions;

describe('searchAssignees', () => {
	const users = [
		{ userId: 'usr_1', name: 'Assignee One', email: 'one@example.com' },
		{ userId: 'usr_2', name: '', email: 'two@example.com' },
		{ userId: 'usr_3', name: 'Assignee Three' },
		{ userId: 'usr_4' },
	];

	it('shows each member by what is known of them', async () => {
		expect(await searchAssignees.call(panel({ users }))).toEqual({
			results: [
				{ name: 'Assignee One (one@example.com)', value: 'usr_1' },
				{ name: 'two@example.com', value: 'usr_2' },
				{ name: 'Assignee Three', value: 'usr_3' },
				{ name: 'usr_4', value: 'usr_4' },
			],
		});
	});

	it.each([
		['THREE', ['usr_3']],
		['example.com', ['usr_1', 'usr_2']],
		['nobody', []],
	])('finds %s in names and addresses', async (filter, found) => {
		const { results } = await searchAssignees.call(panel({ users }), filter);
		expect(results.map(({ value }) => value)).toEqual(found);
	});

	it('asks anew each time the list opens', async () => {
		const requests: IHttpRequestOptions[] = [];
		const context = panel({ users }, requests);
		await searchAssignees.call(context);
		await searchAssignees.call(context);
		expect(requests).toHaveLength(2);
	});

	it('says why it found nothing', async () => {
		const refusing = executionOf({ items: [{}], http: async () => reply(401) });
		await expect(searchAssignees.call(refusing as never)).rejects.toThrow('refused the API key');
	});
});

describe('searchTasks', () => {
	const tasks = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ _id: `opp_${index}`, title: `Call ${index}` }));

	it('asks for open tasks, the next due first', async () => {
		const requests: IHttpRequestOptions[] = [];
		await searchTasks.call(panel({ results: [] }, requests));
		await searchTasks.call(panel({ results: [] }, requests), 'call', '3');
		const qs = { status: 'pending', sortBy: 'dueDate', sortOrder: 'asc', limit: 100, page: 1 };
		expect(requests[0]).toMatchObject({ url: '/v2/tasks', qs });
		expect(requests[0]?.qs).not.toHaveProperty('search');
		expect(requests[1]?.qs).toEqual({ ...qs, page: 3, search: 'call' });
	});

	it('shows a title with what tells tasks apart', async () => {
		const results = [
			{
				_id: 'opp_1',
				title: 'Call',
				leadCompanyName: 'Example Ltd',
				ownerName: 'Assignee One',
				dueDate: '2026-03-15T10:00:00.000Z',
			},
			{ _id: 'opp_2', title: 'Write', dueDate: null },
			{ _id: 'opp_3', title: '', type: 'manual', ownerName: 'Assignee One' },
			{ _id: 'opp_4' },
		];
		expect(await searchTasks.call(panel({ results }))).toEqual({
			results: [
				{ name: 'Call (2026-03-15, Assignee One, Example Ltd)', value: 'opp_1' },
				{ name: 'Write', value: 'opp_2' },
				{ name: 'manual (Assignee One)', value: 'opp_3' },
				{ name: 'opp_4', value: 'opp_4' },
			],
		});
	});

	it.each([
		[100, undefined, '2'],
		[100, '2', '3'],
		[99, undefined, undefined],
		[0, '2', undefined],
	])('with %i tasks on page %s goes on at %s', async (count, page, next) => {
		const found = await searchTasks.call(panel({ results: tasks(count) }), undefined, page);
		expect(found.results).toHaveLength(count);
		expect(found.paginationToken).toBe(next);
	});
});
