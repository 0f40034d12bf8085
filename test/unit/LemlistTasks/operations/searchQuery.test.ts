// The query of the newer list, from the parameters of Get Many.
import { DateTime } from 'luxon';
import { locator } from '../../support/execution';
import { reply } from '../../support/reply';
import type { Around } from '../../support/request';
import { rejectionWith, requestWith } from '../../support/request';

const users = [{ userId: 'usr_1', name: 'Member One', email: 'one@example.com' }];
const around = { http: async () => reply(200, { users }), timezone: 'Europe/Paris' };

const parameters = (filters: object, options: object = {}) => ({
	operation: 'getAll',
	filters,
	options,
});
const queryOf = async (filters: object, options?: object, more?: Around) =>
	(await requestWith(parameters(filters, options), { ...around, ...more })).qs;

it('asks the newer list, without a query if nothing is set', async () => {
	expect(await requestWith(parameters({}))).toMatchObject({
		method: 'GET',
		url: '/v2/tasks',
		qs: {},
		body: {},
	});
});

it.each<[name: string, given: unknown, sent: unknown]>([
	['assignedTo', locator('usr_9', 'list'), 'usr_9'],
	['assignedTo', locator('One@example.com', 'email'), 'usr_1'],
	['assignedTo', locator('member one, usr_9'), 'usr_1,usr_9'],
	['campaignId', locator('cam_1', 'list'), 'cam_1'],
	['campaignId', locator('cam_1, cam_2'), 'cam_1,cam_2'],
	['channel', ['aircall', 'sms'], 'aircall,sms'],
	['channel', 'Call, WhatsApp', 'aircall,whatsapp'],
	['companyId', 'cpn_1 cmp_2', 'cpn_1,cmp_2'],
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
	['sortBy', 'Completed At', 'handledOn'],
	['sortOrder', 'asc', 'asc'],
])('option %s: %j', async (name, given, sent) => {
	expect(await queryOf({}, { [name]: given })).toEqual({ [name]: sent });
});

it('has all of them in one query', async () => {
	const filters = { status: 'due', title: 'Call', hasCampaign: true };
	expect(await queryOf(filters, { sortBy: 'score', apiVersion: 'v2' })).toEqual({
		status: 'due',
		title: 'Call',
		hasCampaign: true,
		sortBy: 'score',
	});
});

it('leaves out what is blank', async () => {
	const filters = {
		...{ assignedTo: locator(''), campaignId: locator(null), channel: [], companyId: ', ,' },
		...{ dueDateFrom: ' ', dueDateTo: '', hasDueDate: null, search: undefined, status: '[]' },
	};
	expect(await queryOf(filters, { include: '', sortBy: null })).toEqual({});
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
	const error = await rejectionWith(parameters({ [name]: given }), { itemIndex: 1 });
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
