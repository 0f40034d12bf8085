import { manyTasks, sampleMembers } from '../../../sandbox';
import { call } from './client';
import { numbersOf, task } from './task';
import { useSandbox } from './useSandbox';

const nowMs = Date.parse('2026-03-02T10:00:00.000Z');

const tasks = [
	task(1, { type: 'phone', title: 'Call about pricing', priority: 2 }),
	task(2, {
		type: 'email',
		content: 'The PRICING sheet',
		priority: 0,
		userId: 'usr_SalesTwo000000000',
	}),
	task(3, { type: 'linkedinSend', campaignId: 'cam_1', campaignName: 'Spring' }),
	task(4, {
		status: 'completed',
		completedAt: '2026-03-01T12:00:00.000Z',
		leadCompanyName: 'Example',
	}),
	task(5, { type: 'whatsappMessage', status: 'ignored', leadFirstName: 'Lead' }),
];

const sandbox = useSandbox({ tasks, clock: () => nowMs });

async function search(query: string) {
	const { status, body } = await call(sandbox(), 'GET', `/v2/tasks${query}`);
	const page = body as {
		results: Array<{ _id: string }>;
		total: number;
		limit: number;
		page: number;
	};
	return { status, body, ...page, numbers: numbersOf(page.results ?? []) };
}

describe('GET /v2/tasks', () => {
	it('lists all tasks, the latest due first', async () => {
		const { numbers, total, limit, page } = await search('');
		expect({ numbers, total, limit, page }).toEqual({
			numbers: [5, 4, 3, 2, 1],
			total: 5,
			limit: 50,
			page: 1,
		});
	});

	it('returns every key of a task, null if empty', async () => {
		const { results } = await search('?taskId=opp_00000000000000003');
		expect(results).toEqual([
			{
				_id: 'opp_00000000000000003',
				objectType: 'contact',
				recordId: null,
				contactId: null,
				companyId: null,
				leadId: null,
				campaignId: 'cam_1',
				assignedTo: 'usr_SalesOne000000000',
				title: 'Task 3',
				message: '',
				text: null,
				type: 'linkedinSend',
				channel: 'linkedin',
				status: 'upcoming',
				priority: null,
				dueDate: '2026-03-03T09:00:00.000Z',
				completedAt: null,
				manual: true,
				ownerName: 'Sales One',
				campaign: { id: 'cam_1', name: 'Spring', sequenceId: null },
				leadFirstName: null,
				leadLastName: null,
				leadCompanyName: null,
			},
		]);
	});

	it.each([
		['search=pricing', [2, 1]],
		['search=example', [4]],
		['search=lead', [5]],
		['title=PRICING', [1]],
		['status=due', [2, 1]],
		['status=upcoming', [3]],
		['status=pending', [3, 2, 1]],
		['status=done,ignored', [5, 4]],
		['status=paused', []],
		['assignedTo=usr_SalesTwo000000000', [2]],
		['type=phone,email', [2, 1]],
		['type[]=phone&type[]=linkedinSend', [3, 1]],
		['type=phone&type=linkedinSend', [3, 1]],
		['channel=linkedin,aircall,whatsapp', [5, 3, 1]],
		['channel=email&channel=manual', [4, 2]],
		['priority=0,2', [2, 1]],
		['taskId=opp_00000000000000001,opp_00000000000000004', [4, 1]],
		['status=pending&search=pricing&type=email', [2]],
		['sortOrder=asc', [1, 2, 3, 4, 5]],
		['sortBy=priority&sortOrder=desc', [1, 2, 3, 4, 5]],
		['sortBy=assignedTo&sortOrder=asc', [1, 3, 4, 5, 2]],
		['limit=2', [5, 4]],
		['limit=2&page=3', [1]],
		['limit=2&page=4', []],
	])('%s', async (query, numbers) => {
		expect((await search(`?${query}`)).numbers).toEqual(numbers);
	});

	it('returns the total of all pages', async () => {
		expect(await search('?limit=1&status=pending')).toMatchObject({ total: 3, limit: 1, page: 1 });
	});

	it('lists each task on exactly one page', async () => {
		sandbox().reset({ tasks: manyTasks(230) });
		const pages = await Promise.all(
			[1, 2, 3].map(async (page) => await search(`?limit=100&page=${page}&sortBy=priority`)),
		);
		expect(new Set(pages.flatMap(({ results }) => results.map(({ _id }) => _id))).size).toBe(230);
	});

	it.each([
		['limit=0', 'INVALID_PARAMETER'],
		['limit=101', 'INVALID_PARAMETER'],
		['limit=ten', 'INVALID_PARAMETER'],
		['page=0', 'INVALID_PARAMETER'],
		['status=open', 'INVALID_PARAMETER'],
		['sortBy=name', 'UNKNOWN_SORT_FIELD'],
		['type=phone,letter', 'INVALID_PARAMETER'],
		[`taskId=${Array(101).fill('opp_1').join(',')}`, 'INVALID_PARAMETER'],
		['page=101&limit=100', 'PAGE_OUT_OF_RANGE'],
	])('rejects %s with an envelope', async (query, code) => {
		const { status, body } = await search(`?${query}`);
		expect(status).toBe(400);
		expect(body).toMatchObject({ success: false, error: { code } });
	});

	it('reaches up to the 10,000th task', async () => {
		expect((await search('?page=100&limit=100')).status).toBe(200);
	});
});

describe('GET /team', () => {
	it('lists the IDs of the members only', async () => {
		const { body } = await call(sandbox(), 'GET', '/team');
		expect(body).toMatchObject({
			_id: expect.stringMatching(/^tea_\w{17}$/),
			name: 'Sandbox Team',
			userIds: sampleMembers.map(({ userId }) => userId),
		});
		expect(body).not.toHaveProperty('users');
	});

	it('lists them with version=v2', async () => {
		const { body } = await call(sandbox(), 'GET', '/team?version=v2');
		expect(body).toMatchObject({ users: sampleMembers });
	});
});
