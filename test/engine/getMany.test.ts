// Get Many: what it asks for, and what it returns.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { SandboxTask } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import { DUE, found, idsOf, isFrom, isOpen, search, tasks, UPCOMING } from './support/search';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startWorld } from './support/world';

it.each<[filters: INodeParameters, query: object, isFound: (task: SandboxTask) => boolean]>([
	[
		{ assignedTo: locator('usr_SalesTwo000000000') },
		{ assignedTo: 'usr_SalesTwo000000000' },
		({ userId }) => userId === 'usr_SalesTwo000000000',
	],
	[
		{ assignedTo: locator('Sales.Two@example.com', 'email') },
		{ assignedTo: 'usr_SalesTwo000000000' },
		({ userId }) => userId === 'usr_SalesTwo000000000',
	],
	[
		{ assignedTo: locator('sales  TWO') },
		{ assignedTo: 'usr_SalesTwo000000000' },
		({ userId }) => userId === 'usr_SalesTwo000000000',
	],
	[
		{ campaignId: locator('cam_campaign000000001', 'list') },
		{ campaignId: 'cam_campaign000000001' },
		({ campaignId }) => campaignId === 'cam_campaign000000001',
	],
	[
		{ campaignId: locator('cam_campaign000000001, cam_campaign000000002') },
		{ campaignId: 'cam_campaign000000001,cam_campaign000000002' },
		({ campaignId = '' }) => /[12]$/.test(campaignId),
	],
	[
		{ channel: ['aircall', 'whatsapp'] },
		{ channel: 'aircall,whatsapp' },
		({ type }) => ['phone', 'whatsappMessage'].includes(type),
	],
	[
		{ companyId: 'cpn_company0000000001' },
		{ companyId: 'cpn_company0000000001' },
		({ companyId, contactId }) =>
			companyId === 'cpn_company0000000001' || contactId === 'ctc_contact0000000001',
	],
	[
		{ completedAtFrom: '2026-03-14' },
		{ completedAtFrom: '2026-03-13T23:00:00.000Z' },
		({ completedAt = '' }) => completedAt >= '2026-03-13T23',
	],
	[
		{ completedAtTo: '2026-03-13' },
		{ completedAtTo: '2026-03-13T22:59:59.999Z' },
		({ completedAt = '9' }) => completedAt < '2026-03-13T23',
	],
	[
		{ contactId: 'ctc_contact0000000002\nctc_contact0000000003' },
		{ contactId: 'ctc_contact0000000002,ctc_contact0000000003' },
		({ contactId = '' }) => /0[23]$/.test(contactId),
	],
	[
		{ dueDateFrom: '2020-03-15T10:00', dueDateTo: '2099-03-12' },
		{ dueDateFrom: '2020-03-15T09:00:00.000Z', dueDateTo: '2099-03-12T22:59:59.999Z' },
		({ dueDate }) => dueDate >= '2020-03-15T09' && dueDate < '2099-03-12T23',
	],
	[{ hasCampaign: 'with' }, { hasCampaign: 'true' }, ({ campaignId }) => campaignId !== undefined],
	[
		{ hasCampaign: 'without' },
		{ hasCampaign: 'false' },
		({ campaignId }) => campaignId === undefined,
	],
	[{ hasDueDate: 'With' }, { hasDueDate: 'true' }, () => true],
	[{ hasDueDate: 'without' }, { hasDueDate: 'false' }, () => false],
	[{ hasCampaign: false, hasDueDate: 'no' }, {}, () => true],
	[
		{ leadId: 'lea_lead0000000000001' },
		{ leadId: 'lea_lead0000000000001' },
		({ leadId }) => leadId === 'lea_lead0000000000001',
	],
	[{ priority: ['low', 'high'] }, { priority: '0,2' }, ({ priority = 1 }) => priority !== 1],
	[{ priority: [0, '2'] }, { priority: '0,2' }, ({ priority = 1 }) => priority !== 1],
	[{ priority: 'medium' }, { priority: '1' }, ({ priority }) => priority === 1],
	[{ search: 'PRICING' }, { search: 'PRICING' }, ({ title }) => title.includes('pricing')],
	[
		{ status: ['due', 'done'] },
		{ status: 'due,done' },
		(task) => (isOpen(task) && isFrom(DUE)(task)) || task.status === 'completed',
	],
	[
		{ status: ['upcoming'] },
		{ status: 'upcoming' },
		(task) => isOpen(task) && isFrom(UPCOMING)(task),
	],
	[{ status: ['pending'] }, { status: 'pending' }, isOpen],
	[{ status: 'ignored' }, { status: 'ignored' }, ({ status }) => status === 'ignored'],
	[
		{ taskId: 'opp_phone000000000001, opp_manual00000000002' },
		{ taskId: 'opp_phone000000000001,opp_manual00000000002' },
		({ _id }) => ['opp_phone000000000001', 'opp_manual00000000002'].includes(_id),
	],
	[{ title: 'call' }, { title: 'call' }, ({ title }) => title.toLowerCase().includes('call')],
	[
		{ type: 'linkedinSend, Phone' },
		{ type: 'linkedinSend,phone' },
		({ type }) => ['linkedinSend', 'phone'].includes(type),
	],
	[
		{ status: ['pending'], priority: ['high'], hasCampaign: 'with' },
		{ status: 'pending', priority: '2', hasCampaign: 'true' },
		(task) => isOpen(task) && task.priority === 2 && task.campaignId !== undefined,
	],
	[{ assignedTo: locator(''), status: [], search: ' ', dueDateTo: '' }, {}, () => true],
])('filters by %j', async (filters, query, isFound) => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated, error } = await run([{}], { parameters: search(filters) });

	expect(error).toBeUndefined();
	const asked = sandbox.requests.filter(({ path }) => path !== '/team');
	expect(asked).toEqual([
		expect.objectContaining({ method: 'GET', path: '/v2/tasks', status: 200 }),
	]);
	expect(asked[0]?.query).toEqual({ ...query, sortOrder: 'asc', page: '1', limit: '100' });
	expect(idsOf(updated).sort()).toEqual(found(isFound));
});

