// Whatever comes back instead of the usual reply.
import { setTimeout as wait } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import type { FaultAnswer, RequestRecord, SandboxOptions } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import type { Answers } from '../../sandbox/answers';
import { changed } from './support/changed';
import type { Elsewhere } from './support/elsewhere';
import { startElsewhere } from './support/elsewhere';
import type { Row } from './support/rows';
import { search } from './support/search';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startFastWorld, startWorld } from './support/world';

const onError = 'continueErrorOutput' as const;

describe('faults that pass', () => {
	const tasks = manyTasks(4);
	const rows: Row[] = tasks.map(({ _id }) => ({ task: _id, title: `New title of ${_id}` }));
	const [, two] = tasks.map(({ _id }) => _id) as [string, string];

	beforeEach(() => {
		// The shortest backoff.
		jest.spyOn(Math, 'random').mockReturnValue(0);
	});
	afterEach(() => jest.restoreAllMocks());

	/** Runs the rows with a fault on one task, and expects all of them to succeed. */
	async function expectNothingLost(answer: FaultAnswer, times: number): Promise<void> {
		const { sandbox, run } = await startFastWorld({ tasks, retryAfter: 'missing' });
		const before = structuredClone(sandbox.tasks);
		const fault = sandbox.fault({ answer, taskId: two, times });

		const { failed, updated, hints } = await run(rows, { onError });

		expect(failed).toEqual([]);
		expect(updated.map(({ json }) => json['title'])).toEqual(rows.map(({ title }) => title));
		expect(sandbox.tasks).toEqual(
			changed(before, Object.fromEntries(rows.map(({ task, title }) => [task, { title }]))),
		);
		expect(fault.hits).toBe(times);
		expect(sandbox.requests.filter(({ taskId }) => taskId === two)).toHaveLength(times + 1);
		expect(sandbox.requests).toHaveLength(rows.length + times);
		expect(hints[0]).toContain('4 updated.');
	}

	const PAGE = {
		body: '<html><body>Bad gateway</body></html>',
		headers: { 'content-type': 'text/html' },
	};

	it.each<[what: string, answer: FaultAnswer]>([
		['a reset connection', 'reset'],
		['a truncated body', 'cut'],
		['500', { status: 500, body: 'Internal Server Error' }],
		['502 with a web page, as from a gateway', { status: 502, ...PAGE }],
		['503', { status: 503, body: 'Service Unavailable' }],
		['429', { status: 429, body: 'Too Many Requests', headers: { 'retry-after': '0' } }],
	])('retries after %s', async (_what, answer) => await expectNothingLost(answer, 2));

	it('retries after a timeout', async () => {
		await expectNothingLost({ hangMs: 10 * 60_000 }, 1);
	});

	it('waits out a burst of 429s if another tool uses up the limit', async () => {
		// The sandbox's clock stands still until it rejects a request, however late the first one is.
		const startMs = Date.now();
		let requests: readonly RequestRecord[] = [];
		const hasRejected = () => requests.some(({ admitted }) => !admitted);
		const clock = () => (hasRejected() ? startMs + 2_000 : startMs);
		const { sandbox, run } = await startWorld({ tasks, clock });
		({ requests } = sandbox);
		const other = {
			authorization: `Basic ${Buffer.from(`:${sandbox.apiKey}`).toString('base64')}`,
		};
		await Promise.all(
			Array.from({ length: 18 }, () => fetch(`${sandbox.url}/team`, { headers: other })),
		);

		const { failed, updated } = await run(rows, { onError });

		expect(failed).toEqual([]);
		expect(updated).toHaveLength(rows.length);
		expect(hasRejected()).toBe(true);
	});

	it('reports the number of tries of a failed request', async () => {
		const { sandbox, run } = await startFastWorld();
		const task = 'opp_linkedinSend00001';
		const row = { task, images: 'https://media.example.com/gone.png' };

		const { failed } = await run([row], { onError });

		expect(failed.map(errorOf)).toEqual([
			expect.objectContaining({ code: 'LINKEDIN_MEDIA_DOWNLOAD_FAILED', attempts: 3 }),
		]);
		expect(errorOf(failed[0]!).description).toContain('after 3 tries');
		expect(sandbox.requests).toHaveLength(3);
	});
});

