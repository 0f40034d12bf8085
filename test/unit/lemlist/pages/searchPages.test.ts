import fc from 'fast-check';
import { searchPages } from '../../../../nodes/lemlist/pages/searchPages';
import { toNodeError } from '../../../../nodes/shared/nodeError';
import { nodeWith } from '../../support/execution';
import { failureWith } from '../../support/failure';
import { Pages, searched, tasks } from '../../support/paging';

const all = { returnAll: true };
const idsTo = (count: number) => tasks(count).map(({ _id }) => _id);
const pagesOf = ({ queries }: Pages) => queries.map(({ page }) => page);

it.each([
	[0, 1],
	[1, 1],
	[100, 1],
	[101, 2],
	[3_000, 30],
	[10_000, 100],
])('brings all of %i tasks in order, in %i requests', async (total, requests) => {
	const pages = new Pages(searched(total), all);
	expect(await pages.idsOf(searchPages)).toEqual(idsTo(total));
	expect(pages.queries).toEqual(
		Array.from({ length: requests }, (_, index) => ({
			...{ status: 'due', page: index + 1, limit: 100 },
		})),
	);
});

it.each<[limit: number, total: number, sizes: number[]]>([
	[7, 500, [7]],
	[50, 20, [50]],
	[100, 500, [100]],
	[101, 500, [100, 100]],
	[250, 500, [100, 100, 100]],
	[250, 120, [100, 100]],
	[9_950, 12_000, Array<number>(100).fill(100)],
	[10_000, 12_000, Array<number>(100).fill(100)],
	[20_000, 500, Array<number>(5).fill(100)],
])('brings a limit of %i of %i tasks in pages of %j', async (limit, total, sizes) => {
	const pages = new Pages(searched(total), { limit });
	expect(await pages.idsOf(searchPages)).toEqual(idsTo(Math.min(limit, total)));
	expect(pages.queries.map((query) => query['limit'])).toEqual(sizes);
});

it('never asks for more than lemlist gives of a search', async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), async (limit) => {
			const pages = new Pages(searched(12_000), { limit });
			expect(await pages.idsOf(searchPages)).toHaveLength(limit);
			const last = Math.max(
				...pages.queries.map((asked) => Number(asked['page']) * Number(asked['limit'])),
			);
			expect(last).toBeLessThanOrEqual(10_000);
		}),
		{ numRuns: 20 },
	);
});

it('asks for the first page alone, and for the others side by side, 30 at most', async () => {
	let askedByFirst = 0;
	const pages = new Pages((query) => {
		if (query['page'] === 1) askedByFirst = pages.queries.length;
		return searched(6_000)(query);
	}, all);
	await pages.of(searchPages);
	expect(askedByFirst).toBe(1);
	expect(pages.mostAtOnce).toBe(30);
});

it('puts pages in order, whichever is answered first', async () => {
	const answered: unknown[] = [];
	let release = () => {};
	const fifth = new Promise<void>((resolve) => (release = resolve));
	const pages = new Pages(async (query) => {
		if (query['page'] === 2) await fifth;
		if (query['page'] === 5) release();
		answered.push(query['page']);
		return searched(500)(query);
	}, all);
	expect(await pages.idsOf(searchPages)).toEqual(idsTo(500));
	expect(answered).toEqual([1, 3, 4, 5, 2]);
});

it('gives a task once that comes on two pages', async () => {
	const moved = [...tasks(100), ...tasks(50, 99)];
	const pages = new Pages(
		({ page }) => ({
			results: moved.slice((Number(page) - 1) * 100, Number(page) * 100),
			total: 150,
		}),
		all,
	);
	expect(await pages.idsOf(searchPages)).toEqual(idsTo(149));
});

it('does not take a page for all where no total is told', async () => {
	const pages = new Pages(() => ({ results: tasks(100) }), all);
	await expect(pages.of(searchPages)).rejects.toMatchObject({
		context: { code: 'UNEXPECTED_ANSWER' },
	});
});