it('returns an item per task, with all that lemlist lists if Simplify is off', async () => {
	const { run } = await startWorld({ tasks });

	const { updated, hints } = await run([{}], {
		parameters: search({ taskId: 'opp_phone000000000001' }, { simplify: false }),
		options: { include: ['contact', 'company'] },
	});

	expect(updated).toEqual([
		expect.objectContaining({
			json: expect.objectContaining({
				_id: 'opp_phone000000000001',
				type: 'phone',
				channel: 'aircall',
				ownerName: expect.any(String),
				leadCompanyName: expect.any(String),
				contact: expect.any(Object),
				company: expect.any(Object),
			}),
			pairedItem: { item: 0 },
		}),
	]);
	expect(hints).toEqual([]);
});

it('returns what most workflows need of a task by default, with what Include adds', async () => {
	const { run } = await startWorld({ tasks });

	const { updated } = await run([{}], {
		parameters: search({ taskId: 'opp_phone000000000001' }),
		options: { include: ['contact'] },
	});

	expect(updated.map(({ json }) => Object.keys(json))).toEqual([
		[
			'_id',
			'type',
			'title',
			'message',
			'priority',
			'dueDate',
			'assignedTo',
			'status',
			'channel',
			'completedAt',
			'ownerName',
			'campaignId',
			'campaignName',
			'contactId',
			'leadId',
			'leadFirstName',
			'leadLastName',
			'companyId',
			'leadCompanyName',
			'contact',
		],
	]);
	expect(updated[0]!.json['contact']).toMatchObject({
		email: expect.stringMatching(/@/),
		fields: { phone: expect.stringMatching(/^\+1 202 555 01/) },
	});
});

it.each([
	['asc', 1],
	['desc', -1],
])('sorts %s', async (sortOrder, sign) => {
	const { run } = await startWorld({ tasks });

	const { updated } = await run([{}], {
		parameters: search({}, { sort: { sortBy: 'assignedTo', sortOrder } }),
	});

	const assignees = updated.map(({ json }) => String(json['assignedTo']));
	expect(assignees).toHaveLength(tasks.length);
	expect(assignees).toEqual([...assignees].sort((a, b) => sign * (a < b ? -1 : a > b ? 1 : 0)));
});

it.each([
	[{ returnAll: false, limit: 7 }, 7],
	[{ returnAll: false }, 50],
	[{ returnAll: false, limit: '={{ $json.max }}' }, 3],
	[{ returnAll: '={{ $json.all }}', limit: 2 }, 60],
])('returns as many tasks as %j allows', async (more, count) => {
	const { sandbox, run } = await startWorld({ tasks: manyTasks(60) });

	const { updated } = await run([{ max: 3, all: true }], { parameters: search({}, more) });

	expect(new Set(idsOf(updated)).size).toBe(count);
	expect(updated).toHaveLength(count);
	expect(sandbox.requests).toHaveLength(1);
});

