import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import {
	searchAssignees,
	searchCampaigns,
	searchTasks,
} from '../../../../nodes/shared/methods/listSearch';
import type { Http } from '../../support/execution';
import { executionOf } from '../../support/execution';
import { reply, webPage } from '../../support/reply';
import type { Reply } from '../../../../nodes/lemlist/http';

let keys = 0;
/** The panel, with a key whose limiter is idle. */
const panelWith = (http: Http) =>
	executionOf({ items: [{}], http, apiKey: `key ${++keys}` }) as unknown as ILoadOptionsFunctions;

const panel = (body: unknown, requests: IHttpRequestOptions[] = []) =>
	panelWith(async (request) => {
		requests.push(request);
		return reply(200, body);
	});

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
		const rejecting = panelWith(async () => reply(401));
		await expect(searchAssignees.call(rejecting)).rejects.toThrow('rejected the API key');
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

	it('shows each task by its label', async () => {
		const results = [
			{ _id: 'opp_1', title: 'Call', leadCompanyName: 'Example Ltd', dueDate: '2026-03-15T10:00Z' },
			{ _id: 'opp_2' },
		];
		expect(await searchTasks.call(panel({ results }))).toEqual({
			results: [
				{ name: '15 Mar 2026 · Example Ltd · Call', value: 'opp_1' },
				{ name: 'opp_2', value: 'opp_2' },
			],
		});
	});

	it.each(['opp_A1B2C3', ' opp_A1B2C3\n', 'https://app.lemlist.com/tasks/opp_A1B2C3?tab=notes'])(
		'asks for the task of %j, whether it is open or not',
		async (filter) => {
			const requests: IHttpRequestOptions[] = [];
			await searchTasks.call(panel({ results: [] }, requests), filter);
			expect(requests).toHaveLength(1);
			expect(requests[0]?.qs).toMatchObject({ taskId: 'opp_A1B2C3' });
			expect(requests[0]?.qs).not.toHaveProperty('status');
			expect(requests[0]?.qs).not.toHaveProperty('search');
		},
	);

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

it('ends the list of tasks after the last page that lemlist returns', async () => {
	const full = panel({
		results: Array.from({ length: 100 }, (_, index) => ({ _id: `opp_${index}` })),
	});
	expect(await searchTasks.call(full, '', '99')).toMatchObject({ paginationToken: '100' });
	expect(await searchTasks.call(full, '', '100')).not.toHaveProperty('paginationToken');
});

it('says to enter an ID if lemlist has no list of tasks to search yet', async () => {
	const without = executionOf({ items: [{}], http: async () => webPage() });
	await expect(searchTasks.call(without as never)).rejects.toThrow(
		/has not opened version 2 of its task list.*choose By ID/,
	);
});

