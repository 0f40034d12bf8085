import type { INodeParameters } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
import { DUE, found, idsOf, isFrom, isOpen, search, tasks } from './support/search';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startWorld } from './support/world';

afterEach(() => jest.restoreAllMocks());

describe('12,000 tasks', () => {
	const mine = 'usr_SalesOne000000000';
	const others = 'usr_SalesTwo000000000';
	const all = manyTasks(12_000).map((task, index) => ({
		...task,
		userId: index % 4 === 0 ? mine : others,
	}));

	it('with 3,000 matches return each match once, within the rate limit', async () => {
		const { sandbox, run } = await startWorld({ tasks: all });
		const startMs = sandbox.now();

		const { updated, hints } = await run([{}], {
			parameters: search({ assignedTo: locator(mine) }),
		});

		const wanted = all.filter(({ userId }) => userId === mine).map(({ _id }) => _id);
		expect(wanted).toHaveLength(3_000);
		expect(idsOf(updated).sort()).toEqual(wanted.sort());
		expect(pairedWith(updated)).toEqual(wanted.map(() => ({ item: 0 })));
		expect(sandbox.requests.filter(({ admitted }) => admitted)).toHaveLength(30);
		expect(sandbox.tooSoon(startMs)).toEqual([]);
		expect(hints).toEqual([]);
	});

	it.each<INodeParameters>([{ returnAll: true }, { returnAll: false, limit: 10_001 }])(
		'are more than lemlist returns: %j',
		async (more) => {
			const { sandbox, run } = await startWorld({ tasks: all });

			const { updated, failed } = await run([{}], {
				parameters: search({}, more),
				onError: 'continueErrorOutput',
			});

			expect(updated).toEqual([]);
			expect(failed.map(errorOf)).toEqual([
				expect.objectContaining({
					code: 'TOO_MANY_RESULTS',
					message: expect.stringMatching(/found 12000 tasks and returns at most 10000.*Narrow/),
				}),
			]);
			expect(sandbox.requests).toHaveLength(1);
		},
	);
});

it('rejects an invalid limit', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { error } = await run([{}], { parameters: search({}, { returnAll: false, limit: -1 }) });

	expect(error?.message).toMatch(/^Row 1 \(item 0\): 'Limit' is not a number of tasks: -1\./);
	expect(sandbox.requests).toEqual([]);
});

describe('a page that fails', () => {
	const isSecond = ({ query }: { query: Record<string, unknown> }) => query['page'] === '2';

	it('is retried if the error is retryable, so that no task is missed', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0); // the shortest backoff
		const many = manyTasks(250);
		const { sandbox, run } = await startWorld({ tasks: many, retryAfter: 'missing' });
		sandbox.fault({ answer: { status: 503 }, when: isSecond, times: 1 });

		const { updated } = await run([{}], { parameters: search() });

		expect(idsOf(updated).sort()).toEqual(many.map(({ _id }) => _id).sort());
		expect(sandbox.requests).toHaveLength(4);
	});

	it('fails the whole search, instead of returning part of the results', async () => {
		const { sandbox, run } = await startWorld({ tasks: manyTasks(250) });
		sandbox.fault({ answer: { status: 400, body: 'Bad params' }, when: isSecond });

		const { updated, failed } = await run([{}], {
			parameters: search(),
			onError: 'continueErrorOutput',
		});

		expect(updated).toEqual([]);
		expect(failed.map(errorOf)).toEqual([
			expect.objectContaining({ code: 'HTTP_400', httpStatus: 400 }),
		]);
	});
});

describe('without access to the newer list', () => {
	it('suggests V1', async () => {
		const { sandbox, run } = await startWorld({ tasks, hasV2: false });

		const { failed } = await run([{}, {}], {
			parameters: search(),
			onError: 'continueErrorOutput',
			options: { maxRequests: 1 },
		});

		expect(failed.map(errorOf)).toEqual([
			expect.objectContaining({
				code: 'NO_TASK_LIST_V2',
				message: expect.stringContaining('choose V1 under Options > API Version'),
			}),
			expect.objectContaining({ code: 'NO_TASK_LIST_V2' }),
		]);
		expect(sandbox.requests.length).toBeLessThanOrEqual(2);
	});

	it('searches with V1, and always sends filters', async () => {
		const { sandbox, run } = await startWorld({ tasks, hasV2: false });

		const { updated, hints } = await run([{}], {
			parameters: search(),
			options: { apiVersion: 'v1' },
		});

		expect(idsOf(updated).sort()).toEqual(found(isOpen));
		expect(sandbox.requests.map(({ path, query }) => ({ path, query }))).toEqual(
			['0', '1'].map((page) => ({ path: '/tasks', query: { filters: '[]', page } })),
		);
		expect(hints).toEqual([]);
	});

	it('uses all filters of V1', async () => {
		const { sandbox, run } = await startWorld({ tasks, hasV2: false });

		const { updated } = await run([{}], {
			parameters: search({
				type: ['phone', 'manual'],
				status: ['pending'],
				assignedTo: locator('usr_SalesTwo000000000'),
				dueDateFrom: '2020-01-01T10:00',
				dueDateTo: '2098-12-31',
			}),
			options: { apiVersion: 'v1' },
		});

		const filters = [
			{ filterId: 'type', in: ['phone', 'manual'] },
			{ filterId: 'assignedTo', in: ['usr_SalesTwo000000000'] },
			{ filterId: 'dueDate', from: '2020-01-01', to: '2098-12-31' },
		];
		expect(JSON.parse(String(sandbox.requests[0]?.query['filters']))).toEqual(filters);
		const wanted = found(
			(task) =>
				isOpen(task) &&
				isFrom(DUE)(task) &&
				['phone', 'manual'].includes(task.type) &&
				task.userId === 'usr_SalesTwo000000000',
		);
		expect(wanted.length).toBeGreaterThan(0);
		expect(idsOf(updated).sort()).toEqual(wanted);
	});

	it('returns all pages of V1, in order', async () => {
		const many = manyTasks(250);
		const { sandbox, run } = await startWorld({ tasks: many, hasV2: false });

		const { updated } = await run([{}], { parameters: search(), options: { apiVersion: 'v1' } });

		expect(idsOf(updated)).toEqual(many.map(({ _id }) => _id));
		expect(sandbox.requests.map(({ query }) => query['page'])).toEqual(['0', '1', '2', '3']);
	});

	it('rejects filters that V1 does not support, by their names in the panel', async () => {
		const { sandbox, run } = await startWorld({ tasks, hasV2: false });

		const { failed } = await run([{}], {
			parameters: search({ completedAtFrom: '2026-03-15' }),
			options: { apiVersion: 'v1' },
			onError: 'continueErrorOutput',
		});

		expect(failed.map(errorOf)).toEqual([
			expect.objectContaining({
				code: 'NOT_IN_V1',
				field: 'completedAtFrom',
				message: expect.stringMatching(
					/^Row 1 \(item 0\): 'Completed After' is unknown to API version V1: /,
				),
			}),
		]);
		expect(sandbox.requests).toEqual([]);
	});
});
