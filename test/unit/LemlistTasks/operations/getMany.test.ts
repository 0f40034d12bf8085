// Get Many: from its parameters to what it asks of lemlist.
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { Row } from '../../../../nodes/LemlistTasks/run/row';
import type { Http } from '../../support/execution';
import { locator } from '../../support/execution';
import { reply } from '../../support/reply';
import type { Around } from '../../support/row';
import { readWith, rejectionWith, runOf } from '../../support/row';

const users = [{ userId: 'usr_1', name: 'Member One', email: 'one@example.com' }];
const around = { http: async () => reply(200, { users }), timezone: 'Europe/Paris' };

const parameters = (filters: object, options: object = {}, sort: object = {}) => ({
	operation: 'getAll',
	filters,
	options,
	sort,
});
/** The query without the order, which is always there. */
const queryOf = async (filters: object, options?: object, more?: Around) => {
	const wanted = await readWith(parameters(filters, options), { ...around, ...more });
	const { sortOrder, ...query } = (wanted as { query: IDataObject }).query;
	expect(sortOrder).toBe('asc');
	return query;
};

describe('a search', () => {
	const searchWith = async (given: object, http: Http) => {
		const run = await runOf({ items: [{ operation: 'getAll', ...given }], http });
		return await new Row(run, 0).work();
	};
	const tasks = (count: number) => Array.from({ length: count }, (_, id) => ({ _id: `opp_${id}` }));

	it('asks the newer list, and outputs as many tasks as the limit allows', async () => {
		const http = jest.fn<ReturnType<Http>, Parameters<Http>>(async () =>
			reply(200, { results: tasks(2), total: 9 }),
		);
		expect(await searchWith({ limit: 2, filters: { status: 'due' } }, http)).toEqual({
			outputs: [{ json: { _id: 'opp_0' } }, { json: { _id: 'opp_1' } }],
		});
		const { method = 'GET', url, qs } = http.mock.calls[0]![0];
		expect({ method, url, qs }).toMatchObject({
			...{ method: 'GET', url: '/v2/tasks' },
			qs: { status: 'due', limit: 2 },
		});
		expect(http).toHaveBeenCalledTimes(1);
	});

	it('asks the older list with V1', async () => {
		const http = jest.fn<ReturnType<Http>, Parameters<Http>>(async () =>
			reply(200, { results: tasks(3) }),
		);
		const given = { limit: 2, options: { apiVersion: 'v1' } };
		expect(await searchWith(given, http)).toMatchObject({ outputs: [{}, {}] });
		expect(http.mock.calls[0]![0]).toMatchObject({ url: '/tasks', qs: { filters: '[]' } });
	});

	it('outputs what is simplified, or all that a task has', async () => {
		const http: Http = async () =>
			reply(200, { results: [{ _id: 'opp_1', objectType: 'contact' }], total: 1 });
		const json = async (simplify: boolean) => await searchWith({ simplify }, http);
		expect(await json(true)).toEqual({ outputs: [{ json: { _id: 'opp_1' } }] });
		expect(await json(false)).toEqual({
			outputs: [{ json: { _id: 'opp_1', objectType: 'contact' } }],
		});
	});

	it('says how to go on without the newer list', async () => {
		const failed = await searchWith({}, async () => reply(404, '<!DOCTYPE html>'));
		expect(failed).toMatchObject({
			outputs: [
				{
					error: {
						code: 'NO_TASK_LIST_V2',
						advice: expect.stringContaining('choose V1 under Options > API Version'),
					},
				},
			],
		});
	});
});

describe('the max tasks that a row asks for', () => {
	it.each<[given: Record<string, unknown>, max: number]>([
		[{}, 50],
		[{ limit: 7 }, 7],
		[{ limit: '7' }, 7],
		[{ limit: 1 }, 1],
		[{ limit: 12_000 }, 12_000],
		[{ limit: '' }, 50],
		[{ limit: 0 }, 50],
		[{ limit: '0' }, 50],
		[{ limit: null }, 50],
		[{ limit: ' ' }, 50],
		[{ returnAll: false, limit: 7 }, 7],
		[{ returnAll: 'false', limit: 7 }, 7],
		[{ returnAll: '', limit: 7 }, 7],
		[{ returnAll: true, limit: 7 }, Infinity],
		[{ returnAll: 'true' }, Infinity],
		[{ returnAll: 'TRUE' }, Infinity],
		[{ returnAll: 'yes' }, Infinity],
		[{ returnAll: 1 }, Infinity],
	])('by %j are %d', async (given, max) => {
		expect(await readWith({ operation: 'getAll', ...given })).toMatchObject({ max });
	});

	it.each([-1, 1.5, 'many', '10 tasks', {}, NaN, Infinity])(
		'are rejected for %p',
		async (limit) => {
			const error = await rejectionWith({ operation: 'getAll', limit });
			expect(error.message).toMatch(/^'Limit' is not a number of tasks: .+\. Use a whole .+/);
			expect(error).toMatchObject({ code: 'INVALID_VALUE', field: 'limit' });
		},
	);

	it('are rejected for a Return All that is neither yes nor no', async () => {
		const error = await rejectionWith({ operation: 'getAll', returnAll: 'all' });
		expect(error.message).toMatch(/^'Return All' is neither yes nor no: "all"/);
	});
});