// Unexpected responses: each item still has one output, and only the expected response is a success.
describe('odd replies', () => {
	const tasks = manyTasks(24);
	const rows = tasks.map(({ _id }) => ({ task: _id, title: 'New title' }));

	it.each([
		['an empty list', []],
		['a list of two', [{ _id: 'opp_1' }, { _id: 'opp_2' }]],
		['a list of null', [null]],
		['null', null],
		['text', 'OK'],
		['an empty object', {}],
		['an ID that is a number', { _id: 7 }],
		['another task', { _id: 'opp_another' }],
		['an error in an object', { success: false, error: { code: 'BAD', message: 'Bad team' } }],
		['an error as text', { error: 'Bad team' }],
	])('%s with status 200 is an error', async (_, body) => {
		const { sandbox, run } = await startWorld({ tasks });
		const headers = { 'content-type': 'application/json' };
		sandbox.fault({ answer: { status: 200, body: JSON.stringify(body), headers } });

		const { failed, updated } = await run(rows.slice(0, 3), { onError });

		expect(updated).toEqual([]);
		expect(pairedWith(failed)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		for (const item of failed) expect(errorOf(item)).toMatchObject({ code: 'UNEXPECTED_ANSWER' });
	});

	it('finishes the other items if the response to one is not HTTP', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		sandbox.fault({ answer: 'malformed', taskId: rows[0]!.task });

		const { failed, updated } = await run(rows, { onError });

		expect(updated).toHaveLength(23);
		expect(failed.map(errorOf)).toEqual([
			expect.objectContaining({
				code: expect.stringMatching(/^HPE_/),
				attempts: 3,
				httpStatus: null,
			}),
		]);
	});

	const search: INodeParameters = {
		resource: 'task',
		operation: 'getAll',
		returnAll: true,
		filters: {},
	};

	it.each([0, null, -1, 0.5, '50'])('a page with limit %p ends the search', async (limit) => {
		const { sandbox, run } = await startWorld({ tasks });
		const body = { results: Array(50).fill({ _id: 'opp_1' }), total: 100, limit };
		sandbox.fault({ answer: { status: 200, body } });
		let ticks = 0;
		const timer = setInterval(() => ticks++, 5);

		const { failed } = await run([{}], { parameters: search, onError });
		await wait(20);
		clearInterval(timer);

		expect(failed.map(errorOf)).toEqual([expect.objectContaining({ code: 'UNEXPECTED_ANSWER' })]);
		expect(ticks).toBeGreaterThan(0);
	});

	it('an invalid team member is never an assignee', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		const body = { users: [{ email: 'one@example.com' }] };
		sandbox.fault({ answer: { status: 200, body }, path: '/team' });
		const updateFields = { title: 'New title', assignedTo: locator('one@example.com') };

		const { failed, updated } = await run(rows.slice(0, 2), {
			onError,
			parameters: {
				resource: 'task',
				operation: 'update',
				taskId: locator('={{ $json.task }}'),
				updateFields,
			},
		});

		expect(updated).toEqual([]);
		expect(failed.map((item) => errorOf(item).code)).toEqual(Array(2).fill('UNEXPECTED_ANSWER'));
	});

	it('never exposes the key, even if lemlist returns it', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		const key = sandbox.apiKey;
		const basic = Buffer.from(`:${key}`).toString('base64').replace(/=+$/, '');
		sandbox.fault({
			answer: {
				status: 200,
				body: { _id: rows[0]!.task, echo: [key, { [key]: `Basic ${basic}` }] },
			},
			taskId: rows[0]!.task,
		});
		sandbox.fault({
			answer: { status: 400, body: { error: `Key ${key} (${basic}) is unknown`, code: key } },
		});

		const ran = await run(rows.slice(0, 3), { onError });

		expect(ran.updated).toHaveLength(1);
		expect(ran.failed).toHaveLength(2);
		const shown = JSON.stringify(ran.run.data);
		expect(shown).toContain('Key *** (***) is unknown');
		expect(shown).not.toContain(key);
		expect(shown).not.toContain(basic);
	});
});

