// Get: tasks by ID, read in hundreds.
import type { INodeParameters } from 'n8n-workflow';
import { Sender } from '../../nodes/lemlist/sending/sender';
import { register } from '../../nodes/lemlist/sending/senders';
import { manyTasks } from '../../sandbox';
import { fastClock } from './support/fastTime';
import type { Row } from './support/rows';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startFastWorld, startWorld } from './support/world';

const parameters: INodeParameters = {
	resource: 'task',
	operation: 'get',
	taskId: locator('={{ $json.task }}'),
};

const rowsOf = (tasks: Array<{ _id: string }>): Row[] => tasks.map(({ _id }) => ({ task: _id }));

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
	const sender = new Sender(fastClock, { limit: 1, windowMs: 50_000, marginMs: 0 });
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
