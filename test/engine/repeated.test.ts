// What is there already is neither created nor sent again.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RequestRecord, SandboxTask } from '../../sandbox';
import { manyContacts, manyTasks, sampleTasks } from '../../sandbox';
import { changed } from './support/changed';
import type { Row } from './support/rows';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startFastWorld, startWorld } from './support/world';

describe('Skip If Open Task Exists', () => {
	const parameters: INodeParameters = {
		resource: 'task',
		operation: 'create',
		recordId: locator('={{ $json.record }}', 'email'),
		type: 'phone',
		title: '={{ $json.title }}',
		assignedTo: locator('usr_SalesOne000000000'),
		dueDate: '2026-12-01 10:00',
	};
	const skipping = { skipIfOpenTaskExists: true };

	/** Those that the rate limit let through: on a busy machine a few more may meet it. */
	const sentBy = (requests: readonly RequestRecord[], path: string) =>
		requests.filter((request) => request.admitted && `${request.method} ${request.path}` === path);

	it('creates nothing twice if an interrupted run is repeated', async () => {
		const contacts = manyContacts(30);
		const { sandbox, run } = await startFastWorld({ contacts, tasks: [] });
		const rows = contacts.map(({ _id }) => ({ record: _id, title: 'Call' })) as Row[];

		await run(rows.slice(0, 12), { parameters, options: skipping });
		const { updated, hints } = await run(rows, { parameters, options: skipping });

		expect(sandbox.tasks.size).toBe(30);
		expect(updated.map(({ json }) => json['alreadyOpen'] ?? false)).toEqual(
			rows.map((_, index) => index < 12),
		);
		expect(hints[0]).toMatch(/^18 created, 12 open already\./);
		expect(sentBy(sandbox.requests, 'GET /v2/tasks').length).toBeLessThanOrEqual(3);
	});

	it('knows what an earlier run created, before lemlist finds it', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({
			contacts: [contact!],
			tasks: [],
			searchLagMs: 600_000,
		});
		const row = { record: contact!._id, title: 'Call' } as Row;

		await run([row], { parameters });
		const { updated } = await run([row], { parameters, options: skipping });

		expect(updated[0]!.json['alreadyOpen']).toBe(true);
		expect(sandbox.tasks.size).toBe(1);
	});

	it.each<[string, INodeParameters[], number]>([
		['done', [{ done: 'true' }], 2],
		['done and reopened', [{ done: 'true' }, { done: 'reopen' }], 1],
		['renamed', [{ title: 'Write' }], 2],
		['renamed, and back again', [{ title: 'Write' }, { title: 'Call' }], 1],
	])('knows that what it created was %s, before lemlist finds it', async (_, changes, created) => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({
			contacts: [contact!],
			tasks: [],
			searchLagMs: 600_000,
		});
		const rows = [{ record: contact!._id, title: 'Call' }] as Row[];
		const update = { resource: 'task', operation: 'update', taskId: locator('={{ $json.task }}') };

		await run(rows, { parameters });
		const task = [...sandbox.tasks.keys()][0]!;
		for (const updateFields of changes)
			await run([{ task }], { parameters: { ...update, updateFields } });
		await run(rows, { parameters, options: skipping });

		expect(sandbox.tasks.size).toBe(created);
	});

	it.each<[string, INodeParameters, INodeParameters]>([
		['done', { operation: 'update' }, { updateFields: { done: 'true' } }],
		['renamed', { operation: 'update' }, { updateFields: { title: 'Write' } }],
		['ignored', { operation: 'ignore' }, {}],
	])('creates what is not open any more: it was %s a moment ago', async (_, operation, fields) => {
		const [contact] = manyContacts(1);
		const open: SandboxTask = {
			...manyTasks(1)[0]!,
			...{ title: 'Call', type: 'phone', contactId: contact!._id },
		};
		const { sandbox, run } = await startFastWorld({
			contacts: [contact!],
			tasks: [open],
			searchLagMs: 600_000,
		});
		const taskId = locator('={{ $json.task }}');

		await run([{ task: open._id }], {
			parameters: { resource: 'task', ...operation, taskId, ...fields },
		});
		await run([{ record: contact!._id, title: 'Call' }] as Row[], {
			parameters,
			options: skipping,
		});

		expect(sandbox.tasks.size).toBe(2);
	});

	it('reports a creation that may have been done, even if the run ends while it looks for it', async () => {
		const [contact, other] = manyContacts(2);
		const { sandbox, run } = await startFastWorld({ contacts: [contact!, other!], tasks: [] });
		sandbox.fault({ method: 'POST', answer: 'reset', saved: true, times: 1 });
		sandbox.fault({ method: 'POST', answer: { status: 401, body: 'Nobody' } });
		const rows = [contact, other].map((each) => ({ record: each!._id, title: 'Call' }));

		const { failed } = await run(rows as Row[], {
			parameters,
			options: skipping,
			onError: 'continueErrorOutput',
		});

		const doubtful = failed.map(errorOf).filter(({ message }) => message.includes('may have been'));
		expect(doubtful).toHaveLength(1);
		expect(doubtful[0]!.attempts).toBe(1);
	});

	it('is on if somebody retries an execution, which says so', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({ contacts: [contact!], tasks: [] });
		const rows = ['Call', 'Write'].map((title) => ({ record: contact!._id, title })) as Row[];

		await run(rows.slice(0, 1), { parameters });
		const { updated, hints } = await run(rows, { parameters, mode: 'retry' });

		expect(updated.map(({ json }) => json['alreadyOpen'] ?? false)).toEqual([true, false]);
		expect(sandbox.tasks.size).toBe(2);
		expect(hints[0]).toContain('1 created, 1 open already.');
		expect(hints[0]).toContain('This is a retried execution, so 1 open task');
	});

	it('creates one task for rows that are the same', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({
			contacts: [contact!],
			tasks: [],
			searchLagMs: 60_000,
		});
		const rows = ['Call', 'Call', 'Write'].map((title) => ({ record: contact!._id, title }));

		const { updated } = await run(rows as Row[], { parameters, options: skipping });

		expect(sandbox.tasks.size).toBe(2);
		expect(updated[1]!.json).toMatchObject({ _id: updated[0]!.json['_id'], alreadyOpen: true });
	});

	it('finds a task whose creation was not answered', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startFastWorld({ contacts: [contact!], tasks: [] });
		sandbox.fault({ method: 'POST', answer: 'reset', saved: true, times: 1 });

		const { updated, failed } = await run([{ record: contact!._id, title: 'Call' }] as Row[], {
			parameters,
			options: skipping,
			onError: 'continueErrorOutput',
		});

		expect(failed).toEqual([]);
		expect(sandbox.tasks.size).toBe(1);
		expect(updated[0]!.json).toMatchObject({ _id: [...sandbox.tasks.keys()][0], title: 'Call' });
		expect(updated[0]!.json).not.toHaveProperty('alreadyOpen');
	});

	it('reports it as unknown if the option is off', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({ contacts: [contact!], tasks: [] });
		sandbox.fault({ method: 'POST', answer: 'reset', saved: true, times: 1 });

		const { failed } = await run([{ record: contact!._id, title: 'Call' }] as Row[], {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(errorOf(failed[0]!).message).toContain('It may have been done anyway');
		expect(sandbox.tasks.size).toBe(1);
	});

	it('creates nothing for an account without the search, and says what to do', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({ contacts: [contact!], tasks: [], hasV2: false });

		const { failed } = await run([{ record: contact!._id, title: 'Call' }] as Row[], {
			parameters,
			options: skipping,
			onError: 'continueErrorOutput',
		});

		expect(errorOf(failed[0]!).message).toContain('switch Skip If Open Task Exists off');
		expect(sandbox.tasks.size).toBe(0);
	});
});