// lemlist's docs leave open what it answers. The node is right under each answer that changes what it sends or
// says, or the test says what the user sees instead: docs/conformance.md, "If an answer is different".
describe('answers that lemlist leaves open', () => {
	const UNKNOWN = 'opp_Unknown0000000000';
	const tasks = manyTasks(3);
	const [first, second] = tasks.map(({ _id }) => _id);

	const withAnswers = (answers: Partial<Answers>, more: SandboxOptions = {}): SandboxOptions => ({
		...{ tasks, ...more },
		answers,
	});
	const refusal = (status: number, body: string | object) => ({
		...{ status, body },
		type: typeof body === 'string' ? 'text/plain' : 'application/json',
	});

	it.each([
		['nothing but 200', null],
		['404 as a text', refusal(404, 'Task not found')],
		['404 as JSON', refusal(404, { error: 'Task not found' })],
		[
			'400 in an envelope',
			refusal(400, { success: false, error: { code: 'NO_TASK', message: '' } }),
		],
	])(
		'Update reports an unknown task if lemlist answers %s, and updates the others',
		async (_, it) => {
			const { run, sandbox } = await startWorld(withAnswers({ unknownTask: it }));
			const rows = [first!, UNKNOWN, second!].map((task) => ({ task, title: 'New' }));

			const { updated, failed } = await run(rows, { onError });

			expect(updated.map(({ json }) => json['_id'])).toEqual([first, second]);
			expect(failed.map((item) => errorOf(item).taskId)).toEqual([UNKNOWN]);
			expect(sandbox.tasks.get(second!)?.title).toBe('New');
		},
	);

	it.each([
		['accepts it', { unknownIgnored: null, ignoresOthers: true }, 'UNKNOWN_TASK'],
		['rejects the whole request', { ignoresOthers: true }, 'BAD_TEAM'],
		['answers 404', { unknownIgnored: refusal(404, 'Not found') }, 'HTTP_404'],
	])(
		'Ignore reports an unknown task if lemlist %s, and the others are ignored',
		async (_, it, code) => {
			const { run, sandbox } = await startFastWorld(withAnswers(it));
			const rows = [first!, UNKNOWN, second!].map((task) => ({ task }));
			const taskId = locator('={{ $json.task }}');

			const { updated, failed } = await run(rows, {
				parameters: { resource: 'task', operation: 'ignore', taskId },
				onError,
			});

			expect(updated.map(({ json }) => json)).toEqual(
				[first, second].map((_id) => ({ _id, status: 'ignored' })),
			);
			expect(failed.map((item) => errorOf(item).code)).toEqual([code]);
			expect([first, second].map((id) => sandbox.tasks.get(id!)?.status)).toEqual(
				Array(2).fill('ignored'),
			);
		},
	);

	it.each([
		['JSON', { error: 'Rate limit exceeded' }],
		['an envelope', { success: false, error: { code: 'RATE_LIMITED', message: 'Slow down' } }],
		['nothing', ''],
	])('loses no row to a 429 with %s', async (_, body) => {
		const many = manyTasks(8);
		const rateLimited = refusal(429, body);
		const answers = withAnswers({ rateLimited }, { tasks: many, limit: 2 });
		const { run, sandbox } = await startFastWorld(answers);

		const { updated } = await run(many.map(({ _id }) => ({ task: _id, title: 'New' })));

		expect(updated).toHaveLength(8);
		expect(sandbox.requests.some(({ admitted }) => !admitted)).toBe(true);
	});

	it.each([true, false])('reads the older list (filters required: %s)', async (filtersRequired) => {
		const { run } = await startWorld(withAnswers({ filtersRequired, listPageSize: 2 }));

		const { updated } = await run([{}], { parameters: search(), options: { apiVersion: 'v1' } });

		expect(updated).toHaveLength(3);
	});

	it('says what an assignee who does not exist gets, if lemlist says so', async () => {
		const unknownAssignee = refusal(422, { error: 'Unknown user' });
		const { run } = await startWorld(withAnswers({ unknownAssignee }));

		const { failed } = await run([{ task: first!, assignee: 'usr_Nobody00000000000' }], {
			onError,
		});

		expect(errorOf(failed[0]!).message).toContain('Unknown user');
	});

	it('creates tasks with Send Record As set to leadId if lemlist takes only that', async () => {
		const { run } = await startWorld(withAnswers({ recordNames: ['leadId'] }));
		const parameters = {
			...{ resource: 'task', operation: 'create', type: 'manual', dueDate: '2099-01-01' },
			...{
				recordId: locator('ctc_contact0000000001'),
				assignedTo: locator('usr_SalesOne000000000'),
			},
		};

		const refused = await run([{}], { parameters, onError });
		const created = await run([{}], { parameters, options: { sendRecordAs: 'leadId' } });

		expect(errorOf(refused.failed[0]!).message).toContain("required property 'recordId'");
		expect(created.updated).toHaveLength(1);
	});
});

