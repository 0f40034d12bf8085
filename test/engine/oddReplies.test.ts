// Unexpected responses: each item still has one output, and only the expected response is a success.
import type { INodeParameters } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import { manyTasks } from '../../sandbox';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startWorld } from './support/world';

const tasks = manyTasks(24);
const rows = tasks.map(({ _id }) => ({ task: _id, title: 'New title' }));
const onError = 'continueErrorOutput' as const;

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
		answer: { status: 200, body: { _id: rows[0]!.task, echo: [key, { [key]: `Basic ${basic}` }] } },
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
