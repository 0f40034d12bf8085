// Rejected rows, by the setting On Error.
import { setTimeout as wait } from 'node:timers/promises';
import { manyTasks } from '../../sandbox';
import { outputOf } from '../../scripts/engine/runWorkflow';
import { changed } from './support/changed';
import { media, phone, REJECTED } from './support/refusedRows';
import type { Row } from './support/rows';
import { errorOf, pairedWith, startWorld } from './support/world';

describe('on the error output', () => {
	const GOOD: Row[] = [
		{ task: 'opp_manual00000000001', title: 'Good 1' },
		{ task: 'opp_manual00000000002', priority: 'none' },
		{ task: 'opp_linkedinSend00001', images: media('scanner-away.png') },
		{ task: 'opp_manual00000000001', message: 'Good 2' },
	];

	/** A valid row after every few rejected ones. */
	const ROWS = REJECTED.flatMap(([row], index) => {
		const good = index % 5 === 4 ? GOOD[(index - 4) / 5] : undefined;
		return good ? [row, good] : [row];
	});

	const expectedErrors = REJECTED.map(([row, error]) => ({
		...row,
		error: expect.objectContaining({ taskId: row.task ?? null, ...error }),
	}));

	const indices = (which: (row: Row) => boolean) =>
		ROWS.flatMap((row, item) => (which(row) ? [{ item }] : []));

	beforeEach(() => {
		// The shortest backoff.
		jest.spyOn(Math, 'random').mockReturnValue(0);
	});
	afterEach(() => jest.restoreAllMocks());

	it('reports each rejected row on the error output, and updates exactly the valid ones', async () => {
		const { sandbox, run } = await startWorld({ retryAfter: 'missing' });
		const before = structuredClone(sandbox.tasks);

		const {
			run: record,
			updated,
			failed,
			hints,
		} = await run(ROWS, {
			onError: 'continueErrorOutput',
		});

		expect(record.status).toBe('success');
		expect(updated.map(({ json }) => json['_id'])).toEqual(GOOD.map(({ task }) => task));
		expect(pairedWith(updated)).toEqual(indices((row) => GOOD.includes(row)));
		expect(failed.map(({ json }) => json)).toEqual(expectedErrors);
		expect(pairedWith(failed)).toEqual(indices((row) => !GOOD.includes(row)));
		expect(sandbox.tasks).toEqual(
			changed(before, {
				opp_manual00000000001: { title: 'Good 1', content: 'Good 2' },
				opp_manual00000000002: { priority: undefined },
				opp_linkedinSend00001: { images: [media('scanner-away.png')] },
			}),
		);
		expect(hints[0]).toContain(
			`${GOOD.length} updated, ${REJECTED.length} rejected: see the Error`,
		);
		expect(hints[0]).toContain('Most often: unreadable value (5), ');
	});

	it('says in each error which row it is, what happened and how to fix it', async () => {
		const { run } = await startWorld({ retryAfter: 'missing' });

		const { failed } = await run(ROWS, { onError: 'continueErrorOutput' });

		for (const item of failed) {
			const { message, description } = errorOf(item);
			const { item: index } = item.pairedItem as { item: number };
			expect(message).toMatch(
				new RegExp(`^Row ${index + 1} \\(item ${index}\\): \\S.{10,}\\. .*\\.$`),
			);
			expect(description).toMatch(/^\S.{20,}\.$/);
		}
	});

	it('sends nothing for a row that is rejected before the request', async () => {
		const { sandbox, run } = await startWorld();
		const rejectedHere = REJECTED.filter(([, { attempts }]) => !attempts).map(([row]) => row);

		const { failed } = await run(rejectedHere, { onError: 'continueErrorOutput' });

		expect(failed).toHaveLength(rejectedHere.length);
		expect(sandbox.requests.map(({ path }) => path)).toEqual(['/team']);
	});

	it('keeps the order of the rows if errors go to the regular output', async () => {
		const { run } = await startWorld();

		const {
			run: record,
			updated,
			failed,
		} = await run(
			[
				{ task: 'opp_unknown0000000000', title: 'x' },
				{ task: phone, title: 'Good' },
				{ task: phone, due: 'soon' },
			],
			{ onError: 'continueRegularOutput' },
		);

		expect(record.status).toBe('success');
		expect(updated.map(({ json }) => json)).toEqual([
			{ error: expect.objectContaining({ code: 'BAD_TEAM' }) },
			expect.objectContaining({ _id: phone, title: 'Good' }),
			{ error: expect.objectContaining({ code: 'INVALID_VALUE', field: 'dueDate' }) },
		]);
		expect(pairedWith(updated)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(failed).toEqual([]);
	});

	it.each(['text', 'error', 'errorAndCode', 'envelope'] as const)(
		'reads lemlist’s code from a body with the format "%s"',
		async (errorShape) => {
			const { run } = await startWorld({ errorShape });

			const { failed } = await run(
				[
					{ task: 'opp_unknown0000000000', title: 'x' },
					{ task: phone, images: media('a.png') },
					{ task: 'opp_linkedinSend00003', videos: media('huge.mp4') },
				],
				{ onError: 'continueErrorOutput' },
			);

			expect(failed.map((item) => errorOf(item).code)).toEqual([
				'BAD_TEAM',
				'LINKEDIN_MEDIA_INVALID_TYPE',
				'LINKEDIN_MEDIA_TOO_LARGE',
			]);
		},
	);

	it('passes both outputs to the next nodes', async () => {
		const { run } = await startWorld();

		const { run: record } = await run(
			[
				{ task: phone, title: 'Good' },
				{ task: phone, due: 'soon' },
			],
			{ onError: 'continueErrorOutput' },
		);

		expect(outputOf(record, 'Updated')).toEqual([
			expect.objectContaining({ json: expect.objectContaining({ _id: phone }) }),
		]);
		expect(outputOf(record, 'Failed')).toEqual([
			expect.objectContaining({ json: expect.objectContaining({ due: 'soon' }) }),
		]);
	});

	it('never exposes the API key', async () => {
		const { sandbox, run } = await startWorld({ retryAfter: 'missing' });

		const { run: record } = await run(ROWS, { onError: 'continueErrorOutput' });

		const json = JSON.stringify(record);
		expect(json).not.toContain(sandbox.apiKey);
		expect(json).not.toContain(Buffer.from(`:${sandbox.apiKey}`).toString('base64'));
	});
});

describe('Stop Workflow', () => {
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
		expect(error?.description).toBe('lemlist responded with 400 Bad team after 1 try.');

		// 2, or more if the machine took longer than a window to read the rejection.
		const sent = sandbox.requests.map(({ taskId }) => String(taskId));
		expect(sent.length).toBeLessThan(7);
		await wait(A_WINDOW_MS);
		expect(sandbox.requests).toHaveLength(sent.length);
		const updated = sent.filter((task) => task !== unknown.task);
		expect(error?.message).toMatch(
			/^Row 2 \(item 1\): lemlist found no task with the ID "opp_unknown0000000000" /,
		);
		expect(error?.message).toContain(
			`${updated.length} updated, 1 rejected, ${7 - sent.length} not sent. To go on past`,
		);
		expect(sandbox.tasks).toEqual(
			changed(before, Object.fromEntries(updated.map((task) => [task, { title: 'New title' }]))),
		);
	});

	it('sends nothing if rows have errors, and lists them by row', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		const bad = [1, 3, 4].map((index) => ({ ...rows[index], due: 'soon' }));

		const { run: record, error } = await run([one!, ...bad, { ...rows[5]!, priority: '<b>' }], {
			options,
		});

		expect(record.status).toBe('error');
		expect(sandbox.requests).toHaveLength(0);
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.context).toMatchObject({ code: 'INVALID_VALUE', field: 'dueDate', attempts: 0 });
		expect(error?.context['itemIndex']).toBeUndefined();
		expect(error?.message).toMatch(
			/^Nothing was sent: 4 of 5 rows have errors\. Row 2 \(item 1\): 'Due Date' is not a date: "soon"\./,
		);
		const listed = [...String(error?.description).matchAll(/<li><b>(.+?)<\/b>: (.+?)<\/li>/g)];
		expect(listed.map(([, row]) => row)).toEqual(
			[1, 2, 3, 4].map((item) => `Row ${item + 1} (item ${item})`),
		);
		expect(listed[3]![2]).toContain('is not a priority: &quot;&lt;b&gt;&quot;. Use high, medium');
		expect(error?.description).toContain('set Settings > On Error.');
	});

	it('lists ten rows at most', async () => {
		const { run } = await startWorld({ tasks });

		const { error } = await run(Array.from({ length: 12 }, () => ({ ...one!, due: 'soon' })));

		expect(error?.message).toContain('12 of 12 rows have errors');
		expect(error?.description.match(/<li>/g)).toHaveLength(10);
		expect(error?.description).toContain('… and 2 more.');
	});

	it('names all that is wrong with a row, and the row by its number in the sheet', async () => {
		const { run } = await startWorld({ tasks });

		const { error } = await run([{ ...one!, row_number: 17, due: 'soon', priority: 'urgent' }]);

		expect(error?.message).toMatch(
			/^Row 17 \(item 0\): 'Due Date' is not a date: "soon"\. .*'Priority' is not a priority: "urgent"\. /,
		);
		expect(error?.context).toMatchObject({ code: 'INVALID_VALUE', field: 'dueDate' });
	});

	it('only looks up team members before it knows that all rows can be read', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { error } = await run([{ ...one!, assignee: 'nobody@example.com' }, ...rows.slice(1)]);

		expect(error?.message).toContain(
			'Row 1 (item 0): \'Assignee\' is not a team member: "nobody@example.com".',
		);
		expect(sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /team']);
	});

	it('stops at once if team members cannot be looked up', async () => {
		const { sandbox, run } = await startWorld({ tasks, apiKey: 'right' });
		sandbox.fault({ answer: { status: 401, body: 'No' }, path: '/team' });

		const { error } = await run(rows.map((row) => ({ ...row, assignee: 'one@example.com' })));

		expect(error?.context).toMatchObject({ code: 'API_KEY_REFUSED', httpStatus: 401 });
		expect(error?.message).toContain('0 updated, 1 rejected, 5 not sent.');
		expect(sandbox.requests).toHaveLength(1);
	});

	it('does not take rows for bad ones if lemlist rejects what they are looked up by', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		sandbox.fault({ answer: { status: 422, body: 'Cannot list' }, path: '/team' });

		const { error } = await run(rows.map((row) => ({ ...row, assignee: 'one@example.com' })));

		expect(error?.context).toMatchObject({ code: 'HTTP_422', httpStatus: 422 });
		expect(error?.message).toContain('0 updated, 1 rejected, 5 not sent.');
		expect(sandbox.requests.map(({ path }) => path)).toEqual(['/team']);
	});

	it('reports the row that stopped the run, not one that is waiting for a retry', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		sandbox.fault({ answer: { status: 503, body: 'Away' }, taskId: String(one?.task) });
		const unknown = { task: 'opp_unknown0000000000', title: 'x' };

		const { error } = await run([one!, ...rows.slice(1), unknown]);

		expect(error?.context).toMatchObject({ itemIndex: 6, code: 'BAD_TEAM', taskId: unknown.task });
		expect(error?.message).toMatch(/^Row 7 \(item 6\): /);
		expect(sandbox.requests.filter(({ status }) => status === 503)).toHaveLength(1);
	});

	it('reports the same numbers of updated and untried rows as the server', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		sandbox.fault({ answer: { status: 400, body: 'Bad team' }, taskId: rows[3]!.task! });

		const { error } = await run(rows, { options });

		const updated = [...sandbox.tasks.values()].filter(({ title }) => title === 'New title');
		expect(error?.context).toMatchObject({ itemIndex: 3 });
		expect(error?.message).toContain(
			`${updated.length} updated, 1 rejected, ${5 - updated.length} not sent.`,
		);
	});

	it('reports no numbers for a run with one row', async () => {
		const { run } = await startWorld({ tasks });

		const { error } = await run([{ task: 'opp_unknown0000000000', title: 'x' }]);

		expect(error?.message).toMatch(/^Row 1 \(item 0\): .*belongs to\.$/);
	});
});
