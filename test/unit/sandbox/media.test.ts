import type { SandboxTask, TaskType } from '../../../sandbox';
import { patch } from './client';
import { heldSleep } from './heldSleep';
import { useSandbox } from './useSandbox';

const at = (name: string) => `https://media.example.com/${name}`;
const old = at('old.png');

function task(type: TaskType): SandboxTask {
	return {
		_id: `opp_${type.padEnd(17, '0')}`,
		type,
		title: 'Old title',
		content: '',
		status: 'pending',
		dueDate: '2026-03-05T09:00:00.000Z',
		createdAt: '2026-03-01T09:00:00.000Z',
		userId: 'usr_SalesOne000000000',
		images: type.startsWith('linkedin') ? [old] : [],
		videos: [],
	};
}

const linkedin = task('linkedinSend');
const manual = task('manual');
const id = linkedin._id;

const held = heldSleep();
const sandbox = useSandbox({
	sleep: held.sleep,
	tasks: [linkedin, manual],
	mediaLibrary: { 'https://files.example.org/photo': { mime: 'image/png', bytes: 20_000_000 } },
});

describe('images and videos of a LinkedIn task', () => {
	it.each([
		['images', ['photo.png', 'photo.jpg', 'photo-2.JPEG', 'animation.gif']],
		['videos', ['clip.mp4', 'clip.mov']],
	])('%s accept %j, which replace the old ones', async (field, names) => {
		const answer = await patch(sandbox(), { id, [field]: names.map(at) });
		expect(answer.status).toBe(200);
		expect(sandbox().tasks.get(id)).toMatchObject({ images: [old], [field]: names.map(at) });
	});

	it('are cleared by an empty list', async () => {
		expect((await patch(sandbox(), { id, images: [] })).status).toBe(200);
		expect(sandbox().tasks.get(id)?.images).toEqual([]);
	});

	it('are not part of any response', async () => {
		const { body } = await patch(sandbox(), { id, images: [at('photo.png')], videos: [] });
		expect(body).not.toHaveProperty('images');
		expect(body).not.toHaveProperty('videos');
	});

	it('may be files provided by the test, up to 20 MB', async () => {
		const images = ['https://files.example.org/photo'];
		expect((await patch(sandbox(), { id, images })).status).toBe(200);
		expect(sandbox().tasks.get(id)).toMatchObject({ images });
	});

	it.each([
		['a PDF', { images: [at('document.pdf')] }, 415, 'INVALID_TYPE'],
		['a WebP image', { images: [at('photo.webp')] }, 415, 'INVALID_TYPE'],
		['a video among the images', { images: [at('clip.mp4')] }, 415, 'INVALID_TYPE'],
		['an image among the videos', { videos: [at('photo.png')] }, 415, 'INVALID_TYPE'],
		['a huge image', { images: [at('huge.png')] }, 413, 'TOO_LARGE'],
		['a huge video', { videos: [at('huge-2.mp4')] }, 413, 'TOO_LARGE'],
		['a broken GIF', { images: [at('broken.gif')] }, 422, 'GIF_INVALID'],
		['a file that is gone', { images: [at('gone.png')] }, 502, 'DOWNLOAD_FAILED'],
		['a name without an extension', { images: [at('photo')] }, 502, 'DOWNLOAD_FAILED'],
		['an unknown host', { images: ['https://cdn.example.net/a.png'] }, 502, 'DOWNLOAD_FAILED'],
		['a slow file', { videos: [at('slow.mp4')] }, 504, 'TIMEOUT'],
		[
			'a bad file after good ones',
			{ images: [at('a.png'), at('gone.png')] },
			502,
			'DOWNLOAD_FAILED',
		],
		['seven images', { images: Array(7).fill(at('photo.png')) }, 400, 'TOO_MANY'],
		[
			'seven together',
			{ images: Array(4).fill(at('a.png')), videos: Array(3).fill(at('a.mp4')) },
			400,
			'TOO_MANY',
		],
		['six in addition to the old one', { videos: Array(6).fill(at('clip.mp4')) }, 400, 'TOO_MANY'],
		['http', { images: ['http://media.example.com/photo.png'] }, 400, 'UNSAFE_URL'],
		['localhost', { images: ['https://localhost/photo.png'] }, 400, 'UNSAFE_URL'],
	])('reject %s and save nothing of the update', async (_what, media, status, code) => {
		const answer = await patch(sandbox(), { id, title: 'New title', ...media });
		expect(answer).toMatchObject({ status, body: `LINKEDIN_MEDIA_${code}` });
		expect(sandbox().tasks.get(id)).toEqual(linkedin);
	});

	it.each(['images', 'videos'])(
		'are rejected on other tasks, even an empty list of %s',
		async (field) => {
			const answer = await patch(sandbox(), { id: manual._id, title: 'New', [field]: [] });
			expect(answer).toMatchObject({ status: 400, body: 'LINKEDIN_MEDIA_INVALID_TYPE' });
			expect(sandbox().tasks.get(manual._id)).toEqual(manual);
		},
	);

	it('fail after mediaTimeoutMs if a file is slow', async () => {
		sandbox().configure({ mediaTimeoutMs: 45_000 });
		const answer = patch(sandbox(), { id, videos: [at('slow.mp4')] });
		await held.begun();
		held.wakeUp();
		expect(await answer).toMatchObject({ status: 504, body: 'LINKEDIN_MEDIA_TIMEOUT' });
	});

	it('fail until the virus scanner recovers', async () => {
		const update = { id, images: [at('scanner-away.png')] };
		const answers = [];
		for (let n = 0; n < 3; n++) answers.push(await patch(sandbox(), update));
		expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
		expect(answers[0]?.body).toBe('LINKEDIN_MEDIA_AV_UNAVAILABLE');
		sandbox().reset();
		expect((await patch(sandbox(), update)).status).toBe(503);
		sandbox().configure({ scannerAwayTimes: 0 });
		expect((await patch(sandbox(), update)).status).toBe(200);
	});
});

describe('the body of an error', () => {
	const code = 'LINKEDIN_MEDIA_TOO_MANY';
	const message = '7 items, at most 6 are allowed';

	it.each([
		['text', code],
		['error', { error: code }],
		['errorAndCode', { error: message, code }],
		['envelope', { success: false, error: { code, message } }],
	] as const)('can have the format %s', async (errorShape, body) => {
		sandbox().reset({ settings: { errorShape } });
		const answer = await patch(sandbox(), { id, images: Array(7).fill(at('photo.png')) });
		expect(answer).toMatchObject({ status: 400, body });
	});
});