// Redirects are not followed, since they would leak the API key.
describe('redirects', () => {
	const rows = manyTasks(3).map(({ _id }) => ({ task: _id, title: 'New title' }));
	const task = { resource: 'task', taskId: locator('={{ $json.task }}') };

	const OPERATIONS: Record<string, INodeParameters> = {
		update: { ...task, operation: 'update', updateFields: { title: '={{ $json.title }}' } },
		'update with a look-up': {
			...task,
			operation: 'update',
			updateFields: { assignedTo: locator('one@example.com') },
		},
		ignore: { ...task, operation: 'ignore' },
		create: {
			resource: 'task',
			operation: 'create',
			recordId: 'ctc_contact0000000001',
			type: 'manual',
			assignedTo: locator('usr_1'),
			dueDate: '2026-03-15',
		},
		getAll: { resource: 'task', operation: 'getAll', returnAll: true, filters: {} },
		'getAll in V1': {
			resource: 'task',
			operation: 'getAll',
			returnAll: true,
			filters: {},
			options: { apiVersion: 'v1' },
		},
	};

	let elsewhere: Elsewhere;
	afterEach(() => elsewhere.close());

	async function runAgainst(parameters: INodeParameters) {
		const { run } = await startWorld();
		return await run(rows, {
			parameters,
			options: (parameters['options'] ?? {}) as INodeParameters,
			onError,
			credential: { baseUrl: elsewhere.url },
		});
	}

	const expectRedirected = ({ failed, updated }: Awaited<ReturnType<typeof runAgainst>>) => {
		expect(updated).toEqual([]);
		expect(failed.map(errorOf)).toEqual(
			rows.map(() =>
				expect.objectContaining({
					code: 'REDIRECTED',
					message: expect.stringContaining(`to ${elsewhere.host}`),
				}),
			),
		);
		expect(elsewhere.redirected).toBeGreaterThan(0);
		expect(elsewhere.arrived).toEqual([]);
	};

	it.each(Object.entries(OPERATIONS))(
		'%s does not follow a redirect, and names its target',
		async (_, given) => {
			elsewhere = await startElsewhere(302, 'http');
			expectRedirected(await runAgainst(given));
		},
	);

	it.each([301, 303, 307, 308])('a redirect with %i is not followed either', async (status) => {
		elsewhere = await startElsewhere(status, 'http');
		expectRedirected(await runAgainst(OPERATIONS['create']!));
	});

	it('a redirect from https to http is not followed', async () => {
		elsewhere = await startElsewhere(308, 'https');
		expectRedirected(await runAgainst(OPERATIONS['update']!));
	});
});