it('goes by the size of page that lemlist gives', async () => {
	const pages = new Pages(
		({ page }) => ({ results: tasks(40, (Number(page) - 1) * 40), total: 120, limit: 40 }),
		all,
	);
	expect(await pages.idsOf(searchPages)).toEqual(idsTo(120));
});

it('asks once more where tasks left the search while it was read', async () => {
	let left = 0;
	const pages = new Pages(({ page, limit }) => {
		if (page === 2) left = 30;
		const found = tasks(300).slice(left);
		const from = (Number(page) - 1) * Number(limit);
		return { results: found.slice(from, from + Number(limit)), total: found.length };
	}, all);
	expect(new Set(await pages.idsOf(searchPages))).toEqual(new Set(idsTo(300)));
	expect(pagesOf(pages)).toEqual([1, 2, 3, 1, 2, 3]);
});

it('asks no third time', async () => {
	const pages = new Pages(() => ({ results: tasks(60), total: 100 }), all);
	expect(await pages.idsOf(searchPages)).toEqual(idsTo(60));
	expect(pages.queries).toHaveLength(2);
});

it.each([all, { limit: 10_001 }, { limit: 20_000 }])(
	'tells after one request that %j of 12,000 are more than lemlist gives',
	async (parameters) => {
		const pages = new Pages(searched(12_000), parameters);
		await expect(pages.of(searchPages)).rejects.toMatchObject({
			message: expect.stringMatching(
				/found 12000 tasks and gives at most 10000 .*Narrow .*Filters/,
			),
			context: { code: 'TOO_MANY_RESULTS' },
		});
		expect(pages.queries).toHaveLength(1);
	},
);

it('refuses a limit before any request', async () => {
	const pages = new Pages(searched(5), { limit: 'many' });
	await expect(pages.of(searchPages)).rejects.toThrow("'Limit' is not a number of tasks");
	expect(pages.queries).toEqual([]);
});

const refusedWith = (code: string, httpStatus: number) =>
	toNodeError(nodeWith(), failureWith({ code, httpStatus, endsRun: true }), 0);

describe('a page that fails', () => {
	it('fails the search, and no further page is asked for', async () => {
		const answer = searched(10_000);
		const pages = new Pages((query) => {
			if (query['page'] === 2) throw new Error('page 2');
			return answer(query);
		}, all);
		await expect(pages.of(searchPages)).rejects.toThrow('page 2');
		// 1, and those that were under way with it.
		expect(pagesOf(pages)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
	});

	it('is no sign of a missing list once the first was answered', async () => {
		const pages = new Pages((query) => {
			if (query['page'] === 2) throw refusedWith('NOT_LEMLIST_API', 200);
			return searched(200)(query);
		}, all);
		await expect(pages.of(searchPages)).rejects.toMatchObject({
			context: { code: 'NOT_LEMLIST_API' },
		});
	});
});

describe('without the newer list', () => {
	const failing = (error: Error) =>
		new Pages(() => {
			throw error;
		}, all);

	it.each([
		['NOT_LEMLIST_API', 200],
		['NOT_IN_PLAN', 402],
		['HTTP_404', 404],
		['HTTP_405', 405],
	])('says after %s (%i) that there is the older one', async (code, httpStatus) => {
		const error = await failing(refusedWith(code, httpStatus))
			.of(searchPages)
			.catch((thrown) => thrown);
		expect(error.message).toContain(failureWith().message);
		for (const told of [error.message, error.description]) {
			expect(told).toContain('choose V1 under Options > API Version');
		}
		expect(error.context).toMatchObject({ code: 'NO_TASK_LIST_V2', httpStatus, endsRun: true });
	});

	it.each([
		['API_KEY_REFUSED', 401],
		['RATE_LIMITED', 429],
		['HTTP_500', 500],
		['INVALID_PARAMETER', 400],
	])('is not what %s (%i) says', async (code, httpStatus) => {
		const refused = refusedWith(code, httpStatus);
		await expect(failing(refused).of(searchPages)).rejects.toBe(refused);
	});
});
