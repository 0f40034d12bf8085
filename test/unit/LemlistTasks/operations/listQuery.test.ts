// The query of the older list, from the parameters of Get Many.
import { locator } from '../../support/execution';
import { reply } from '../../support/reply';
import type { Around } from '../../support/row';
import { readWith, rejectionWith } from '../../support/row';

const users = [{ userId: 'usr_1', email: 'one@example.com' }];
const http = async () => reply(200, { users });

const parameters = (filters: object, options: object = {}) => ({
	operation: 'getAll',
	filters,
	options: { ...options, apiVersion: 'v1' },
});
const queryOf = async (filters: object, options?: object, around?: Around) => {
	const wanted = await readWith(parameters(filters, options), { http, ...around });
	return (wanted as { query: Record<string, unknown> }).query;
};
const filtersOf = async (filters: object, around?: Around) =>
	JSON.parse(String((await queryOf(filters, {}, around))['filters'])) as unknown;

it('always has filters, and nothing else', async () => {
	expect(await queryOf({})).toEqual({ filters: '[]' });
	expect(Object.keys(await queryOf({ type: 'phone', status: 'pending' }))).toEqual(['filters']);
});

it.each<[filters: object, sent: object]>([
	[{ type: ['phone', 'linkedinSend'] }, { filterId: 'type', in: ['phone', 'linkedinSend'] }],
	[{ type: 'Phone' }, { filterId: 'type', in: ['phone'] }],
	[{ assignedTo: locator('usr_9') }, { filterId: 'assignedTo', in: ['usr_9'] }],
	[{ assignedTo: locator('one@example.com') }, { filterId: 'assignedTo', in: ['usr_1'] }],
	[{ campaignId: locator('cam_1, cam_2') }, { filterId: 'campaignId', in: ['cam_1', 'cam_2'] }],
])('turns %j into %j', async (filters, sent) => {
	expect(await filtersOf(filters)).toEqual([sent]);
});

it.each<[filters: object, sent: object]>([
	[{ dueDateFrom: '2026-03-15T10:00Z' }, { from: '2026-03-15' }],
	[{ dueDateTo: '2026-03-15T10:00Z' }, { to: '2026-03-15' }],
	[
		{ dueDateFrom: '2026-03-15', dueDateTo: '2026-03-20' },
		{ from: '2026-03-15', to: '2026-03-20' },
	],
])('turns the moments of %j into days', async (filters, days) => {
	expect(await filtersOf(filters)).toEqual([{ filterId: 'dueDate', ...days }]);
});

it.each([
	['Europe/Paris', { dueDateFrom: '2026-03-15' }, { from: '2026-03-15' }],
	['America/New_York', { dueDateTo: '2026-03-15' }, { to: '2026-03-15' }],
	['Asia/Tokyo', { dueDateTo: '2026-03-15T23:30:00Z' }, { to: '2026-03-16' }],
])('means days in %s', async (timezone, filters, days) => {
	expect(await filtersOf(filters, { timezone })).toEqual([{ filterId: 'dueDate', ...days }]);
});

it('joins all of them in one list', async () => {
	const filters = {
		...{ type: 'phone', assignedTo: locator('usr_1'), campaignId: locator('cam_1') },
		dueDateFrom: '2026-03-15',
	};
	expect(await filtersOf(filters)).toEqual([
		{ filterId: 'type', in: ['phone'] },
		{ filterId: 'assignedTo', in: ['usr_1'] },
		{ filterId: 'campaignId', in: ['cam_1'] },
		{ filterId: 'dueDate', from: '2026-03-15' },
	]);
});

it.each(['pending', ['pending'], 'Pending', '["pending"]'])(
	'accepts the status %j, which is all it lists',
	async (status) => {
		expect(await filtersOf({ status })).toEqual([]);
	},
);

it.each<[name: string, label: string, value: unknown, shown: string]>([
	['channel', 'Channels', ['email', 'sms'], '"email,sms"'],
	['companyId', 'Company', 'cpn_1', '"cpn_1"'],
	['completedAtFrom', 'Completed After', '2026-03-15', '"2026-03-15T00:00:00.000Z"'],
	['completedAtTo', 'Completed Before', '2026-03-15', '"2026-03-15T23:59:59.999Z"'],
	['contactId', 'Contact', 'ctc_1', '"ctc_1"'],
	['hasCampaign', 'Has Campaign', 'without', 'false'],
	['hasDueDate', 'Has Due Date', 'with', 'true'],
	['leadId', 'Lead IDs', 'lea_1', '"lea_1"'],
	['priority', 'Priorities', ['0'], '"0"'],
	['search', 'Search', 'offer', '"offer"'],
	['status', 'Statuses', 'done', '"done"'],
	['status', 'Statuses', ['pending', 'done'], '"pending,done"'],
	['taskId', 'Task IDs', 'opp_1', '"opp_1"'],
	['title', 'Title', 'Call', '"Call"'],
])('rejects the filter %s by its label, %s', async (name, label, value, shown) => {
	const error = await rejectionWith(parameters({ [name]: value }));
	expect(error.message).toBe(`'${label}' is unknown to API version V1: ${shown}. ${error.advice}`);
	expect(error.advice).toContain('choose V2 under Options > API Version');
	expect(error).toMatchObject({ code: 'NOT_IN_V1', field: name });
});

it('rejects all that it does not have, what is excluded as well', async () => {
	const given = parameters({ search: 'offer', title: 'Call' });
	const { message } = await rejectionWith({ ...given, exclude: { contactId: 'ctc_1' } });
	expect(message).toContain(`'Search' is unknown to API version V1: "offer".`);
	expect(message).toContain(`'Title' is unknown to API version V1: "Call".`);
	expect(message).toContain(`'Exclude > Contact' is unknown to API version V1: "ctc_1".`);
	expect(message.match(/choose V2/g)).toHaveLength(1);
});

it.each([
	['options', 'include', 'Include', ['contact']],
	['sort', 'sortBy', 'Sort By', 'priority'],
	['sort', 'sortOrder', 'Sort Order', 'asc'],
])('rejects %s.%s by its label, %s', async (collection, name, label, value) => {
	const given = parameters({}, collection === 'options' ? { [name]: value } : {});
	const sort = collection === 'sort' ? { [name]: value } : {};
	const error = await rejectionWith({ ...given, sort });
	expect(error.message).toContain(`'${label}' is unknown to API version V1: `);
	expect(error).toMatchObject({ code: 'NOT_IN_V1', field: name });
});

it('rejects nothing that is blank', async () => {
	const filters = {
		...{ channel: [], companyId: ' ', completedAtFrom: '', hasCampaign: null, search: undefined },
		...{ type: ',', assignedTo: locator(''), campaignId: locator(' '), dueDateTo: '', status: [] },
	};
	expect(await filtersOf(filters)).toEqual([]);
	const options = { include: [], sortBy: '', sortOrder: '' };
	expect(await queryOf(filters, options)).toEqual({ filters: '[]' });
});
