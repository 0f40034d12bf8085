import { listPages } from '../../../../nodes/lemlist/pages/listPages';
import type { Answer } from '../../support/paging';
import { Pages, tasks } from '../../support/paging';

const all = { returnAll: true };
const idsTo = (count: number) => tasks(count).map(({ _id }) => _id);

/** So many tasks in all, on pages of a size that lemlist does not tell. */
const listed =
	(total: number, pageSize = 100): Answer =>
	({ page }) => {
		const from = Number(page) * pageSize;
		return { results: tasks(Math.max(0, Math.min(pageSize, total - from)), from), page: `${page}` };
	};

it.each([
	[0, 1],
	[1, 2],
	[100, 2],
	[250, 4],
])('brings all of %i tasks in order, until a page is empty', async (total, requests) => {
	const pages = new Pages(listed(total), all);
	expect(await pages.idsOf(listPages)).toEqual(idsTo(total));
	expect(pages.queries).toEqual(
		Array.from({ length: requests }, (_, page) => ({ status: 'due', page })),
	);
});

it('asks for a page once the one before it was answered', async () => {
	const pages = new Pages(listed(1_000), all);
	await pages.of(listPages);
	expect(pages.mostAtOnce).toBe(1);
});

it.each([
	[7, 1],
	[100, 1],
	[101, 2],
	[5_000, 4],
])('asks for no more than a limit of %i needs', async (limit, requests) => {
	const pages = new Pages(listed(250), { limit });
	expect(await pages.idsOf(listPages)).toEqual(idsTo(Math.min(limit, 250)));
	expect(pages.queries).toHaveLength(requests);
});

it('goes by no size of a page', async () => {
	const pages = new Pages(listed(30, 7), { limit: 20 });
	expect(await pages.idsOf(listPages)).toEqual(idsTo(20));
	expect(pages.queries).toHaveLength(3);
});

it('stops where a page brings nothing new, as when the last is given again', async () => {
	const pages = new Pages(({ page }) => listed(250)({ page: Math.min(Number(page), 2) }), all);
	expect(await pages.idsOf(listPages)).toEqual(idsTo(250));
	expect(pages.queries).toHaveLength(4);
});

it('gives a task once that comes on two pages', async () => {
	const pages = new Pages(
		({ page }) => ({ results: Number(page) < 3 ? tasks(100, Number(page) * 99) : [] }),
		all,
	);
	expect(await pages.idsOf(listPages)).toEqual(idsTo(298));
});

it('refuses an answer that is no list', async () => {
	const pages = new Pages(() => ({ ok: true }), all);
	await expect(pages.of(listPages)).rejects.toMatchObject({
		context: { code: 'UNEXPECTED_ANSWER' },
	});
});
