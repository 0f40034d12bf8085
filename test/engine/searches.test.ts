// Searches of Get Many and Count, however many tasks they find, and what people get wrong in them.
import type { INodeParameters } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
import { DUE, found, idsOf, isFrom, isOpen, search, tasks } from './support/search';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startWorld } from './support/world';

describe('the pages of Get Many', () => {
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
			// On a busy machine, a request may time out and be sent again.
			const answered = sandbox.requests.filter((each) => each.admitted && !each.clientGone);
			expect(answered).toHaveLength(30);
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
});

// How many tasks a search finds, without reading them.
describe('Count', () => {
	const count = (more: INodeParameters = {}): INodeParameters => ({
		resource: 'task',
		operation: 'count',
		...more,
	});

	it('counts open tasks unless filters say otherwise, in one request', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { updated, hints } = await run([{}], { parameters: count() });

		expect(updated.map(({ json }) => json)).toEqual([{ count: tasks.filter(isOpen).length }]);
		expect(sandbox.requests.map(({ path, query }) => ({ path, query }))).toEqual([
			{ path: '/v2/tasks', query: { status: 'pending', page: '1', limit: '1' } },
		]);
		expect(hints).toEqual([]);
	});

	it('counts more tasks than lemlist returns', async () => {
		const { run } = await startWorld({ tasks: manyTasks(10_001) });

		const { updated } = await run([{}], { parameters: count() });

		expect(updated[0]!.json).toEqual({ count: 10_001 });
	});

	it('counts once per item, by filters and without what is excluded', async () => {
		const { run } = await startWorld({ tasks });

		const { updated, hints } = await run([{ type: 'phone' }, { type: 'manual' }], {
			parameters: count({
				filters: { type: '={{ $json.type }}' },
				exclude: { assignedTo: locator('Sales Two') },
			}),
		});

		const wanted = ['phone', 'manual'].map(
			(type) =>
				tasks.filter((task) => task.type === type && task.userId !== 'usr_SalesTwo000000000')
					.length,
		);
		expect(updated.map(({ json }) => json['count'])).toEqual(wanted);
		expect(pairedWith(updated)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(hints).toEqual(['2 searches counted.']);
	});

	it('says that nothing but Get Many works for an account without the new search', async () => {
		const { run } = await startWorld({ hasV2: false });

		const { failed } = await run([{}], { parameters: count(), onError: 'continueErrorOutput' });

		expect(errorOf(failed[0]!)).toMatchObject({
			code: 'NO_TASK_LIST_V2',
			message: expect.stringContaining('only Get Many works, with V1 under Options > API Version'),
		});
	});
});

