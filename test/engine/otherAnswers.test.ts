// lemlist's docs leave open what it answers. The node is right under each answer that changes what it sends or
// says, or the test says what the user sees instead: docs/conformance.md, "If an answer is different".
import type { Answers } from '../../sandbox/answers';
import type { SandboxOptions } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import { search } from './support/search';
import { locator } from './support/workflow';
import { errorOf, startFastWorld, startWorld } from './support/world';

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
const onError = 'continueErrorOutput' as const;

it.each([
	['nothing but 200', null],
	['404 as a text', refusal(404, 'Task not found')],
	['404 as JSON', refusal(404, { error: 'Task not found' })],
	['400 in an envelope', refusal(400, { success: false, error: { code: 'NO_TASK', message: '' } })],
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

	const { failed } = await run([{ task: first!, assignee: 'usr_Nobody00000000000' }], { onError });

	expect(errorOf(failed[0]!).message).toContain('Unknown user');
});

it('creates tasks with Send Record As set to leadId if lemlist takes only that', async () => {
	const { run } = await startWorld(withAnswers({ recordNames: ['leadId'] }));
	const parameters = {
		...{ resource: 'task', operation: 'create', type: 'manual', dueDate: '2099-01-01' },
		...{ recordId: locator('ctc_contact0000000001'), assignedTo: locator('usr_SalesOne000000000') },
	};

	const refused = await run([{}], { parameters, onError });
	const created = await run([{}], { parameters, options: { sendRecordAs: 'leadId' } });

	expect(errorOf(refused.failed[0]!).message).toContain("required property 'recordId'");
	expect(created.updated).toHaveLength(1);
});
