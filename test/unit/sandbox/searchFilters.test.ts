import { sampleCompanies, sampleContacts } from '../../../sandbox';
import { call } from './client';
import { numbersOf, task } from './task';
import { useSandbox } from './useSandbox';

const contact = sampleContacts[0];
const company = sampleCompanies[0];
const ofContact = { contactId: 'ctc_contact0000000001' };
const ofLead = {
	...ofContact,
	leadId: 'lea_lead0000000000001',
	campaignId: 'cam_campaign000000001',
};

const tasks = [
	task(1, ofContact),
	task(2, { ...ofLead, type: 'phone' }),
	task(3, { companyId: 'cpn_company0000000001' }),
	task(4, { contactId: 'ctc_contact0000000002', userId: 'usr_SalesTwo000000000' }),
	task(5, { status: 'completed', completedAt: '2026-03-02T08:00:00.000Z' }),
	task(6, { status: 'ignored', completedAt: '2026-03-03T08:00:00.000Z' }),
];

const sandbox = useSandbox({ tasks });

async function search(query: string) {
	const { body } = await call(sandbox(), 'GET', `/v2/tasks?${query}`);
	return (body as { results: Array<Record<string, unknown>> }).results;
}

describe('GET /v2/tasks', () => {
	it.each([
		['contactId=ctc_contact0000000001', [1, 2]],
		['contactId=ctc_contact0000000001,ctc_contact0000000002', [1, 2, 4]],
		['contactIdNot=ctc_contact0000000001', [3, 4, 5, 6]],
		['contactId=', []],
		['contactId=null', []],
		['companyId=cpn_company0000000001', [1, 2, 3]],
		['companyIdNot=cpn_company0000000001', [4, 5, 6]],
		['leadId=lea_lead0000000000001', [2]],
		['leadIdNot=lea_lead0000000000001', [1, 3, 4, 5, 6]],
		['campaignId=cam_campaign000000001', [2]],
		['campaignIdNot[]=cam_campaign000000001', [1, 3, 4, 5, 6]],
		['assignedToNot=usr_SalesOne000000000', [4]],
		['typeNot=manual', [2]],
		['objectType=company', [3]],
		['objectType=contact', [1, 2, 4, 5, 6]],
		['hasCampaign=true', [2]],
		['hasCampaign=false', [1, 3, 4, 5, 6]],
		['hasDueDate=true', [1, 2, 3, 4, 5, 6]],
		['hasDueDate=false', []],
		['dueDateFrom=2026-03-04T09:00:00.000Z', [4, 5, 6]],
		['dueDateTo=2026-03-02T09:00:00Z', [1, 2]],
		['dueDateTo=2026-03-02T08:59:59.999Z', [1]],
		['dueDateFrom=2026-03-02&dueDateTo=2026-03-02', [2]],
		['dueDateTo=2026-03-02T10:30:00%2B02:00', [1]],
		['completedAtFrom=2026-03-01', [5, 6]],
		['completedAtTo=2026-03-02T08:00:00.000Z', [5]],
		['companyId=cpn_company0000000001&hasCampaign=false&objectType=contact', [1]],
	])('%s', async (query, numbers) => {
		const found = await search(`${query}&sortOrder=asc`);
		expect(numbersOf(found)).toEqual(numbers);
	});

	it('sorts by completion time', async () => {
		const found = await search('sortBy=handledOn&limit=2');
		expect(found.map(({ title }) => title)).toEqual(['Task 6', 'Task 5']);
	});

	it('accepts sort fields without data', async () => {
		expect(await search('sortBy=score')).toHaveLength(6);
		expect(await search('sortBy=contactJobTitle')).toHaveLength(6);
	});

	it('returns the record of a task', async () => {
		expect(await search('companyId=cpn_company0000000001&sortOrder=asc')).toMatchObject([
			{ objectType: 'contact', recordId: contact?._id, companyId: company?._id },
			{ objectType: 'contact', recordId: contact?._id, companyId: company?._id },
			{ objectType: 'company', recordId: company?._id, companyId: company?._id, contactId: null },
		]);
	});

	it('includes contacts and companies on request', async () => {
		const { body } = await call(sandbox(), 'GET', `/contacts?idsOrEmails=${contact?._id}`);
		const [listed] = body as unknown[];
		const found = await search('include=contact,company&sortOrder=asc');
		expect(found.slice(1, 3)).toMatchObject([
			{ contact: listed, company },
			{ contact: null, company },
		]);
		const [first] = await search('include=contact');
		expect(first).toHaveProperty('contact');
		expect(first).not.toHaveProperty('company');
		expect((await search(''))[0]).not.toHaveProperty('contact');
	});

	it.each([
		['dueDateFrom=tomorrow', 'INVALID_PARAMETER'],
		['dueDateTo=2026-02-30', 'INVALID_PARAMETER'],
		['completedAtFrom=2026-03-01T10:00', 'INVALID_PARAMETER'],
		['objectType=lead', 'INVALID_PARAMETER'],
		['include=lead', 'INVALID_PARAMETER'],
		['hasCampaign=yes', 'INVALID_PARAMETER'],
		['typeNot=letter', 'INVALID_PARAMETER'],
		['dueDateFrom=2026-03-02&dueDateTo=2026-03-01', 'INVALID_DATE_RANGE'],
		['completedAtFrom=2026-03-02&completedAtTo=2026-03-01', 'INVALID_DATE_RANGE'],
		['sortBy=constructor', 'UNKNOWN_SORT_FIELD'],
	])('rejects %s with an envelope', async (query, code) => {
		const { status, body } = await call(sandbox(), 'GET', `/v2/tasks?${query}`);
		expect(status).toBe(400);
		expect(body).toMatchObject({
			success: false,
			error: { code, message: expect.stringMatching(/./) },
		});
	});
});

describe('hasV2: false', () => {
	beforeEach(() => sandbox().configure({ hasV2: false }));

	it.each(['GET', 'POST'])('serves the web app for %s /v2/tasks', async (method) => {
		const answer = await call(sandbox(), method, '/v2/tasks', { key: null });
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(answer.body).toMatch(/^<!DOCTYPE html>/);
	});

	it('still counts the request', async () => {
		sandbox().configure({ limit: 1 });
		const statuses = [
			(await call(sandbox(), 'GET', '/v2/tasks')).status,
			(await call(sandbox(), 'GET', '/v2/tasks')).status,
		];
		expect(statuses).toEqual([200, 429]);
	});

	it('does not affect other routes', async () => {
		const { headers } = await call(sandbox(), 'GET', '/tasks?filters=[]');
		expect(headers.get('content-type')).toMatch('application/json');
	});
});
