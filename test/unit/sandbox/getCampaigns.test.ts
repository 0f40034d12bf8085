import { sampleCampaigns } from '../../../sandbox';
import type { Campaign } from '../../../sandbox';
import { call } from './client';
import { useSandbox } from './useSandbox';

const five = [1, 2, 3, 4, 5].map(
	(number): Campaign => ({
		_id: `cam_${String(number).padStart(17, '0')}`,
		name: `Campaign ${number}`,
		status: number === 2 ? 'paused' : 'running',
	}),
);

const sandbox = useSandbox();
const withFive = useSandbox({ campaigns: five });

describe('GET /campaigns', () => {
	it('lists the campaigns of the sample tasks with version=v2', async () => {
		const { status, body } = await call(sandbox(), 'GET', '/campaigns?version=v2');
		expect(status).toBe(200);
		expect(body).toEqual({
			campaigns: sampleCampaigns,
			pagination: { totalRecords: 3, currentPage: 1, nextPage: null, totalPage: 1 },
		});
		const named = new Map([...sandbox().tasks.values()].map((t) => [t.campaignId, t.campaignName]));
		expect(named).toEqual(new Map(sampleCampaigns.map(({ _id, name }) => [_id, name])));
	});

	it('is a bare list without the version', async () => {
		const { body } = await call(sandbox(), 'GET', '/campaigns?limit=2');
		expect(body).toEqual(sampleCampaigns.slice(0, 2));
	});

	it.each([
		['limit=2', [1, 2], 1, 2],
		['limit=2&page=2', [3, 4], 2, 3],
		['limit=2&page=3', [5], 3, null],
		['limit=2&offset=2', [3, 4], 2, 3],
		['limit=2&page=4', [], 4, null],
	])('has pages: %s', async (query, numbers, currentPage, nextPage) => {
		const { body } = await call(withFive(), 'GET', `/campaigns?version=v2&${query}`);
		expect(body).toEqual({
			campaigns: numbers.map((number) => five[number - 1]),
			pagination: { totalRecords: 5, currentPage, nextPage, totalPage: 3 },
		});
	});

	it('can be filtered by status', async () => {
		const { body } = await call(withFive(), 'GET', '/campaigns?status=paused');
		expect(body).toEqual([five[1]]);
	});

	it.each(['limit=101', 'limit=0', 'page=0', 'offset=-1', 'status=open', 'version=v3'])(
		'rejects %s',
		async (query) => {
			const { status, body } = await call(sandbox(), 'GET', `/campaigns?${query}`);
			expect(status).toBe(400);
			expect(body).toMatch(/^Bad params: querystring\//);
		},
	);
});
