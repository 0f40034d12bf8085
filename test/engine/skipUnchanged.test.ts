// Skip Unchanged: tasks are read in hundreds, and only what changes something is sent.
import type { SandboxTask } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import { changed } from './support/changed';
import type { Row } from './support/rows';
import { errorOf, pairedWith, startFastWorld, startWorld } from './support/world';

const options = { skipUnchanged: true };
const MEDIA = 'https://media.example.com/a.png';

/** A row that says what a task is already. */
const rowOf = (task: SandboxTask): Row => ({
	task: task._id,
	title: task.title,
	message: task.content,
	due: task.dueDate,
	assignee: task.userId,
	priority: task.priority === undefined ? 'none' : String(task.priority),
});

const sentBy = (requests: Array<{ method: string; path: string }>) =>
	requests.map(({ method, path }) => `${method} ${path}`);

it('sends 50 changes of a thousand rows in 60 requests, and nothing else', async () => {
	const tasks = manyTasks(1000);
	const { sandbox, run } = await startFastWorld({ tasks });
	const before = structuredClone(sandbox.tasks);
	const rows = tasks.map((task, index) => ({
		...rowOf(task),
		...(index % 20 === 7 && { title: `New ${index}` }),
	}));

	const { updated, hints } = await run(rows, { options });

	const changes = tasks.flatMap(({ _id }, index) =>
		index % 20 === 7 ? [[_id, { title: `New ${index}` }] as const] : [],
	);
	expect(sandbox.tasks).toEqual(changed(before, Object.fromEntries(changes)));
	// 10 reads, or a few more if a busy machine keeps batches waiting.
	expect(sandbox.requests.filter(({ admitted }) => admitted).length).toBeLessThanOrEqual(68);
	expect(updated.map(({ json }) => json['_id'])).toEqual(tasks.map(({ _id }) => _id));
	expect(updated.map(({ json }) => json['unchanged'])).toEqual(
		tasks.map((_, index) => (index % 20 === 7 ? undefined : true)),
	);
	expect(hints[0]).toMatch(/^50 updated, 950 unchanged\./);
});

it('outputs an unchanged task in the same shape as an updated one', async () => {
	const [task] = manyTasks(1);
	const { run } = await startWorld({ tasks: [task!] });

	const { updated, hints } = await run([rowOf(task!)], { options });

	expect(Object.keys(updated[0]!.json).slice(0, 8)).toEqual([
		'_id',
		'type',
		'title',
		'message',
		'priority',
		'dueDate',
		'assignedTo',
		'status',
	]);
	expect(updated[0]!.json).toMatchObject({ _id: task!._id, unchanged: true });
	expect(hints).toEqual([]);
});

it.each<[what: string, task: Partial<SandboxTask>, row: Row, isSent: boolean]>([
	[
		'a moment in another zone',
		{ dueDate: '2026-12-01T09:00:00.000Z' },
		{ due: '2026-12-01T10:00+01:00' },
		false,
	],
	['another moment', { dueDate: '2026-12-01T09:00:00.000Z' }, { due: '2026-12-01T09:01Z' }, true],
	['the same priority in words', { priority: 2 }, { priority: 'High' }, false],
	['no priority if there is none', { priority: undefined as never }, { priority: 'none' }, false],
	['no priority if there is one', { priority: 0 }, { priority: 'none' }, true],
	['low if there is no priority', { priority: undefined as never }, { priority: 'low' }, true],
	['a title that is cleared already', { title: '' }, { clear: 'title' }, false],
	['a title to be cleared', { title: 'Call' }, { clear: 'title' }, true],
	[
		'done if it is done',
		{ status: 'completed', completedAt: '2026-01-01T00:00:00.000Z' },
		{ done: 'yes' },
		false,
	],
	['done if it is open', {}, { done: 'done' }, true],
	['done if it is ignored', { status: 'ignored' }, { done: 'done' }, true],
	['reopen if it is open', {}, { done: 'reopen' }, false],
	['reopen if it is ignored', { status: 'ignored' }, { done: 'reopen' }, true],
	['images, which lemlist does not return', { type: 'linkedinSend' }, { images: MEDIA }, true],
	['images to be cleared', { type: 'linkedinSend' }, { clear: 'images' }, true],
])('%s: %j, %j is sent: %p', async (_, values, row, isSent) => {
	const [task] = manyTasks(1);
	const { sandbox, run } = await startWorld({ tasks: [{ ...task!, ...values }] });

	const { updated } = await run([{ task: task!._id, ...row }], { options });

	expect(updated[0]!.json['unchanged']).toBe(isSent ? undefined : true);
	expect(sentBy(sandbox.requests).includes('PATCH /tasks')).toBe(isSent);
});

