import fc from 'fast-check';
import { bodyOf, refusalOf, requestOf } from '../support/update';

const urls = (count: number) =>
	Array.from({ length: count }, (_, index) => `https://example.com/${index}`);

describe('images and videos of a task', () => {
	it('are refused from 7 together on, and not before', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(8), fc.nat(8), async (images, videos) => {
				const fields = { done: true, images: urls(images), videos: urls(videos) };
				const code = await bodyOf(fields).then(
					() => undefined,
					(error: { context: { code: string } }) => error.context.code,
				);
				expect(code).toBe(images + videos > 6 ? 'LINKEDIN_MEDIA_TOO_MANY' : undefined);
			}),
		);
	});

	it.each([
		[7, 0, "'LinkedIn Images' and 'LinkedIn Videos' hold 7 files together", 'images'],
		[4, 5, "'LinkedIn Images' and 'LinkedIn Videos' hold 9 files together", 'images'],
		[0, 8, "'LinkedIn Videos' and 'LinkedIn Images' hold 8 files together", 'videos'],
	])('%i images and %i videos: %s', async (images, videos, says, field) => {
		const error = await refusalOf({ images: urls(images), videos: urls(videos) }, { itemIndex: 2 });
		expect(error.message).toBe(
			`${says}. A task takes at most 6 images and videos together. [item 2]`,
		);
		expect(error.context).toMatchObject({ field, itemIndex: 2 });
	});

	it('give lemlist longer than the 45 s in which it downloads them', async () => {
		expect((await requestOf({ images: urls(1) })).timeout).toBeGreaterThan(45_000);
		expect((await requestOf({ videos: urls(1) })).timeout).toBeGreaterThan(45_000);
	});

	it('take no more time than other requests when they are cleared', async () => {
		expect((await requestOf({ title: 'Call' })).timeout).toBe(15_000);
		expect((await requestOf({}, { clearFields: ['images'] })).timeout).toBe(15_000);
	});
});

describe('nothing to update', () => {
	it('is refused before any request, naming the item', async () => {
		const error = await refusalOf({}, { itemIndex: 5 });
		expect(error.message).toContain('Nothing to update');
		expect(error.message).toContain('[item 5]');
		expect(error.context).toMatchObject({ code: 'NOTHING_TO_UPDATE', field: 'updateFields' });
	});

	it('is not what clearing is, nor false, nor priority none', async () => {
		expect(await bodyOf({}, { clearFields: ['title'] })).toHaveProperty('title', '');
		expect(await bodyOf({ done: false })).toHaveProperty('done', false);
		expect(await bodyOf({ priority: 'none' })).toHaveProperty('priority', '');
	});
});
