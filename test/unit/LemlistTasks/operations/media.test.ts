import fc from 'fast-check';
import { locator } from '../../support/execution';
import { rejectionWith, requestWith } from '../../support/row';
import { bodyOf, rejectionOf, requestOf } from '../../support/update';

const urls = (count: number) =>
	Array.from({ length: count }, (_, index) => `https://example.com/${index}`);

describe('images and videos of a task', () => {
	it('are rejected from 7 together on, and not before', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(8), fc.nat(8), async (images, videos) => {
				const fields = { done: true, images: urls(images), videos: urls(videos) };
				const code = await bodyOf(fields).then(
					() => undefined,
					(error: { code: string }) => error.code,
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
		const error = await rejectionOf({ images: urls(images), videos: urls(videos) });
		expect(error.message).toBe(`${says}. A task takes at most 6 images and videos together.`);
		expect(error).toMatchObject({ field });
	});

	it('give lemlist longer than the 45 s in which it downloads them', async () => {
		expect((await requestOf({ images: urls(1) })).timeout).toBeGreaterThan(45_000);
		expect((await requestOf({ videos: urls(1) })).timeout).toBeGreaterThan(45_000);
	});

	it('take no more time than other requests when they are cleared', async () => {
		expect(await requestOf({ title: 'Call' })).not.toHaveProperty('timeout');
		expect(await requestOf({}, { clearFields: ['images'] })).not.toHaveProperty('timeout');
	});
});

describe('images and videos of a task to be created', () => {
	const parameters = (type: string, additionalFields: object = {}) => ({
		...{ operation: 'create', recordId: 'ctc_1', type, assignedTo: locator('usr_1') },
		...{ dueDate: '2026-03-15', additionalFields },
	});

	it.each(['email', 'manual', 'phone'])('are rejected for the type %s', async (type) => {
		const error = await rejectionWith(parameters(type, { videos: urls(1) }));
		expect(error.message).toBe(
			`'LinkedIn Videos' is only for tasks of the type LinkedIn, and this one is of another: "${type}". Set Type to LinkedIn, or leave images and videos out.`,
		);
		expect(error).toMatchObject({ code: 'LINKEDIN_MEDIA_INVALID_TYPE', field: 'videos' });
	});

	it.each(['linkedin', 'LinkedIn'])('are sent for the type %s', async (type) => {
		const fields = { images: urls(2), videos: urls(1) };
		const { body, timeout } = await requestWith(parameters(type, fields));
		expect(body).toMatchObject({ type: 'linkedin', ...fields });
		expect(timeout).toBeGreaterThan(45_000);
	});

	it('may be left out', async () => {
		const fields = { images: '', videos: [], message: 'Call' };
		expect((await requestWith(parameters('phone', fields))).body).toEqual({
			...{ recordId: 'ctc_1', type: 'phone', assignedTo: 'usr_1', message: 'Call' },
			dueDate: '2026-03-15T00:00:00.000Z',
		});
	});

	it('are 6 at most as well', async () => {
		const error = await rejectionWith(parameters('linkedin', { images: urls(7) }));
		expect(error).toMatchObject({ code: 'LINKEDIN_MEDIA_TOO_MANY', field: 'images' });
	});

	it('are rejected by the first field that has any', async () => {
		const both = { videos: urls(1), images: urls(1) };
		expect(await rejectionWith(parameters('email', both))).toMatchObject({ field: 'images' });
	});
});
