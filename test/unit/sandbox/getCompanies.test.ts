import { sampleCompanies } from '../../../sandbox';
import type { Company } from '../../../sandbox';
import { call } from './client';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

interface Page {
	data: Company[];
	total: number;
	limit: number;
	offset: number;
}

const get = async (query: string) => await call(sandbox(), 'GET', `/companies?${query}`);
const page = async (query: string) => (await get(query)).body as Page;

const id = (number: number) => `cpn_company${String(number).padStart(10, '0')}`;

describe('GET /companies', () => {
	it('returns one page of companies and the total', async () => {
		expect(await page('')).toEqual({ data: sampleCompanies, total: 13, limit: 100, offset: 0 });
		expect(sampleCompanies[0]).toEqual({
			_id: id(1),
			domain: 'company-1.example.com',
			fields: { name: 'Example Company 1' },
			ownerId: 'usr_TeamAdmin00000000',
		});
	});

	it.each([
		['search=COMPANY 11', [11], 1],
		['search=company-3.', [3], 1],
		['search=1', [1, 10, 11, 12, 13], 5],
		['search=nobody', [], 0],
		['limit=2&offset=4', [5, 6], 13],
		['limit=500&offset=12', [13], 13],
		[`idsOrDomains=${id(2)}`, [2], 1],
		['idsOrDomains=Company-2.example.com', [2], 1],
		['idsOrDomains=company-12.example.com', [12, 13], 2],
		[`idsOrDomains=${id(13)}`, [13], 1],
		[`idsOrDomains=${id(3)},company-1.example.com`, [1, 3], 2],
		[`idsOrDomains[]=${id(3)}&idsOrDomains[]=company-1.example.com`, [1, 3], 2],
		[`idsOrDomains=${id(3)},${id(99)},unknown.example.com`, [3], 1],
		['idsOrDomains=unknown.example.com', [], 0],
		[`idsOrDomains=${id(1)},${id(2)},${id(3)}&limit=2`, [1, 2], 3],
		[`idsOrDomains=${id(1)},${id(2)}&search=company 2`, [2], 1],
	])('%s', async (query, numbers, total) => {
		const answer = await page(query);
		expect(answer.data.map(({ _id }) => _id)).toEqual(numbers.map(id));
		expect(answer.total).toBe(total);
	});

	it('accepts 100 IDs', async () => {
		sandbox().reset({ companies: 250 });
		const ids = (await page('limit=101')).data.map(({ _id }) => _id);
		expect(await page(`idsOrDomains=${ids.slice(1).join(',')}`)).toMatchObject({ total: 100 });
		expect(await get(`idsOrDomains=${ids.join(',')}`)).toMatchObject({
			status: 400,
			body: 'Bad params: querystring/idsOrDomains must NOT have more than 100 items',
		});
	});

	it.each(['limit=0', 'limit=501', 'offset=-1'])('rejects %s', async (query) => {
		const { status, body } = await get(query);
		expect(status).toBe(400);
		expect(body).toMatch(/^Bad params: querystring\//);
	});
});
