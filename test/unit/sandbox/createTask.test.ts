import { call } from './client';
import { task, wantedTask } from './task';
import { useSandbox } from './useSandbox';

const nowMs = Date.parse('2026-03-02T10:00:00.000Z');
const wanted = { ...wantedTask, recordId: 'ctc_contact0000000004' };
const photo = 'https://media.example.com/photo.png';
const clip = 'https://media.example.com/clip.mp4';

const sandbox = useSandbox({ tasks: [task(1)], clock: () => nowMs });

async function create(body: unknown) {
	return await call(sandbox(), 'POST', '/tasks', { body });
}

function lastTask() {
	return [...sandbox().tasks.values()].at(-1);
}

describe('POST /tasks', () => {
	it('stores the new task and returns it', async () => {
		const { status, body } = await create({
			...wanted,
			title: 'Call',
			message: 'Ask about the price',
			priority: '2',
		});
		const shown = {
			_id: 'opp_created0000000002',
			type: 'manual',
			title: 'Call',
			content: 'Ask about the price',
			priority: 2,
			status: 'pending',
			dueDate: '2026-03-05T09:00:00.000Z',
			createdAt: '2026-03-02T10:00:00.000Z',
			userId: 'usr_SalesOne000000000',
			contactId: 'ctc_contact0000000004',
		};
		expect({ status, body }).toEqual({ status: 200, body: shown });
		expect(sandbox().tasks.get('opp_created0000000002')).toMatchObject(shown);
		expect(sandbox().tasks.size).toBe(2);
	});

	it('requires only a record, a type, an assignee and a due date', async () => {
		const { body } = await create(wanted);
		expect(body).toMatchObject({ title: '', content: '' });
		expect(body).not.toHaveProperty('priority');
		expect((await create({ ...wanted, priority: '' })).body).not.toHaveProperty('priority');
	});

	it.each([
		['a contact', 'ctc_contact0000000004', { contactId: 'ctc_contact0000000004' }],
		[
			'a lead',
			'lea_lead0000000000004',
			{
				contactId: 'ctc_contact0000000004',
				leadId: 'lea_lead0000000000004',
				campaignId: 'cam_campaign000000001',
				campaignName: 'Spring outreach',
			},
		],
		[
			'a company',
			'cpn_company0000000004',
			{ companyId: 'cpn_company0000000004', leadCompanyName: 'Example Company 4' },
		],
	])('accepts %s, as recordId or as leadId', async (_what, id, fields) => {
		expect((await create({ ...wanted, recordId: id })).status).toBe(200);
		expect(lastTask()).toMatchObject(fields);
		expect((await create({ ...wanted, recordId: undefined, leadId: id })).status).toBe(200);
		expect(lastTask()).toMatchObject(fields);
		expect(sandbox().tasks.size).toBe(3);
	});

	it.each([
		['email', 'email'],
		['phone', 'phone'],
		['linkedin', 'linkedinSend'],
	])('stores the type %s as %s', async (type, raw) => {
		expect((await create({ ...wanted, type })).body).toMatchObject({ type: raw });
	});

	it('can be found, updated and ignored', async () => {
		const { _id } = (await create(wanted)).body as { _id: string };
		const search = await call(sandbox(), 'GET', `/v2/tasks?taskId=${_id}`);
		expect(search.body).toMatchObject({
			total: 1,
			results: [{ leadCompanyName: 'Example Company 4' }],
		});
		const update = { body: { id: _id, title: 'New title' } };
		expect((await call(sandbox(), 'PATCH', '/tasks', update)).status).toBe(200);
		const ignore = await call(sandbox(), 'POST', '/tasks/ignore', { body: { ids: [_id] } });
		expect(ignore.status).toBe(200);
		expect(sandbox().tasks.get(_id)).toMatchObject({ title: 'New title', status: 'ignored' });
	});

	it('is linked from its request in the log', async () => {
		await create({ ...wanted, assignedTo: 'usr_unknown' });
		const { _id } = (await create(wanted)).body as { _id: string };
		expect(
			sandbox()
				.requests.slice(-2)
				.map(({ taskId }) => taskId),
		).toEqual([null, _id]);
	});

	it('attaches images and videos to a LinkedIn task', async () => {
		const answer = await create({ ...wanted, type: 'linkedin', images: [photo], videos: [clip] });
		expect(answer.status).toBe(200);
		expect(lastTask()).toMatchObject({ images: [photo], videos: [clip] });
	});

	it('ignores images and videos if the task is not a LinkedIn task', async () => {
		const images = Array<string>(7).fill('https://media.example.com/gone.png');
		expect((await create({ ...wanted, images })).status).toBe(200);
		expect(lastTask()).toMatchObject({ images: [], videos: [] });
	});

	it.each([
		[{ images: Array(7).fill(photo) }, 400, 'LINKEDIN_MEDIA_TOO_MANY'],
		[{ images: ['http://media.example.com/photo.png'] }, 400, 'LINKEDIN_MEDIA_UNSAFE_URL'],
		[{ videos: [photo] }, 415, 'LINKEDIN_MEDIA_INVALID_TYPE'],
		[{ videos: ['https://media.example.com/huge.mp4'] }, 413, 'LINKEDIN_MEDIA_TOO_LARGE'],
	])('rejects %j on a LinkedIn task', async (media, status, body) => {
		expect(await create({ ...wanted, type: 'linkedin', ...media })).toMatchObject({ status, body });
		expect(sandbox().tasks.size).toBe(1);
	});

	it('gives tasks created concurrently different IDs', async () => {
		const ids = await Promise.all(
			Array.from({ length: 20 }, async () => {
				const { body } = await create({ ...wanted, type: 'linkedin', images: [photo] });
				return (body as { _id: string })._id;
			}),
		);
		expect(new Set(ids).size).toBe(20);
		expect(sandbox().tasks.size).toBe(21);
	});

	it('does not reuse the ID of an existing task', async () => {
		sandbox().reset({ tasks: [task(1, { _id: 'opp_created0000000002' })] });
		expect((await create(wanted)).body).toMatchObject({ _id: 'opp_created0000000003' });
	});

	it.each([
		['no record', { recordId: undefined }, "body must have required property 'recordId'"],
		['no type', { type: undefined }, "body must have required property 'type'"],
		['no assignee', { assignedTo: undefined }, "body must have required property 'assignedTo'"],
		['no due date', { dueDate: undefined }, "body must have required property 'dueDate'"],
		['a raw type', { type: 'linkedinSend' }, 'body/type must be equal to one of'],
		['a date without time', { dueDate: '2026-03-05' }, 'body/dueDate must match format'],
		['a number as priority', { priority: 1 }, 'body/priority must be string'],
		['an unknown record', { recordId: 'ctc_unknown0000000000' }, 'Bad team'],
		['an unknown lead', { recordId: undefined, leadId: 'lea_unknown0000000000' }, 'Bad team'],
		['an unknown assignee', { assignedTo: 'usr_nobody00000000000' }, 'Bad user'],
	])('rejects %s with 400 and a text', async (_what, changes, text) => {
		const answer = await create({ ...wanted, ...changes });
		expect(answer.status).toBe(400);
		expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(answer.body).toMatch(text);
		expect(sandbox().tasks.size).toBe(1);
	});
});
