import { setTimeout as wait } from 'node:timers/promises';
import { manyTasks } from '../../sandbox';
import { changed } from './support/changed';
import type { Row } from './support/rows';
import { startWorld } from './support/world';

/** Longer than a rate-limit window, so that any request still waiting would have been sent. */
const A_WINDOW_MS = 2_200;

const tasks = manyTasks(6);
const rows: Row[] = tasks.map(({ _id }) => ({ task: _id, title: 'New title' }));
const [one] = rows;

/** Two requests are pending at a time; the other rows wait. */
const options = { maxRequests: 2 };

it('stops if lemlist rejects a row, awaits pending requests and starts no new ones', async () => {
	const { sandbox, run } = await startWorld({ tasks });
	const before = structuredClone(sandbox.tasks);
	sandbox.fault({ answer: { hangMs: 300 }, taskId: String(one?.task) });

	const unknown = { task: 'opp_unknown0000000000', title: 'x' };
	const { run: record, error } = await run([one!, unknown, ...rows.slice(1)], { options });

	expect(record.status).toBe('error');
	expect(error?.name).toBe('NodeApiError');
	expect(error?.httpCode).toBe('400');
	expect(error?.context).toMatchObject({
		itemIndex: 1,
		code: 'BAD_TEAM',
		taskId: unknown.task,
		field: 'taskId',
		attempts: 1,
	});
	expect(error?.description).toContain('lemlist responded with 400 Bad team after 1 try');

	// 2, or more if the machine took longer than a window to read the rejection.
	const sent = sandbox.requests.map(({ taskId }) => String(taskId));
	expect(sent.length).toBeLessThan(7);
	await wait(A_WINDOW_MS);
	expect(sandbox.requests).toHaveLength(sent.length);
	const updated = sent.filter((task) => task !== unknown.task);
	expect(error?.message).toMatch(/Bad team.*\[item 1\]/);
	expect(error?.message).toContain(
		`${updated.length} of 7 tasks updated, ${7 - sent.length} not tried.`,
	);
	expect(sandbox.tasks).toEqual(
		changed(before, Object.fromEntries(updated.map((task) => [task, { title: 'New title' }]))),
	);
});

it('stops at an invalid value', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { run: record, error } = await run([{ task: one!.task!, due: 'soon' }, ...rows.slice(1)], {
		options,
	});

	expect(record.status).toBe('error');
	expect(error?.name).toBe('NodeOperationError');
	expect(error?.context).toMatchObject({
		itemIndex: 0,
		code: 'INVALID_VALUE',
		field: 'dueDate',
		attempts: 0,
	});
	expect(error?.message).toMatch(/^'Due Date' is not a date: "soon"\. .*\[item 0\]/);
	expect(error?.message).toMatch(/Before the run stopped: \d of 6 tasks updated/);
	const sent = sandbox.requests.length;
	expect(sent).toBeLessThanOrEqual(options.maxRequests);
	await wait(A_WINDOW_MS);
	expect(sandbox.requests).toHaveLength(sent);
});

it('reports the row that stopped the run, not one that is waiting for a retry', async () => {
	const { sandbox, run } = await startWorld({ tasks });
	sandbox.fault({ answer: { status: 503, body: 'Away' }, taskId: String(one?.task) });
	const unknown = { task: 'opp_unknown0000000000', title: 'x' };

	const { error } = await run([one!, ...rows.slice(1), unknown]);

	expect(error?.context).toMatchObject({ itemIndex: 6, code: 'BAD_TEAM', taskId: unknown.task });
	expect(error?.message).toContain('[item 6]');
	expect(sandbox.requests.filter(({ status }) => status === 503)).toHaveLength(1);
});

it('reports the same numbers of updated and untried rows as the server', async () => {
	const { sandbox, run } = await startWorld({ tasks });
	sandbox.fault({ answer: { status: 400, body: 'Bad team' }, taskId: rows[3]!.task! });

	const { error } = await run(rows, { options });

	const updated = [...sandbox.tasks.values()].filter(({ title }) => title === 'New title');
	expect(error?.context).toMatchObject({ itemIndex: 3 });
	expect(error?.message).toContain(
		`Before the run stopped: ${updated.length} of 6 tasks updated, ${5 - updated.length} not tried.`,
	);
});

it('reports no numbers for a run with one row', async () => {
	const { run } = await startWorld({ tasks });

	const { error } = await run([{ task: 'opp_unknown0000000000', title: 'x' }]);

	expect(error?.message).toMatch(/\[item 0\]$/);
});
