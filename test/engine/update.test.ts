// Update: what is sent for a row, and what comes of it.
import { setImmediate } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import type { RequestRecord } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import { changed } from './support/changed';
import { rowParameters } from './support/rows';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startWorld } from './support/world';

const tasks = manyTasks(8);
const [one, two, three] = tasks.map(({ _id }) => _id) as [string, string, string];

describe('what is sent and returned', () => {
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
});

// Failing expressions: one that throws is the item's error, one that returns nothing is a blank.
describe('an expression that fails', () => {
	const rows = [
		{ task: one, title: 'First' },
		{ task: two, title: 'Second' },
	];

	const withFields = (updateFields: INodeParameters): INodeParameters => ({
		...rowParameters,
		updateFields: { title: '={{ $json.title }}', ...updateFields },
	});

	const FAILING = "={{ $('Nowhere').item.json.title }}";

	it.each<[where: string, parameters: INodeParameters, taskIds: Array<string | null>]>([
		['a field', withFields({ message: FAILING }), [one, two]],
		['Assignee', withFields({ assignedTo: locator(FAILING) }), [one, two]],
		['Clear Fields', { ...rowParameters, clearFields: FAILING }, [one, two]],
		['Task', { ...rowParameters, taskId: locator(FAILING) }, [null, null]],
	])(
		'rejects rows if an expression in %s refers to a node that does not exist',
		async (_where, parameters, taskIds) => {
			const { sandbox, run } = await startWorld({ tasks });

			const { updated, failed } = await run(rows, { parameters, onError: 'continueErrorOutput' });

			expect(updated).toEqual([]);
			expect(failed.map(errorOf)).toEqual(
				taskIds.map((taskId, index) =>
					expect.objectContaining({
						code: 'UNREADABLE_PARAMETER',
						message: expect.stringMatching(
							new RegExp(`^Row ${index + 1} \\(item ${index}\\): .*node`, 'i'),
						),
						httpStatus: null,
						attempts: 0,
						taskId,
					}),
				),
			);
			expect(sandbox.requests).toEqual([]);
		},
	);

	it('stops at such an expression if On Error is Stop Workflow', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const {
			run: record,
			error,
			updated,
		} = await run(rows, {
			parameters: withFields({ message: FAILING }),
		});

		expect(record.status).toBe('error');
		expect(error?.context).toMatchObject({
			code: 'UNREADABLE_PARAMETER',
			field: 'updateFields.message',
		});
		expect(error?.message).toMatch(
			/^Nothing was sent: 2 of 2 rows have errors\. Row 1 \(item 0\): /,
		);
		expect(updated).toEqual([]);
		expect(sandbox.requests).toEqual([]);
	});

	it('treats an expression that returns nothing as a blank', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { updated } = await run(rows, {
			parameters: {
				...withFields({
					assignedTo: locator('={{ $json.no.such.column }}'),
					dueDate: '={{ $json.due }}',
					done: '={{ undefined }}',
					images: '={{ $json.images }}',
					message: '={{ null }}',
					priority: "={{ '' }}",
					videos: '={{ [] }}',
				}),
				clearFields: '={{ $json.clear }}',
			},
		});

		expect(updated).toHaveLength(2);
		expect(sandbox.requests.map(({ body }) => body)).toEqual([
			{ id: one, title: 'First' },
			{ id: two, title: 'Second' },
		]);
	});

	it('rejects a row if its expression for Task returns nothing', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { updated, failed } = await run([{ title: 'x' }, ...rows], {
			onError: 'continueErrorOutput',
		});

		expect(updated).toHaveLength(2);
		expect(failed.map(errorOf)).toEqual([
			expect.objectContaining({ code: 'MISSING_VALUE', field: 'taskId', taskId: null }),
		]);
		expect(sandbox.requests).toHaveLength(2);
	});

	it('accepts dates from any realm that expressions can return them from', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		const dates = [
			"={{ DateTime.fromISO('2026-03-15T10:00:00Z') }}",
			"={{ new Date('2026-03-15T10:00:00Z') }}",
			'={{ Date.UTC(2026, 2, 15, 10) }}',
			"={{ '2026-03-15T10:00:00Z'.toDateTime() }}",
		];

		for (const dueDate of dates) {
			await run([{ task: one }], { parameters: withFields({ dueDate }) });
		}

		expect(sandbox.requests.map(({ body }) => body)).toEqual(
			dates.map(() => ({ id: one, dueDate: '2026-03-15T10:00:00.000Z' })),
		);
	});
});

