import { manyContacts, sampleContacts } from '../../../sandbox';
import { call } from './client';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

interface Page {
	data: Array<{ _id: string; fullName: string; email: string }>;
	total: number;
	limit: number;
	offset: number;
}

const get = async (query: string) => await call(sandbox(), 'GET', `/contacts?${query}`);
const page = async (query: string) => (await get(query)).body as Page;
const named = async (query: string) =>
	((await get(query)).body as Page['data']).map(({ fullName }) => fullName);

const id = (number: number) => `ctc_contact${String(number).padStart(10, '0')}`;

describe('GET /contacts', () => {
	it('returns one page of contacts and the total', async () => {
		const { data, ...rest } = await page('');
		expect(rest).toEqual({ total: 13, limit: 100, offset: 0 });
		expect(data.map(({ _id }) => _id)).toEqual(sampleContacts.map(({ _id }) => _id));
	});

	it('returns the documented fields of a contact', async () => {
		const { data } = await page('limit=1&offset=3');
		expect(data).toEqual([
			{
				_id: id(4),
				fullName: 'Lead 4',
				email: 'lead@company-4.example.com',
				fields: {
					firstName: 'Lead',
					lastName: '4',
					companyName: 'Example Company 4',
					phone: '+1 202 555 0104',
				},
				campaigns: [
					{
						campaignId: 'cam_campaign000000001',
						campaignState: 'running',
						leadState: 'review',
						leadId: 'lea_lead0000000000004',
					},
				],
				ownerId: 'usr_SalesThree0000000',
			},
		]);
		expect((await page('email=lead@company-12.example.com')).data).toMatchObject([
			{ campaigns: [{ campaignState: 'ended' }] },
			{ campaigns: [] },
		]);
	});

	it.each([
		['search=lead 11', ['Lead 11']],
		['search=COMPANY-11.', ['Lead 11']],
		['search=company 11', ['Lead 11']],
		['search=nobody', []],
		['email=LEAD@company-1.example.com', ['Lead 1']],
		['email=lead@company-1.example.co', []],
		['email=lead@company-12.example.com', ['Lead 12', 'Lead 13']],
		['email=lead@company-12.example.com&search=13', ['Lead 13']],
		['limit=2&offset=4', ['Lead 5', 'Lead 6']],
		['limit=500&offset=12', ['Lead 13']],
		['offset=13', []],
	])('%s', async (query, names) => {
		expect((await page(query)).data.map(({ fullName }) => fullName)).toEqual(names);
	});

	it.each([
		['an ID', `idsOrEmails=${id(2)}`, ['Lead 2']],
		['an address', 'idsOrEmails=Lead@Company-2.example.com', ['Lead 2']],
		['an address of two', 'idsOrEmails=lead@company-12.example.com', ['Lead 12', 'Lead 13']],
		['the ID of one of them', `idsOrEmails=${id(13)}`, ['Lead 13']],
		[
			'a comma-separated list',
			`idsOrEmails=${id(3)},lead@company-1.example.com`,
			['Lead 1', 'Lead 3'],
		],
		[
			'a repeated parameter',
			`idsOrEmails[]=${id(3)}&idsOrEmails[]=lead@company-1.example.com`,
			['Lead 1', 'Lead 3'],
		],
		['the same twice', `idsOrEmails=${id(3)},${id(3)},lead@company-3.example.com`, ['Lead 3']],
		['something unknown', `idsOrEmails=${id(3)},${id(99)},nobody@example.com`, ['Lead 3']],
		['only unknown ones', `idsOrEmails=${id(99)}`, []],
		['an ID in upper case', `idsOrEmails=${id(3).toUpperCase()}`, []],
		['other parameters', `idsOrEmails=${id(3)}&search=lead 1&limit=1&offset=1`, ['Lead 3']],
	])('is a bare list for %s', async (_what, query, names) => {
		expect(await named(query)).toEqual(names);
	});

	it.each([',', '&idsOrEmails[]='])('accepts 100 IDs, separated by %s', async (separator) => {
		sandbox().reset({ contacts: 250 });
		const ids = manyContacts(250).map(({ _id }) => _id);
		const asked = async (count: number) =>
			await get(`idsOrEmails[]=${ids.slice(0, count).join(separator)}`);
		expect((await asked(100)).body).toHaveLength(100);
		expect(await asked(101)).toMatchObject({
			status: 400,
			body: 'Bad params: querystring/idsOrEmails must NOT have more than 100 items',
		});
	});

	it.each(['limit=0', 'limit=501', 'limit=all', 'offset=-1', 'search=a', 'search='])(
		'rejects %s',
		async (query) => {
			const { status, body } = await get(query);
			expect(status).toBe(400);
			expect(body).toMatch(/^Bad params: querystring\//);
		},
	);

	it('requires a key', async () => {
		expect((await call(sandbox(), 'GET', '/contacts', { key: 'wrong' })).status).toBe(401);
	});
});