describe('searchCampaigns', () => {
	const campaigns = (count: number, from = 0) =>
		Array.from({ length: count }, (_, index) => ({
			...{ _id: `cam_${from + index}`, name: `Campaign ${from + index}` },
		}));
	const valuesOf = ({ results }: { results: Array<{ value: unknown }> }) =>
		results.map(({ value }) => value);

	/** lemlist with so many campaigns, in one of the forms of its answers. */
	const lemlist = (count: number, requests: IHttpRequestOptions[] = [], isBare = false) =>
		panelWith(async (request) => {
			requests.push(request);
			const from = (Number(request.qs?.['page']) - 1) * 100;
			const page = campaigns(Math.max(0, Math.min(100, count - from)), from);
			return reply(200, isBare ? page : { campaigns: page, pagination: { totalPage: 3 } });
		});

	it.each([
		['a bare list', true],
		['an object around it', false],
	])('reads %s', async (_, isBare) => {
		expect(await searchCampaigns.call(lemlist(2, [], isBare))).toEqual({
			results: [
				{ name: 'Campaign 0', value: 'cam_0' },
				{ name: 'Campaign 1', value: 'cam_1' },
			],
		});
	});

	it('ends if the same page comes again', async () => {
		const requests: IHttpRequestOptions[] = [];
		const { results } = await searchCampaigns.call(
			panel({ campaigns: campaigns(100) }, requests),
			'campaign 7',
		);

		expect(results).toHaveLength(11);
		expect(requests).toHaveLength(2);
	});

	it('asks for a page at a time without a filter', async () => {
		const requests: IHttpRequestOptions[] = [];
		const first = await searchCampaigns.call(lemlist(250, requests));
		expect(first.results).toHaveLength(100);
		expect(first.paginationToken).toBe('2');
		const last = await searchCampaigns.call(lemlist(250, requests), '', '3');
		expect(valuesOf(last)).toEqual(campaigns(50, 200).map(({ _id }) => _id));
		expect(last.paginationToken).toBeUndefined();
		expect(requests.map(({ url, qs }) => ({ url, qs }))).toEqual([
			{ url: '/campaigns', qs: { version: 'v2', limit: 100, page: 1 } },
			{ url: '/campaigns', qs: { version: 'v2', limit: 100, page: 3 } },
		]);
	});

	it('goes on after a full page that was the last, and finds nothing there', async () => {
		const full = await searchCampaigns.call(lemlist(100));
		expect(full.paginationToken).toBe('2');
		expect(await searchCampaigns.call(lemlist(100), '', '2')).toEqual({ results: [] });
	});

	it.each([true, false])('looks through all pages for a filter (bare: %p)', async (isBare) => {
		const requests: IHttpRequestOptions[] = [];
		const found = await searchCampaigns.call(lemlist(250, requests, isBare), 'campaign 24');
		expect(valuesOf(found)).toEqual(['cam_24', ...campaigns(10, 240).map(({ _id }) => _id)]);
		expect(found.paginationToken).toBeUndefined();
		expect(requests.map(({ qs }) => qs?.['page'])).toEqual([1, 2, 3]);
	});

	it('reads all pages once for the letters that somebody types', async () => {
		const requests: IHttpRequestOptions[] = [];
		const context = lemlist(250, requests);
		await searchCampaigns.call(context, 'campaign 2');
		const found = await searchCampaigns.call(context, 'campaign 24');
		expect(valuesOf(found)).toHaveLength(11);
		expect(requests).toHaveLength(3);
	});

	it('shows a campaign without a name by its ID', async () => {
		const nameless = [{ _id: 'cam_1' }, { _id: 'cam_2', name: null }, { _id: 'cam_3', name: '' }];
		const { results } = await searchCampaigns.call(panel({ campaigns: nameless }));
		expect(results).toEqual(nameless.map(({ _id }) => ({ name: _id, value: _id })));
	});

	it.each([[[]], [{ campaigns: [] }]])('finds none in %j', async (body) => {
		expect(await searchCampaigns.call(panel(body))).toEqual({ results: [] });
	});
});

describe.each([
	['searchAssignees', searchAssignees],
	['searchCampaigns', searchCampaigns],
	['searchTasks', searchTasks],
])('%s', (_, search) => {
	const answering = (answer: () => Reply) => {
		const http = jest.fn(async () => answer());
		return { http, found: search.call(panelWith(http), 'call') };
	};

	it.each(['ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT'])(
		'keeps nobody waiting after %s',
		async (code) => {
			const { http, found } = answering(() => {
				throw Object.assign(new Error('failed'), { code });
			});
			await expect(found).rejects.toThrow(`lemlist could not be reached (${code})`);
			expect(http).toHaveBeenCalledTimes(1);
		},
	);

	it.each([500, 503])('keeps nobody waiting after a %i', async (status) => {
		const { http, found } = answering(() => reply(status, 'Away'));
		await expect(found).rejects.toThrow(`lemlist could not respond (${status} Away)`);
		expect(http).toHaveBeenCalledTimes(1);
	});
});