describe('an option', () => {
	describe('Dry Run', () => {
		it('sends nothing and returns the body of each request', async () => {
			const { sandbox, run } = await startWorld({ tasks });

			const { updated } = await run(
				[
					{ task: one, title: 'First', due: '2026-03-15', clear: 'message', priority: 'low' },
					{
						task: two,
						priority: 'none',
						done: 'reopen',
						images: 'https://media.example.com/a.png',
					},
				],
				{ options: { dryRun: true } },
			);

			expect(updated.map(({ json }) => json)).toEqual([
				{
					id: one,
					title: 'First',
					dueDate: '2026-03-14T23:00:00.000Z',
					message: '',
					priority: 'low',
				},
				{ id: two, priority: 'none', done: false, images: ['https://media.example.com/a.png'] },
			]);
			expect(pairedWith(updated)).toEqual([{ item: 0 }, { item: 1 }]);
			expect(sandbox.requests).toEqual([]);
		});

		it('rejects what a real run would reject', async () => {
			const { sandbox, run } = await startWorld({ tasks });

			const { updated, failed } = await run([{ task: one, due: 'soon' }, { task: two }], {
				options: { dryRun: true },
				onError: 'continueErrorOutput',
			});

			expect(updated).toEqual([]);
			expect(failed.map((item) => errorOf(item).code)).toEqual([
				'INVALID_VALUE',
				'NOTHING_TO_UPDATE',
			]);
			expect(sandbox.requests).toEqual([]);
		});

		it('only looks up e-mail addresses', async () => {
			const { sandbox, run } = await startWorld({ tasks });

			const { updated } = await run([{ task: one, assignee: 'sales.one@example.com' }], {
				options: { dryRun: true },
			});

			expect(updated.map(({ json }) => json)).toEqual([
				{ id: one, assignedTo: 'usr_SalesOne000000000' },
			]);
			expect(sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
				'GET /team',
			]);
		});

		it('does not report tasks as updated', async () => {
			const { run } = await startWorld({ tasks });

			const { hints } = await run([{ task: one, title: 'x' }], { options: { dryRun: true } });

			expect(hints).toEqual(['1 checked. Dry Run is on: nothing was sent.']);
		});
	});

	it('respects Max Requests per 2 Seconds', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		const startMs = sandbox.now();

		const { updated } = await run(
			tasks.map(({ _id }) => ({ task: _id, title: 'New title' })),
			{ options: { maxRequests: 4 } },
		);

		expect(updated).toHaveLength(8);
		expect(sandbox.requests).toHaveLength(8);
		expect(sandbox.tooSoon(startMs, 4)).toEqual([]);
	});
});

describe('the rate limit', () => {
	const admitted = (requests: RequestRecord[]) => requests.filter((request) => request.admitted);

	it('updates 60 tasks at 20 per 2 seconds', async () => {
		const tasks = manyTasks(60);
		const { sandbox, run } = await startWorld({ tasks });
		const startMs = sandbox.now();

		const { updated, hints } = await run(
			tasks.map(({ _id }) => ({ task: _id, title: 'New title' })),
		);

		expect(updated.map(({ json }) => json['_id'])).toEqual(tasks.map(({ _id }) => _id));
		expect([...sandbox.tasks.values()]).toEqual(
			tasks.map((task) => ({ ...task, title: 'New title' })),
		);
		expect(admitted(sandbox.requests).map(({ status }) => status)).toEqual(Array(60).fill(200));
		expect(sandbox.tooSoon(startMs)).toEqual([]);
		// What for depends on the machine: on a slow one, late replies look like those of others on the key.
		expect(hints[0]).toMatch(/^60 updated\. Waited \d+ s for /);
	});

	it('shares the limit between executions with the same key', async () => {
		const tasks = manyTasks(30);
		const { sandbox, run } = await startWorld({ tasks });
		const startMs = sandbox.now();
		const runs = [0, 10, 20].map((from) =>
			run(tasks.slice(from, from + 10).map(({ _id }) => ({ task: _id, title: 'New title' }))),
		);

		const outputs = await Promise.all(runs);

		expect(outputs.map(({ updated }) => updated.length)).toEqual([10, 10, 10]);
		expect(admitted(sandbox.requests).map(({ status }) => status)).toEqual(Array(30).fill(200));
		expect(sandbox.tooSoon(startMs)).toEqual([]);
	});
});

// A run leaves time for everything else in n8n, however many items it has.
describe('turns of others', () => {
	/** How often others got a turn while something ran. */
	async function turnsDuring(running: Promise<unknown>): Promise<number> {
		let turns = 0;
		let isRunning = true;
		const ended = running.finally(() => (isRunning = false));
		while (isRunning) {
			await setImmediate();
			turns++;
		}
		await ended;
		return turns;
	}

	it('gives others a turn every 20 ms, however many items it has', async () => {
		const { run } = await startWorld();
		const rows = manyTasks(300).map(({ _id }) => ({ task: _id, title: 'New' }));

		// Nothing is sent, so no reply gives others a turn.
		const turns = await turnsDuring(run(rows, { options: { dryRun: true } }));

		expect(turns).toBeGreaterThanOrEqual(2 * 3);
	});
});