// Tasks are read in hundreds, and only what changes something is sent.
describe('Skip Unchanged', () => {
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

	it('sends 20 changes of 400 rows in 24 requests, and nothing else', async () => {
		const tasks = manyTasks(400);
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
		// 4 reads, or a few more if a busy machine keeps batches waiting.
		expect(sandbox.requests.filter(({ admitted }) => admitted).length).toBeLessThanOrEqual(30);
		expect(updated.map(({ json }) => json['_id'])).toEqual(tasks.map(({ _id }) => _id));
		expect(updated.map(({ json }) => json['unchanged'])).toEqual(
			tasks.map((_, index) => (index % 20 === 7 ? undefined : true)),
		);
		expect(hints[0]).toMatch(/^20 updated, 380 unchanged\./);
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

		expect(errorOf(failed[0]!)).toMatchObject({
			code: 'BAD_TEAM',
			httpStatus: 400,
			field: 'taskId',
		});
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
});

// What the node outputs, and what lemlist returns, goes back into Update as it is: it changes nothing, or only
// what somebody edited.
describe('the round trip of an output', () => {
	const TASKS = sampleTasks();
	const all = { resource: 'task', operation: 'getAll', returnAll: true, filters: {} };
	const one = { resource: 'task', operation: 'get', taskId: locator('={{ $json._id }}') };
	const include = ['contact', 'company'];

	const OUTPUTS: Record<string, INodeParameters> = {
		'Get Many, simplified': { ...all, simplify: true },
		'Get Many, raw': { ...all, simplify: false },
		'Get Many, with contact and company': { ...all, simplify: true, options: { include } },
		'Get, simplified': { ...one, simplify: true },
		'Get, raw': { ...one, simplify: false },
	};

	const update = (mapping: 'row' | 'id'): INodeParameters => ({
		resource: 'task',
		operation: 'update',
		mappingMode: 'autoMapInputData',
		taskId: locator(mapping === 'id' ? '={{ $json._id }}' : ''),
		clearFields: [],
	});

	const EDITS: Array<[field: string, lemlists: string, value: string]> = [
		['title', 'title', 'Edited'],
		['message', 'content', 'Edited'],
		['dueDate', 'dueDate', '2031-05-06T07:08:09.000Z'],
	];

	/** A world, and the items that an output of the node has there. */
	async function startWith(parameters: INodeParameters) {
		const world = await startFastWorld({ tasks: TASKS });
		const input = parameters['operation'] === 'get' ? TASKS.map(({ _id }) => ({ _id })) : [{}];
		const { updated } = await world.run(input as never, {
			parameters,
			options: (parameters['options'] ?? {}) as INodeParameters,
		});
		expect(updated).toHaveLength(TASKS.length);
		return { ...world, items: updated.map(({ json }) => json) };
	}

	describe.each(Object.entries(OUTPUTS))('%s', (_, parameters) => {
		it.each(['row', 'id'] as const)(
			'changes nothing as it is (Task from the %s)',
			async (mapping) => {
				const { sandbox, run, items } = await startWith(parameters);
				const before = structuredClone([...sandbox.tasks.values()]);

				const { updated, failed } = await run(items as never, {
					parameters: update(mapping),
					onError: 'continueErrorOutput',
				});

				expect(failed.map(({ json }) => json)).toEqual([]);
				expect(updated).toHaveLength(TASKS.length);
				expect([...sandbox.tasks.values()]).toEqual(before);
			},
		);

		it('changes what was edited, another field in each task', async () => {
			const { sandbox, run, items } = await startWith(parameters);
			const before = structuredClone([...sandbox.tasks.values()]);
			const ids = items.map(({ _id }) => _id);
			const editOf = (id: unknown) => EDITS[ids.indexOf(id as string) % EDITS.length]!;

			const edited = items.map((item): IDataObject => {
				const [field, , value] = editOf(item['_id']);
				return { ...item, [field]: value };
			});
			await run(edited as never, { parameters: update('row'), onError: 'continueErrorOutput' });

			expect([...sandbox.tasks.values()]).toEqual(
				before.map((task) => {
					const [, lemlists, value] = editOf(task._id);
					return { ...task, [lemlists]: value };
				}),
			);
		});
	});
});