it('compares each of several rows of one task with what the rows before it made of the task', async () => {
	const [task] = manyTasks(1);
	const { sandbox, run } = await startWorld({ tasks: [{ ...task!, title: 'A' }] });
	const titles = ['A', 'B', 'B', 'A', 'A'];

	const { updated } = await run(
		titles.map((title) => ({ task: task!._id, title })),
		{ options },
	);

	expect(updated.map(({ json }) => [json['title'], json['unchanged'] ?? false])).toEqual([
		['A', true],
		['B', false],
		['B', true],
		['A', false],
		['A', true],
	]);
	expect(sandbox.tasks.get(task!._id)?.title).toBe('A');
	expect(sentBy(sandbox.requests).filter((sent) => sent === 'PATCH /tasks')).toHaveLength(2);
});

it('knows what an earlier run sent, before lemlist finds it', async () => {
	const [task] = manyTasks(1);
	const { sandbox, run } = await startWorld({
		tasks: [{ ...task!, title: 'A' }],
		searchLagMs: 600_000,
	});

	for (const title of ['B', 'B', 'A']) await run([{ task: task!._id, title }], { options });

	expect(sandbox.tasks.get(task!._id)?.title).toBe('A');
	expect(sentBy(sandbox.requests).filter((sent) => sent === 'PATCH /tasks')).toHaveLength(2);
});

it('sends what follows an update that lemlist may have carried out', async () => {
	const [task] = manyTasks(1);
	const { sandbox, run } = await startWorld({ tasks: [{ ...task!, title: 'A' }] });
	sandbox.fault({ method: 'PATCH', answer: { status: 400, body: 'Odd' }, saved: true, times: 1 });

	const { updated, failed } = await run(
		['B', 'A'].map((title) => ({ task: task!._id, title })),
		{ options, onError: 'continueErrorOutput' },
	);

	expect(pairedWith(failed)).toEqual([{ item: 0 }]);
	expect(pairedWith(updated)).toEqual([{ item: 1 }]);
	expect(sandbox.tasks.get(task!._id)?.title).toBe('A');
});

it('reports a task that lemlist does not know just like without this option', async () => {
	const { run } = await startWorld();

	const { failed } = await run([{ task: 'opp_unknown0000000000', title: 'x' }], {
		options,
		onError: 'continueErrorOutput',
	});

	expect(errorOf(failed[0]!)).toMatchObject({ code: 'BAD_TEAM', httpStatus: 400, field: 'taskId' });
});

it('sends everything if the account does not have the search, and says so', async () => {
	const tasks = manyTasks(3);
	const { sandbox, run } = await startWorld({ tasks, hasV2: false });

	const { updated, hints } = await run(tasks.map(rowOf), { options });

	expect(updated.map(({ json }) => json['unchanged'])).toEqual([undefined, undefined, undefined]);
	expect(sandbox.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(3);
	expect(hints).toEqual([
		'3 updated. Skip Unchanged had no effect: lemlist has not opened its new search for this account.',
	]);
});

it('sends everything if the tasks cannot be read, and says so', async () => {
	const tasks = manyTasks(3);
	const { sandbox, run } = await startWorld({ tasks });
	sandbox.fault({ path: '/v2/tasks', answer: { status: 400, body: 'SEARCH_FAILED' } });

	const { hints } = await run(tasks.map(rowOf), { options });

	expect(sandbox.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(3);
	expect(hints).toEqual([
		'3 updated. Skip Unchanged could not read 3 of the tasks, so they were sent.',
	]);
});

it('sends nothing if the key is rejected', async () => {
	const tasks = manyTasks(3);
	const { sandbox, run } = await startWorld({ tasks });

	const { failed } = await run(tasks.map(rowOf), {
		options,
		credential: { apiKey: 'wrong' },
		onError: 'continueErrorOutput',
	});

	expect(failed.map((item) => errorOf(item).code)).toEqual(Array(3).fill('API_KEY_REFUSED'));
	expect(sandbox.requests).toHaveLength(1);
});

it('shows in a dry run what would be skipped', async () => {
	const tasks = manyTasks(2);
	const { sandbox, run } = await startWorld({ tasks });
	const rows = [rowOf(tasks[0]!), { task: tasks[1]!._id, title: 'New' }];

	const { updated } = await run(rows, { options: { ...options, dryRun: true } });

	expect(updated.map(({ json }) => json)).toEqual([
		expect.objectContaining({ _id: tasks[0]!._id, unchanged: true }),
		{ id: tasks[1]!._id, title: 'New' },
	]);
	expect(sentBy(sandbox.requests)).toEqual(['GET /v2/tasks']);
});