it('searches once per item, and pairs the results with that item', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated, hints } = await run([{ type: 'phone' }, { type: 'sms' }, { type: 'manual' }], {
		parameters: search({
			search: '={{ $json.type === "sms" ? "no such text" : "" }}',
			type: '={{ $json.type === "sms" ? "" : $json.type }}',
		}),
	});

	const phone = found(({ type }) => type === 'phone');
	const manual = found(({ type }) => type === 'manual');
	expect(idsOf(updated.slice(0, phone.length)).sort()).toEqual(phone);
	expect(idsOf(updated.slice(phone.length)).sort()).toEqual(manual);
	expect(pairedWith(updated)).toEqual([
		...phone.map(() => ({ item: 0 })),
		...manual.map(() => ({ item: 2 })),
	]);
	expect(sandbox.requests).toHaveLength(3);
	expect(hints[0]).toBe(`${phone.length + manual.length} tasks found.`);
});

it('leaves out what Exclude names', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated } = await run([{}], {
		parameters: search(
			{ status: ['pending'] },
			{ exclude: { type: ['phone', 'manual'], assignedTo: locator('sales two') } },
		),
	});

	expect(sandbox.requests.at(-1)?.query).toMatchObject({
		...{ status: 'pending', typeNot: 'phone,manual', assignedToNot: 'usr_SalesTwo000000000' },
	});
	const wanted = found(
		(task) =>
			isOpen(task) &&
			!['phone', 'manual'].includes(task.type) &&
			task.userId !== 'usr_SalesTwo000000000',
	);
	expect(wanted.length).toBeGreaterThan(0);
	expect(idsOf(updated).sort()).toEqual(wanted);
});

it('finds nothing for an ID that does not exist, which is no error', async () => {
	const { run } = await startWorld({ tasks });

	const {
		run: record,
		updated,
		hints,
	} = await run([{}], {
		parameters: search({ campaignId: locator('cam_Unknown0000000000') }),
	});

	expect(record.status).toBe('success');
	expect(updated).toEqual([]);
	expect(hints).toEqual([]);
});

it.each<[filters: INodeParameters, field: string, message: RegExp, code?: string]>([
	[
		{ dueDateFrom: '03/04/2026' },
		'dueDateFrom',
		/^Row 1 \(item 0\): 'Due After' could be different days: "03\/04\/2026"\./,
	],
	[
		{ dueDateTo: 'next week' },
		'dueDateTo',
		/^Row 1 \(item 0\): 'Due Before' is not a date: "next week"\./,
	],
	[
		{ campaignId: locator('Spring outreach') },
		'campaignId',
		/^Row 1 \(item 0\): 'Campaign' holds something that is not the ID of a campaign: "Spring"\./,
	],
	[
		{ assignedTo: locator('nobody@example.com') },
		'assignedTo',
		/^Row 1 \(item 0\): 'Assignee' is not a team member: .*sales\.one@example\.com/,
		'UNKNOWN_ASSIGNEE',
	],
	[
		{ status: 'waiting' },
		'status',
		/^Row 1 \(item 0\): 'Statuses' is not one of the choices: "waiting"\. Use Done,/,
	],
])('rejects %j before any search', async (filters, field, message, code = 'INVALID_VALUE') => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated, failed } = await run([{}], {
		parameters: search(filters),
		onError: 'continueErrorOutput',
	});

	expect(updated).toEqual([]);
	expect(failed.map(errorOf)).toEqual([
		expect.objectContaining({
			code,
			field,
			message: expect.stringMatching(message),
			attempts: 0,
			taskId: null,
		}),
	]);
	expect(sandbox.requests.filter(({ path }) => path !== '/team')).toEqual([]);
});

it('reports a search that lemlist rejects', async () => {
	const { run } = await startWorld({ tasks });

	const { failed } = await run([{}], {
		parameters: search({ dueDateFrom: '2026-03-16', dueDateTo: '2026-03-15' }),
		onError: 'continueErrorOutput',
	});

	expect(failed.map(errorOf)).toEqual([
		expect.objectContaining({ code: 'INVALID_DATE_RANGE', httpStatus: 400, attempts: 1 }),
	]);
});

// What a list costs a model, by the rule of four bytes a token. docs/agents.md has these figures.
describe('the tokens of a list', () => {
	const TASKS = 50;

	const tokensOf = (items: INodeExecutionData[]): number =>
		Buffer.byteLength(JSON.stringify(items.map(({ json }) => json))) / 4;

	const rounded = (tokens: number): string => (Math.round(tokens / 100) * 100).toLocaleString('en');

	it('are as many as the docs say, with Simplify and without', async () => {
		const { run } = await startWorld({ tasks: manyTasks(TASKS) });
		const tokens = async (simplify: boolean) =>
			tokensOf((await run([{}], { parameters: search({}, { simplify }) })).updated);

		const [simple, raw] = [await tokens(true), await tokens(false)];

		const page = readFileSync(join(__dirname, '../../docs/agents.md'), 'utf8');
		const figures = `${TASKS} tasks take some ${rounded(simple)} tokens instead of ${rounded(raw)}`;
		expect(page.replace(/\s+/g, ' ')).toContain(figures);
	});
});
