import { readListPages } from '../../../../nodes/lemlist/pages';
import type { Answer } from '../../support/paging';
import { Pages, tasks } from '../../support/paging';

const idsTo = (count: number) => tasks(count).map(({ _id }) => _id);

/** So many tasks in all, on pages of a size that lemlist does not say. */
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
])('reads all of %i tasks in order, until a page is empty', async (total, requests) => {
	const pages = new Pages(listed(total), Infinity);
	expect(await pages.idsOf(readListPages)).toEqual(idsTo(total));
	expect(pages.queries).toEqual(Array.from({ length: requests }, (_, page) => ({ page })));
});

it('asks for a page when the one before it is there', async () => {
	const pages = new Pages(listed(1_000), Infinity);
	await pages.of(readListPages);
	expect(pages.maxAtOnce).toBe(1);
});

it.each([
	[7, 1],
	[100, 1],
	[101, 2],
	[5_000, 4],
])('asks for no more than a limit of %i needs', async (limit, requests) => {
	const pages = new Pages(listed(250), limit);
	expect(await pages.idsOf(readListPages)).toEqual(idsTo(Math.min(limit, 250)));
	expect(pages.queries).toHaveLength(requests);
});

it('does not depend on the size of a page', async () => {
	const pages = new Pages(listed(30, 7), 20);
	expect(await pages.idsOf(readListPages)).toEqual(idsTo(20));
	expect(pages.queries).toHaveLength(3);
});

it('stops when a page brings nothing new, as when the last comes again', async () => {
	const pages = new Pages(({ page }) => listed(250)({ page: Math.min(Number(page), 2) }), Infinity);
	expect(await pages.idsOf(readListPages)).toEqual(idsTo(250));
	expect(pages.queries).toHaveLength(4);
});

it('returns a task once that is on two pages', async () => {
	const pages = new Pages(
		({ page }) => ({ results: Number(page) < 3 ? tasks(100, Number(page) * 99) : [] }),
		Infinity,
	);
	expect(await pages.idsOf(readListPages)).toEqual(idsTo(298));
});

it('rejects a reply that is not a list', async () => {
	const pages = new Pages(() => ({ ok: true }), Infinity);
	await expect(pages.of(readListPages)).rejects.toMatchObject({
		code: 'UNEXPECTED_ANSWER',
	});
});

it('ends with an error if the list never ends', async () => {
	const pages = new Pages(listed(Infinity), Infinity);
	await expect(pages.of(readListPages)).rejects.toMatchObject({ code: 'TOO_MANY_RESULTS' });
	expect(pages.queries).toHaveLength(1_000);
});
