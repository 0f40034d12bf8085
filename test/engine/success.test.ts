import { manyTasks } from '../../sandbox';
import { changed } from './support/changed';
import { pairedWith, startWorld } from './support/world';

const tasks = manyTasks(3);
const [one, two, three] = tasks.map(({ _id }) => _id) as [string, string, string];

it('returns an item per row, in the order of the rows, in the shape of every task', async () => {
	const { sandbox, run } = await startWorld({ tasks });
	sandbox.fault({ answer: { hangMs: 200 }, taskId: one });

	const { run: record, updated } = await run([
		{ task: one, title: 'First' },
		{ task: two, title: 'Second', priority: 'high' },
		{ task: three, title: 'Third' },
	]);

	expect(record.status).toBe('success');
	expect(updated.map(({ json }) => json)).toEqual([
		expect.objectContaining({ _id: one, title: 'First', type: 'manual' }),
		expect.objectContaining({ _id: two, title: 'Second', priority: 2 }),
		expect.objectContaining({ _id: three, title: 'Third' }),
	]);
	for (const { json } of updated) {
		expect(Object.keys(json).slice(0, 4)).toEqual(['_id', 'type', 'title', 'message']);
		expect(json).toHaveProperty('assignedTo');
		expect(json).not.toHaveProperty('content');
		expect(json).not.toHaveProperty('userId');
	}
	expect(pairedWith(updated)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
});

it('sends every field in the format lemlist requires', async () => {
	const { sandbox, run } = await startWorld();
	const task = 'opp_linkedinSend00001';

	await run([
		{
			task: ` ${task} `,
			assignee: 'usr_SalesTwo000000000',
			due: '2026-03-15T10:00',
			done: 'yes',
			images: 'https://media.example.com/a.png, https://media.example.com/b.jpg',
			message: 'Hello',
			priority: 'Medium',
			title: 42,
			videos: ['https://media.example.com/c.mp4'],
		},
	]);

	expect(sandbox.requests).toEqual([
		expect.objectContaining({
			method: 'PATCH',
			path: '/tasks',
			status: 200,
			body: {
				id: task,
				assignedTo: 'usr_SalesTwo000000000',
				dueDate: '2026-03-15T09:00:00.000Z',
				done: true,
				images: ['https://media.example.com/a.png', 'https://media.example.com/b.jpg'],
				message: 'Hello',
				priority: '1',
				title: '42',
				videos: ['https://media.example.com/c.mp4'],
			},
		}),
	]);
});

it('clears the fields in Clear Fields, and no blank ones', async () => {
	const { sandbox, run } = await startWorld();
	const task = 'opp_linkedinSend00002';
	const before = structuredClone(sandbox.tasks);

	await run([
		{ task, title: '', message: '', images: '', due: '', assignee: '', priority: 'low' },
		{ task, clear: 'message, images' },
	]);

	expect(sandbox.tasks).toEqual(
		changed(before, { [task]: { priority: 0, content: '', images: [] } }),
	);
});

it('sends rows for the same task sequentially, in the order of the rows', async () => {
	const { sandbox, run } = await startWorld({ tasks });
	sandbox.fault({ answer: { hangMs: 200 }, taskId: one, times: 1 });

	await run([
		{ task: one, title: 'Title 1' },
		{ task: two, title: 'Another task' },
		{ task: one, title: 'Title 2' },
		{ task: one, title: 'Title 3' },
	]);

	const ofOne = sandbox.requests.filter(({ taskId }) => taskId === one);
	expect(ofOne.map(({ body }) => body)).toEqual([
		{ id: one, title: 'Title 1' },
		{ id: one, title: 'Title 2' },
		{ id: one, title: 'Title 3' },
	]);
	for (const [index, { at }] of ofOne.entries()) {
		expect(at).toBeGreaterThanOrEqual(ofOne[index - 1]?.endedAt ?? 0);
	}
	expect(sandbox.tasks.get(one)?.title).toBe('Title 3');
});

it('looks up the team once for all e-mail addresses and names of a run', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated } = await run([
		{ task: one, assignee: 'sales.one@example.com' },
		{ task: two, assignee: 'Sales.Two@example.com' },
		{ task: three, assignee: 'SALES One' },
	]);

	expect(updated.map(({ json }) => json['assignedTo'])).toEqual([
		'usr_SalesOne000000000',
		'usr_SalesTwo000000000',
		'usr_SalesOne000000000',
	]);
	const lookUps = sandbox.requests.filter(({ path }) => path === '/team');
	expect(lookUps).toEqual([expect.objectContaining({ method: 'GET', query: { version: 'v2' } })]);
});

it('summarizes the run in a hint', async () => {
	const { run } = await startWorld({ tasks });

	const { hints } = await run([
		{ task: one, title: 'First' },
		{ task: two, title: 'Second' },
	]);

	expect(hints).toEqual(['2 updated.']);
});
