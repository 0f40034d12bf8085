import fc from 'fast-check';
import { readSearchPages } from '../../../../nodes/lemlist/pages';
import type { Task } from '../../../../nodes/lemlist/task';
import { Pages, searched, tasks } from '../../support/paging';

const idsTo = (count: number) => tasks(count).map(({ _id }) => _id);
const pagesOf = ({ queries }: Pages) => queries.map(({ page }) => page);

it.each([
	[0, 1],
	[1, 1],
	[100, 1],
	[101, 2],
	[3_000, 30],
	[10_000, 100],
])('reads all of %i tasks in order, in %i requests', async (total, requests) => {
	const pages = new Pages(searched(total), Infinity);
	expect(await pages.idsOf(readSearchPages)).toEqual(idsTo(total));
	expect(pages.queries).toEqual(
		Array.from({ length: requests }, (_, index) => ({ page: index + 1, limit: 100 })),
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
])('reads a limit of %i of %i tasks in pages of %j', async (limit, total, sizes) => {
	const pages = new Pages(searched(total), limit);
	expect(await pages.idsOf(readSearchPages)).toEqual(idsTo(Math.min(limit, total)));
	expect(pages.queries.map((query) => query.limit)).toEqual(sizes);
});

it('never asks for more than lemlist returns for a search', async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), async (limit) => {
			const pages = new Pages(searched(12_000), limit);
			expect(await pages.idsOf(readSearchPages)).toHaveLength(limit);
			const last = Math.max(
				...pages.queries.map((asked) => Number(asked.page) * Number(asked.limit)),
			);
			expect(last).toBeLessThanOrEqual(10_000);
		}),
		{ numRuns: 20 },
	);
});

it('asks for the first page alone, and for the others side by side, at most 30', async () => {
	let askedByFirst = 0;
	const pages = new Pages((query) => {
		if (query.page === 1) askedByFirst = pages.queries.length;
		return searched(6_000)(query);
	}, Infinity);
	await pages.of(readSearchPages);
	expect(askedByFirst).toBe(1);
	expect(pages.maxAtOnce).toBe(30);
});

it('puts pages in order, whichever comes first', async () => {
	const answered: unknown[] = [];
	let release = () => {};
	const fifth = new Promise<void>((resolve) => (release = resolve));
	const pages = new Pages(async (query) => {
		if (query.page === 2) await fifth;
		if (query.page === 5) release();
		answered.push(query.page);
		return searched(500)(query);
	}, Infinity);
	expect(await pages.idsOf(readSearchPages)).toEqual(idsTo(500));
	expect(answered).toEqual([1, 3, 4, 5, 2]);
});

it('returns a task once that is on two pages', async () => {
	const moved = [...tasks(100), ...tasks(50, 99)];
	const pages = new Pages(
		({ page }) => ({
			results: moved.slice((Number(page) - 1) * 100, Number(page) * 100),
			total: 150,
		}),
		Infinity,
	);
	expect(await pages.idsOf(readSearchPages)).toEqual(idsTo(149));
});

it('does not take a page for all of them if there is no total', async () => {
	const pages = new Pages(() => ({ results: tasks(100) }), Infinity);
	await expect(pages.of(readSearchPages)).rejects.toMatchObject({
		code: 'UNEXPECTED_ANSWER',
	});
});

it('goes by the size of page that lemlist reports', async () => {
	const pages = new Pages(
		({ page }) => ({ results: tasks(40, (Number(page) - 1) * 40), total: 120, limit: 40 }),
		Infinity,
	);
	expect(await pages.idsOf(readSearchPages)).toEqual(idsTo(120));
});

it('reads once more if tasks left the search meanwhile', async () => {
	let left = 0;
	const pages = new Pages(({ page, limit }) => {
		if (page === 2) left = 30;
		const found = tasks(300).slice(left);
		const from = (Number(page) - 1) * Number(limit);
		return { results: found.slice(from, from + Number(limit)), total: found.length };
	}, Infinity);
	expect(await pages.idsOf(readSearchPages)).toEqual(idsTo(300).slice(30));
	expect(pagesOf(pages)).toEqual([1, 2, 3, 1, 2, 3]);
});

describe('the second reading', () => {
	/** Replies with one of two lists: the second once the first is missing tasks. */
	const changing = (before: Task[], after: Task[]) => {
		let readings = 0;
		return new Pages(({ page }) => {
			if (page === 1) readings++;
			const results = readings === 1 ? before : after;
			return { results, total: readings === 1 ? before.length + 1 : after.length };
		}, Infinity);
	};

	it('counts: tasks come as they are now', async () => {
		const pages = changing(
			[{ _id: 'opp_1', title: 'Before' }],
			[{ _id: 'opp_1', title: 'After' }, { _id: 'opp_2' }],
		);
		expect(await pages.of(readSearchPages)).toEqual([
			{ _id: 'opp_1', title: 'After' },
			{ _id: 'opp_2' },
		]);
	});

	it('counts: tasks that have left the search stay away', async () => {
		const pages = changing([{ _id: 'opp_1' }, { _id: 'opp_2' }], [{ _id: 'opp_2' }]);
		expect(await pages.idsOf(readSearchPages)).toEqual(['opp_2']);
	});

	it('is the last, even if it is incomplete as well', async () => {
		const pages = new Pages(() => ({ results: tasks(60), total: 100 }), Infinity);
		expect(await pages.idsOf(readSearchPages)).toEqual(idsTo(60));
		expect(pages.queries).toHaveLength(2);
	});
});

it.each([Infinity, 10_001, 20_000])(
	'says after one request that a max of %d of 12,000 is more than lemlist returns',
	async (max) => {
		const pages = new Pages(searched(12_000), max);
		await expect(pages.of(readSearchPages)).rejects.toMatchObject({
			message: expect.stringMatching(
				/found 12000 tasks and returns at most 10000 .*Narrow .*Filters/,
			),
			code: 'TOO_MANY_RESULTS',
			field: max === Infinity ? 'returnAll' : 'limit',
		});
		expect(pages.queries).toHaveLength(1);
	},
);

it('fails with a page, and asks for no further one', async () => {
	const answer = searched(10_000);
	const pages = new Pages((query) => {
		if (query.page === 2) throw new Error('page 2');
		return answer(query);
	}, Infinity);
	await expect(pages.of(readSearchPages)).rejects.toThrow('page 2');
	// 1, and those that were under way with it.
	expect(pagesOf(pages)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
});

it.each([0, null, -1, 1.5, '50', NaN])(
	'ends with an error on a page with limit %p',
	async (limit) => {
		const pages = new Pages(() => ({ results: tasks(50), total: 100, limit }), Infinity);
		await expect(pages.of(readSearchPages)).rejects.toMatchObject({ code: 'UNEXPECTED_ANSWER' });
		expect(pages.queries).toHaveLength(1);
	},
);