it('asks for everything if nothing is set', async () => {
	expect(await queryOf({})).toEqual({});
});

it.each<[name: string, given: unknown, sent: unknown]>([
	['assignedTo', locator('usr_9', 'list'), 'usr_9'],
	['assignedTo', locator('One@example.com', 'email'), 'usr_1'],
	['assignedTo', locator('member one, usr_9'), 'usr_1,usr_9'],
	['campaignId', locator('cam_1', 'list'), 'cam_1'],
	['campaignId', locator('cam_1, cam_2'), 'cam_1,cam_2'],
	['channel', ['aircall', 'sms'], 'aircall,sms'],
	['channel', 'Call, WhatsApp', 'aircall,whatsapp'],
	['companyId', 'cpn_1, cmp_2', 'cpn_1,cmp_2'],
	['contactLinkedinUrl', 'in/lead-one', 'in/lead-one'],
	['objectType', ['Contact'], 'contact'],
	['completedAtFrom', '2026-03-15', '2026-03-14T23:00:00.000Z'],
	['completedAtTo', '2026-03-15', '2026-03-15T22:59:59.999Z'],
	['contactId', ['ctc_1', 'ctc_2'], 'ctc_1,ctc_2'],
	['dueDateFrom', DateTime.fromMillis(1773568800000), '2026-03-15T10:00:00.000Z'],
	['dueDateTo', '2026-03-15T10:00', '2026-03-15T09:00:00.000Z'],
	['hasCampaign', 'without', false],
	['hasCampaign', 'With', true],
	['hasDueDate', 'yes', true],
	['leadId', '["lea_1"]', 'lea_1'],
	['priority', [0, 2], '0,2'],
	['priority', ['high', 'low'], '2,0'],
	['priority', 'High, low', '2,0'],
	['search', 42, '42'],
	['status', ['pending', 'done'], 'pending,done'],
	['taskId', 'opp_1\nopp_2', 'opp_1,opp_2'],
	['title', ' Call ', ' Call '],
	['type', 'emailsReplied,Phone', 'emailsReplied,phone'],
])('%s: %j', async (name, given, sent) => {
	expect(await queryOf({ [name]: given })).toEqual({ [name]: sent });
});

it.each<[name: string, given: unknown, sent: unknown]>([
	['include', ['contact', 'company'], 'contact,company'],
])('option %s: %j', async (name, given, sent) => {
	expect(await queryOf({}, { [name]: given })).toEqual({ [name]: sent });
});

it('has all of them in one query', async () => {
	const filters = { status: 'due', title: 'Call', hasCampaign: true };
	expect(await queryOf(filters, { apiVersion: 'v2' })).toEqual({
		status: 'due',
		title: 'Call',
		hasCampaign: true,
	});
});

it.each([
	[{}, { sortOrder: 'asc' }],
	[{ sortBy: 'Completed At' }, { sortBy: 'handledOn', sortOrder: 'asc' }],
	[{ sortOrder: 'Descending' }, { sortOrder: 'desc' }],
	[{ sortBy: '', sortOrder: null }, { sortOrder: 'asc' }],
])('is sorted by %j as %j: the earliest due first', async (sort, query) => {
	expect(await readWith(parameters({}, {}, sort))).toMatchObject({ query });
});

describe('what is excluded', () => {
	const queryWith = async (exclude: object, filters: object = {}) =>
		await readWith({ ...parameters(filters), exclude }, around);

	it('is sent by the names of lemlist', async () => {
		const exclude = {
			...{ assignedTo: locator('member one'), campaignId: locator('cam_1') },
			...{ contactId: 'ctc_1', companyId: 'cpn_1', leadId: 'lea_1', type: ['phone'] },
		};
		expect(await queryWith(exclude)).toMatchObject({
			query: {
				...{ assignedToNot: 'usr_1', campaignIdNot: 'cam_1', contactIdNot: 'ctc_1' },
				...{ companyIdNot: 'cpn_1', leadIdNot: 'lea_1', typeNot: 'phone' },
			},
		});
	});

	it('may be a part of what a filter asks for, but not all of it', async () => {
		expect(await queryWith({ type: ['phone'] }, { type: ['phone', 'manual'] })).toMatchObject({
			query: { type: 'phone,manual', typeNot: 'phone' },
		});
		const error = await rejectionWith(
			{ ...parameters({ type: ['phone'] }), exclude: { type: ['manual', 'phone'] } },
			around,
		);
		expect(error).toMatchObject({ code: 'INVALID_VALUE', field: 'exclude' });
		expect(error.message).toMatch(/excludes everything that Filters asks for/);
	});
});

