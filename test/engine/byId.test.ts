// Tasks by ID, in hundreds: Get and Ignore.
import type { INodeParameters } from 'n8n-workflow';
import { Sender } from '../../nodes/lemlist/sending/sender';
import { register } from '../../nodes/lemlist/sending/senders';
import type { RequestRecord } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import { fastClock } from './support/fastTime';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startFastWorld, startWorld } from './support/world';

const parametersOf = (operation: string): INodeParameters => ({
	resource: 'task',
	operation,
	taskId: locator('={{ $json.task }}'),
});

const rowsOf = (tasks: Array<{ _id: string }>) => tasks.map(({ _id }) => ({ task: _id }));

describe('Get', () => {
	const parameters = parametersOf('get');

	it('reads a thousand tasks in ten requests, and reports the unknown ones on their items', async () => {
		const tasks = manyTasks(997);
		const { sandbox, run } = await startWorld({ tasks });
		const rows = rowsOf(tasks);
		for (const index of [5, 500, 999]) rows.splice(index, 0, { task: `opp_unknown${index}` });

		const { updated, failed, hints } = await run(rows, {
			parameters,
			onError: 'continueErrorOutput',
		});

		// One more if a busy machine keeps a batch waiting.
		expect(sandbox.requests.length).toBeLessThanOrEqual(12);
		expect(updated.map(({ json }) => json['_id'])).toEqual(tasks.map(({ _id }) => _id));
		expect(pairedWith(failed)).toEqual([{ item: 5 }, { item: 500 }, { item: 999 }]);
		expect(failed.map(errorOf)).toEqual(
			[5, 500, 999].map((item) => ({
				message: `Row ${item + 1} (item ${item}): lemlist found no task with the ID "opp_unknown${item}" in this API key's team. Check the ID, and which team the API key belongs to.`,
				description: 'The search by ID found nothing.',
				code: 'UNKNOWN_TASK',
				httpStatus: null,
				taskId: `opp_unknown${item}`,
				field: 'taskId',
				attempts: 1,
			})),
		);
		expect(hints[0]).toMatch(
			/^997 tasks read, 3 rejected: see the Error Branch\. Most often: unknown ID \(3\)\./,
		);
	});

	it('simplifies the task, unless it is told not to', async () => {
		const { run } = await startWorld();
		const row = { task: 'opp_phone000000000001' };

		const simplified = await run([row], { parameters });
		const whole = await run([row], { parameters: { ...parameters, simplify: false } });

		const names = Object.keys(simplified.updated[0]!.json);
		expect(names.slice(0, 4)).toEqual(['_id', 'type', 'title', 'message']);
		expect(names).not.toContain('createdAt');
		const { campaignName, ...others } = simplified.updated[0]!.json;
		expect(whole.updated[0]!.json).toMatchObject({ ...others, campaign: { name: campaignName } });
		expect(simplified.hints).toEqual([]);
	});

	it('adds the contact and the company of a task', async () => {
		const { sandbox, run } = await startWorld();

		const { updated } = await run([{ task: 'opp_phone000000000001' }], {
			parameters,
			options: { include: ['contact', 'company'] },
		});

		expect(sandbox.requests.map(({ query }) => query['include'])).toEqual(['contact,company']);
		expect(updated[0]!.json).toMatchObject({
			_id: 'opp_phone000000000001',
			contact: {
				email: expect.stringMatching(/@/),
				fields: { phone: expect.stringMatching(/^\+1 202 555 01/) },
			},
			company: { domain: expect.stringMatching(/example\.com$/) },
		});
	});

	it('reads a task of any status once if several items ask for it', async () => {
		const [open, ...others] = manyTasks(3);
		const tasks = [open!, ...others.map((task) => ({ ...task, status: 'ignored' as const }))];
		const { sandbox, run } = await startWorld({ tasks });

		const { updated } = await run(rowsOf([...tasks, ...tasks]), { parameters });

		expect(updated).toHaveLength(6);
		expect(updated.map(({ json }) => json['_id'])).toEqual(
			[...tasks, ...tasks].map(({ _id }) => _id),
		);
		// Items of one task take turns.
		expect(sandbox.requests.length).toBeLessThanOrEqual(2);
	});

	it('reads together what two executions ask for while both wait', async () => {
		const tasks = manyTasks(101);
		const { sandbox, run } = await startFastWorld({ tasks });
		// Nothing is sent for five seconds, in which both executions have asked.
		const sender = new Sender(fastClock(), { limit: 1, windowMs: 50_000, marginMs: 0 });
		register(sandbox.apiKey, sender);
		await run(rowsOf(tasks.splice(100)), { parameters });

		const halves = [tasks.slice(0, 50), tasks.slice(50)];
		const ran = await Promise.all(
			halves.map(async (half) => await run(rowsOf(half), { parameters })),
		);

		expect(ran.map(({ updated }) => updated.map(({ json }) => json['_id']))).toEqual(
			halves.map((half) => half.map(({ _id }) => _id)),
		);
		expect(sandbox.requests.length).toBeLessThanOrEqual(3);
	});

	it.each(['', ' ', 'Call Anna', undefined])('rejects %j without a request', async (task) => {
		const { sandbox, run } = await startWorld();

		const { failed } = await run([{ ...(task !== undefined && { task }) }], {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(failed.map(errorOf)).toMatchObject([{ field: 'taskId', httpStatus: null, attempts: 0 }]);
		expect(sandbox.requests).toEqual([]);
	});

	it('says what to do for an account without the new search', async () => {
		const { run } = await startWorld({ hasV2: false });

		const { failed } = await run([{ task: 'opp_phone000000000001' }], {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(errorOf(failed[0]!)).toMatchObject({
			code: 'NO_TASK_LIST_V2',
			message: expect.stringContaining('use Get Many with V1 under Options > API Version'),
		});
	});
});

describe('Ignore', () => {
	const parameters = parametersOf('ignore');
	const UNKNOWN = 'opp_Unknown0000000000';

	/** Those that ignore tasks. Tasks are read as well. */
	const writes = (requests: RequestRecord[]) => requests.filter(({ method }) => method === 'POST');
	const idsOf = (request: RequestRecord) => (request.body as { ids: string[] }).ids;

	afterEach(() => jest.restoreAllMocks());

	async function startWith(count: number) {
		const tasks = manyTasks(count);
		const world = await startWorld({ tasks });
		const ignored = () =>
			[...world.sandbox.tasks.values()]
				.filter(({ status }) => status === 'ignored')
				.map(({ _id }) => _id);
		return { ...world, tasks, rows: rowsOf(tasks), ignored };
	}

	it('reads and ignores 250 tasks in 6 requests, and returns the items in order', async () => {
		const { sandbox, run, tasks, rows, ignored } = await startWith(250);

		const { updated, hints } = await run(rows, { parameters });

		const ids = tasks.map(({ _id }) => _id);
		const sent = writes(sandbox.requests);
		expect(sandbox.requests).toHaveLength(6);
		expect(sent.map(({ path }) => path)).toEqual(Array(3).fill('/tasks/ignore'));
		expect(sent.map((request) => idsOf(request).length)).toEqual([100, 100, 50]);
		expect(sent.flatMap(idsOf)).toEqual(ids);
		expect(updated.map(({ json }) => json)).toEqual(ids.map((_id) => ({ _id, status: 'ignored' })));
		expect(pairedWith(updated)).toEqual(ids.map((_, item) => ({ item })));
		expect(ignored()).toEqual(ids);
		expect(hints[0]).toMatch(/^250 ignored\./);
	});

	it('knows what this process made of a task before: ignored, open again, done', async () => {
		const { run, rows } = await startWith(1);
		const ignoreAgain = async () =>
			(await run(rows, { parameters })).updated.map(({ json }) => json);
		const update = async (done: string) => {
			const updateFields = { done };
			await run(rows, {
				parameters: {
					...{ resource: 'task', operation: 'update', mappingMode: 'defineBelow', clearFields: [] },
					...{ taskId: locator('={{ $json.task }}'), updateFields },
				},
			});
		};
		const _id = rows[0]!.task;

		expect(await ignoreAgain()).toEqual([{ _id, status: 'ignored' }]);
		expect(await ignoreAgain()).toEqual([{ _id, status: 'ignored', alreadyIgnored: true }]);
		await update('reopen');
		expect(await ignoreAgain()).toEqual([{ _id, status: 'ignored' }]);
		await update('done');
		expect(await ignoreAgain()).toEqual([{ _id, status: 'done', alreadyDone: true }]);
	});

	it('ignores only the given tasks', async () => {
		const { run, tasks, ignored } = await startWith(10);
		const wanted = [tasks[7]!._id, tasks[2]!._id];

		const { updated } = await run(
			wanted.map((task) => ({ task: ` ${task}\n` })),
			{ parameters },
		);

		expect(updated.map(({ json }) => json['_id'])).toEqual(wanted);
		expect(ignored().sort()).toEqual([...wanted].sort());
	});

	it('sends a task that the search does not know by itself, and ignores all others', async () => {
		const { sandbox, run, rows, ignored } = await startWith(99);
		rows.splice(66, 0, { task: UNKNOWN });

		const { updated, failed } = await run(rows, { parameters, onError: 'continueErrorOutput' });

		expect(failed).toEqual([
			expect.objectContaining({
				json: {
					task: UNKNOWN,
					error: expect.objectContaining({
						code: 'BAD_TEAM',
						httpStatus: 400,
						taskId: UNKNOWN,
						field: 'taskId',
						message: expect.stringMatching(
							/^Row 67 \(item 66\): lemlist found no task with the ID "opp_Unknown/,
						),
					}),
				},
				pairedItem: { item: 66 },
			}),
		]);
		expect(updated.map(({ json }) => json['_id'])).toEqual(
			rows.map(({ task }) => task).filter((task) => task !== UNKNOWN),
		);
		expect(ignored()).toHaveLength(99);
		expect(
			writes(sandbox.requests)
				.map((request) => idsOf(request).length)
				.sort(),
		).toEqual([1, 99]);
	});

	it('reports each task if all are unknown', async () => {
		const { run, ignored } = await startWith(3);
		const rows = Array.from({ length: 5 }, (_, index) => ({
			task: `opp_Unknown000000000${index}`,
		}));

		const { updated, failed } = await run(rows, { parameters, onError: 'continueErrorOutput' });

		expect(updated).toEqual([]);
		expect(failed.map(errorOf)).toEqual(
			rows.map(({ task }) => expect.objectContaining({ code: 'BAD_TEAM', taskId: task })),
		);
		expect(ignored()).toEqual([]);
	});

	it('keeps the order of the items if errors go to the regular output', async () => {
		const { run, rows } = await startWith(3);
		rows.splice(1, 0, { task: UNKNOWN }, { task: '' });

		const { updated } = await run(rows, { parameters, onError: 'continueRegularOutput' });

		expect(updated.map(({ json }) => json['_id'] ?? Object(json['error']).code)).toEqual([
			rows[0]!.task,
			'BAD_TEAM',
			'MISSING_VALUE',
			rows[3]!.task,
			rows[4]!.task,
		]);
		expect(pairedWith(updated)).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
	});

	it('returns every item if a task occurs twice', async () => {
		const { sandbox, run, rows, ignored } = await startWith(3);
		const twice = [...rows, rows[0]!];

		const { updated } = await run(twice, { parameters });

		expect(updated.map(({ json }) => json['_id'])).toEqual(twice.map(({ task }) => task));
		expect(ignored()).toHaveLength(3);
		for (const ids of writes(sandbox.requests).map(idsOf))
			expect(new Set(ids).size).toBe(ids.length);
	});

	it('sends nothing for rows without a task', async () => {
		const { sandbox, run } = await startWith(1);

		const { failed } = await run([{ task: ' ' }, {}, { task: 7 }] as never, {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(failed.map((item) => errorOf(item).code)).toEqual([
			'MISSING_VALUE',
			'MISSING_VALUE',
			'INVALID_VALUE',
		]);
		expect(sandbox.requests).toEqual([]);
	});

	it('stops at a rejection if On Error is Stop Workflow, and reports the progress', async () => {
		const { run, rows, ignored } = await startWith(3);
		rows.push({ task: UNKNOWN });

		const { error, updated } = await run(rows, { parameters });

		expect(updated).toEqual([]);
		expect(error?.message).toMatch(
			/^Row 4 \(item 3\): lemlist found no task .* \d ignored, 1 rejected(, \d not sent)?\. To go on/,
		);
		const [, done] = /(\d) ignored, 1 rejected/.exec(String(error?.message)) ?? [];
		expect(ignored()).toHaveLength(Number(done));
	});

	it.each([
		['sandbox-key-blocked', 'USER_BLOCKED'],
		['sandbox-key-free-plan', 'NOT_IN_PLAN'],
	])('ends soon if all are rejected: %s', async (apiKey, code) => {
		const { sandbox, run, rows, ignored } = await startWith(100);

		const { failed } = await run(rows, {
			parameters,
			credential: { apiKey },
			onError: 'continueErrorOutput',
		});

		expect(failed.map((item) => errorOf(item).code)).toEqual(rows.map(() => code));
		expect(sandbox.requests.length).toBeLessThan(60);
		expect(ignored()).toEqual([]);
	});

	it.each([
		['503', { status: 503 }],
		['a reset connection', 'reset' as const],
	])('retries the same request after %s', async (_what, answer) => {
		jest.spyOn(Math, 'random').mockReturnValue(0); // the shortest backoff
		const { sandbox, run, rows, ignored } = await startWith(20);
		sandbox.fault({ method: 'POST', answer, times: 1 });

		const { updated } = await run(rows, { parameters });

		expect(updated).toHaveLength(20);
		expect(ignored()).toHaveLength(20);
		expect(writes(sandbox.requests).map((request) => idsOf(request).length)).toEqual([20, 20]);
	});

	it('reads the tasks in a dry run, and returns the request of each item', async () => {
		const { sandbox, run, rows } = await startWith(2);

		const { updated } = await run(rows, { parameters, options: { dryRun: true } });

		expect(updated.map(({ json }) => json)).toEqual(rows.map(({ task }) => ({ ids: [task] })));
		expect(sandbox.requests.map(({ method }) => method)).toEqual(['GET']);
	});

	it('says in a dry run which tasks the search does not know', async () => {
		const { run, rows } = await startWith(1);

		const { updated } = await run([...rows, { task: UNKNOWN }], {
			parameters,
			options: { dryRun: true },
		});

		expect(updated.map(({ json }) => json['found'])).toEqual([undefined, false]);
	});

	it('reports a task that was sent, but not confirmed when the run ended', async () => {
		const tasks = manyTasks(1);
		const { sandbox, run } = await startFastWorld({ tasks });
		const [known] = rowsOf(tasks);
		// The key is refused while the other row waits for its second search.
		const isOfKnown = (request: RequestRecord) => idsOf(request).includes(known!.task!);
		sandbox.fault({ method: 'POST', when: isOfKnown, answer: { status: 401, body: 'No' } });
		sandbox.fault({ method: 'POST', answer: { status: 200, body: '{}' } });

		const { failed } = await run([{ task: UNKNOWN }, known!], {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(errorOf(failed[0]!)).toMatchObject({
			code: 'UNKNOWN_TASK',
			description: 'The run ended before a second search.',
			attempts: 1,
		});
	});

	it('reports a task that lemlist accepts without knowing it, once two searches have not found it', async () => {
		const { sandbox, run } = await startFastWorld();
		sandbox.fault({ method: 'POST', answer: { status: 200, body: '{}' } });

		const { updated, failed } = await run([{ task: UNKNOWN }], {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(updated).toEqual([]);
		expect(failed.map(errorOf)).toEqual([
			expect.objectContaining({
				code: 'UNKNOWN_TASK',
				field: 'taskId',
				taskId: UNKNOWN,
				attempts: 1,
			}),
		]);
		expect(sandbox.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
	});

	it('ignores a task that is not in the search yet', async () => {
		const [task] = manyTasks(1);
		const { run } = await startFastWorld({ tasks: [], searchLagMs: 600_000 });
		const created = await run([{}], {
			parameters: {
				resource: 'task',
				operation: 'create',
				recordId: 'ctc_contact0000000001',
				type: 'manual',
				assignedTo: locator(task!.userId),
				dueDate: task!.dueDate,
				title: 'New',
			},
		});

		const { updated, failed } = await run([{ task: String(created.updated[0]!.json['_id']) }], {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(failed).toEqual([]);
		expect(updated).toHaveLength(1);
	});

	it('says which tasks were done or ignored already', async () => {
		const [open, done, ignored] = manyTasks(3);
		const { run } = await startWorld({
			tasks: [open!, { ...done!, status: 'completed' }, { ...ignored!, status: 'ignored' }],
		});

		const { updated, hints } = await run(rowsOf([open!, done!, ignored!]), { parameters });

		expect(updated.map(({ json }) => json)).toEqual([
			{ _id: open!._id, status: 'ignored' },
			{ _id: done!._id, status: 'done', alreadyDone: true },
			{ _id: ignored!._id, status: 'ignored', alreadyIgnored: true },
		]);
		expect(hints).toEqual(['1 ignored, 1 done already, 1 ignored already.']);
	});

	it('ignores tasks that cannot be read as well, and says so', async () => {
		const { sandbox, run, rows, ignored } = await startWith(2);
		sandbox.fault({ method: 'GET', answer: { status: 400, body: 'SEARCH_FAILED' } });

		const { updated, hints } = await run(rows, { parameters });

		expect(updated).toHaveLength(2);
		expect(ignored()).toHaveLength(2);
		expect(hints[0]).toContain('2 tasks could not be read');
	});

	it('ignores tasks of an account without the search', async () => {
		const tasks = manyTasks(2);
		const { sandbox, run } = await startWorld({ tasks, hasV2: false });

		const { updated, hints } = await run(rowsOf(tasks), { parameters });

		expect(updated).toHaveLength(2);
		expect([...sandbox.tasks.values()].map(({ status }) => status)).toEqual(['ignored', 'ignored']);
		expect(hints[0]).toContain('2 tasks could not be read');
	});
});