// What people get wrong in a search, for each operation that has one.
describe('bad input', () => {
	const TREE = 'Use JSON such as {"type":"group"';

	interface Bad {
		given: INodeParameters;
		error: { code: string; field: string; says: string[] };
	}

	/** Inputs, each by what is wrong with it. */
	const BAD: Record<string, Bad> = {
		'an e-mail address of nobody': {
			given: { filters: { contactId: locator('nobody@example.com', 'email') } },
			error: {
				...{ code: 'UNKNOWN_RECORD', field: 'contactId' },
				says: [
					`'Contact' is not the e-mail address of any contact in lemlist: "nobody@example.com"`,
					'Check it, or add the contact to lemlist first.',
				],
			},
		},
		'the same field twice': {
			given: {
				filters: { assignedTo: locator('Bob Nobody') },
				exclude: { assignedTo: locator('Ann Nobody') },
			},
			error: {
				...{ code: 'UNKNOWN_ASSIGNEE', field: 'assignedTo' },
				says: [
					"'Assignee' is not a team member: \"Bob",
					"'Exclude > Assignee' is not a team member: \"Ann",
				],
			},
		},
		'the same field twice, once as an expression that fails': {
			given: {
				filters: { assignedTo: locator("={{ $('Nowhere').first().json.x }}") },
				exclude: { assignedTo: locator('Ann Nobody') },
			},
			error: {
				...{ code: 'UNREADABLE_PARAMETER', field: 'filters.assignedTo' },
				says: ["'Exclude > Assignee' is not a team member: \"Ann"],
			},
		},
		'too many IDs': {
			given: { filters: { taskId: Array.from({ length: 101 }, (_, index) => `opp_${index}`) } },
			error: {
				...{ code: 'INVALID_VALUE', field: 'taskId' },
				says: ["'Task IDs' holds more than 100 IDs: "],
			},
		},
		'a domain of nobody': {
			given: { exclude: { companyId: locator('nobody.example.com', 'domain') } },
			error: {
				...{ code: 'UNKNOWN_RECORD', field: 'companyId' },
				says: [
					`'Exclude > Company' is not the domain of any company in lemlist: "nobody.example.com"`,
				],
			},
		},
		'a domain where a person is asked for': {
			given: { filters: { contactId: locator('company-1.example.com') } },
			error: {
				...{ code: 'INVALID_VALUE', field: 'contactId' },
				says: [
					`'Contact' is not a contact: "company-1.example.com"`,
					'Use the ID (ctc_…) or the e-mail address of a contact.',
				],
			},
		},
		'a person where a company is asked for': {
			given: { filters: { companyId: locator('lead@company-1.example.com') } },
			error: {
				...{ code: 'INVALID_VALUE', field: 'companyId' },
				says: ["'Company' is not a company: ", 'Use the ID (cpn_…) or the domain of a company.'],
			},
		},
		'filters that are no JSON': {
			given: { options: { advancedFilters: 'status is due' } },
			error: {
				...{ code: 'INVALID_VALUE', field: 'advancedFilters' },
				says: [`'Advanced Filters (JSON)' is not JSON: "status is due"`, TREE],
			},
		},
		'JSON that is no tree of filters': {
			given: { options: { advancedFilters: '{"status":"due"}' } },
			error: {
				...{ code: 'INVALID_VALUE', field: 'advancedFilters' },
				says: ["'Advanced Filters (JSON)' is not a tree of lemlist's filters: ", TREE],
			},
		},
		'a type that is filtered and excluded': {
			given: { filters: { type: ['phone'] }, exclude: { type: ['phone', 'manual'] } },
			error: {
				...{ code: 'INVALID_VALUE', field: 'exclude' },
				says: [
					"'Exclude > Types' excludes everything that Filters asks for: ",
					'Remove it from one of them.',
				],
			},
		},
		'a contact that is filtered by address and excluded by ID': {
			given: {
				filters: { contactId: locator('lead@company-1.example.com') },
				exclude: { contactId: locator('ctc_contact0000000001') },
			},
			error: {
				...{ code: 'INVALID_VALUE', field: 'exclude' },
				says: ["'Exclude > Contact' excludes everything that Filters asks for: "],
			},
		},
	};

	describe.each(['getAll', 'count'])('%s', (operation) => {
		it.each(Object.entries(BAD))('rejects %s before it searches', async (_, { given, error }) => {
			const { sandbox, run } = await startWorld();

			const { updated, failed } = await run([{}], {
				parameters: { resource: 'task', operation, ...given },
				options: (given['options'] ?? {}) as INodeParameters,
				onError: 'continueErrorOutput',
			});

			expect(updated).toEqual([]);
			const { says, ...others } = error;
			const [report] = failed.map(errorOf);
			expect(report).toMatchObject({ ...others, attempts: 0 });
			for (const text of says) expect(report!.message).toContain(text);
			expect(sandbox.requests.filter(({ path }) => path === '/v2/tasks')).toEqual([]);
		});

		it('searches for the tasks of both contacts with an e-mail address', async () => {
			const { sandbox, run } = await startWorld();

			await run([{}], {
				parameters: {
					...{ resource: 'task', operation },
					filters: { contactId: locator('lead@company-12.example.com', 'email') },
				},
			});

			expect(sandbox.requests.at(-1)?.query).toMatchObject({
				contactId: 'ctc_contact0000000012,ctc_contact0000000013',
			});
		});

		it.each([
			['contactId', 'lead@company-1.example.com', 'Contact', 'ctc_…'],
			['companyId', 'company-1.example.com', 'Company', 'cpn_…'],
		])('asks for an ID if the plan has no look-up (%s)', async (field, given, label, prefix) => {
			const { run } = await startWorld({ hasRecords: false });

			const { failed } = await run([{}], {
				parameters: { resource: 'task', operation, filters: { [field]: locator(given) } },
				onError: 'continueErrorOutput',
			});

			expect(errorOf(failed[0]!)).toMatchObject({ code: 'NOT_IN_PLAN', field });
			expect(errorOf(failed[0]!).message).toContain(
				`'${label}' cannot be looked up with the lemlist plan of this API key's team: "${given}". Use IDs instead: ${prefix}`,
			);
		});
	});

	it.each([
		['get', { taskId: locator('opp_phone000000000001') }],
		['getAll', {}],
	])('%s says what to do if the plan does not include contacts', async (operation, given) => {
		const { sandbox, run } = await startWorld();
		sandbox.fault({
			path: '/v2/tasks',
			answer: { status: 402, body: { error: 'Not in your plan' } },
		});

		const { failed } = await run([{}], {
			parameters: { resource: 'task', operation, ...given },
			options: { include: ['contact'] },
			onError: 'continueErrorOutput',
		});

		expect(errorOf(failed[0]!)).toMatchObject({ code: 'NOT_IN_PLAN', field: 'include' });
		expect(errorOf(failed[0]!).message).toContain('Remove Include under Options');
	});
});