describe('advanced filters', () => {
	const TREE = { type: 'condition', id: '1', property: 'status', operator: 'is', value: 'due' };
	const GROUP = { type: 'group', id: '2', connector: 'and', children: [TREE] };

	it.each([[GROUP], [JSON.stringify(GROUP)], [TREE]])('are sent as JSON: %j', async (given) => {
		const sent = JSON.stringify(typeof given === 'string' ? GROUP : given);
		expect(await queryOf({}, { advancedFilters: given })).toEqual({ advancedFilters: sent });
	});

	it.each([['{}'], ['{ }'], [{}], ['']])('are not sent if there are none: %j', async (given) => {
		expect(await queryOf({}, { advancedFilters: given })).toEqual({});
	});

	it.each([
		['{"type":"group"', 'JSON'],
		['status is due', 'JSON'],
		['[]', "a tree of lemlist's filters"],
		[7, "a tree of lemlist's filters"],
		['{"type":"group","children":1}', "a tree of lemlist's filters"],
	])('are rejected if they are no tree: %j is not %s', async (given, what) => {
		const error = await rejectionWith(parameters({}, { advancedFilters: given }));
		expect(error.message).toContain(`'Advanced Filters (JSON)' is not ${what}: `);
		expect(error.message).toContain('Use JSON such as {"type":"group"');
	});

	it('are rejected if JSON cannot express them', async () => {
		const circular = { ...GROUP, children: [] as unknown[] };
		circular.children.push(circular);
		const error = await rejectionWith(parameters({}, { advancedFilters: circular }));
		expect(error).toMatchObject({ code: 'INVALID_VALUE', field: 'advancedFilters' });
	});
});

it('names the faults of all filters at once', async () => {
	const filters = { dueDateFrom: 'soon', assignedTo: locator(7) };
	const error = await rejectionWith(parameters(filters), around);
	expect(error.message).toMatch(/'Due After' is not a date/);
	expect(error.message).toMatch(/'Assignee' is not/);
});

it('leaves out what is blank', async () => {
	const filters = {
		...{ assignedTo: locator(''), campaignId: locator(null), channel: [], companyId: ', ,' },
		...{ dueDateFrom: ' ', dueDateTo: '', hasDueDate: null, search: undefined, status: '[]' },
	};
	expect(await queryOf(filters, { include: '' })).toEqual({});
});

it.each<[name: string, label: string, given: unknown, shown: string]>([
	['assignedTo', 'Assignee', locator(7), '7'],
	['campaignId', 'Campaign', locator('Spring outreach'), '"Spring"'],
	['channel', 'Channels', 'email, a fax', '"a fax"'],
	['completedAtTo', 'Completed Before', 'soon', '"soon"'],
	['dueDateFrom', 'Due After', '03/04/2026', '"03/04/2026"'],
	['dueDateTo', 'Due Before', '2026-02-30', '"2026-02-30"'],
	['hasCampaign', 'Has Campaign', 'perhaps', '"perhaps"'],
	['leadId', 'Lead IDs', 'lea_1, ctc_1', '"ctc_1"'],
	['priority', 'Priorities', [1, 3], '3'],
	['search', 'Search', { text: 'x' }, '{"text":"x"}'],
	['status', 'Statuses', ['waiting'], '"waiting"'],
	['type', 'Types', 'LinkedIn', '"LinkedIn"'],
])('rejects %s (%s): %j', async (name, label, given, shown) => {
	const error = await rejectionWith(parameters({ [name]: given }));
	expect(error.message).toMatch(new RegExp(`^'${label}' .+`));
	expect(error.message).toContain(`: ${shown}. ${error.advice}`);
	expect(error).toMatchObject({ code: 'INVALID_VALUE', field: name });
});

it.each(['no@example.com', 'Nobody'])('rejects %s, and says who there is', async (nobody) => {
	const error = await rejectionWith(parameters({ assignedTo: locator(nobody) }), around);
	expect(error.message).toContain('The team of this API key has: Member One (one@example.com)');
	expect(error).toMatchObject({ code: 'UNKNOWN_ASSIGNEE', field: 'assignedTo' });
});

it.each([false, 'false', 'no', 0, ''])(
	'takes %j for no wish, since a model sends it for any filter',
	async (given) => {
		expect(await queryOf({ hasCampaign: given, hasDueDate: given })).toEqual({});
	},
);
