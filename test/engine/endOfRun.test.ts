// What ends a run before its last row.
import { setTimeout as wait } from 'node:timers/promises';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import type { Fault, Sandbox } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import { maxAfter } from '../../sandbox/requestLog';
import { locator } from './support/workflow';
import type { World } from './support/world';
import { errorOf, pairedWith, startWorld, unusedKey } from './support/world';

// Errors that affect all rows. They end the run, at once if the key is refused, otherwise after ten rows with
// nothing through, and the rows left are not sent.
describe('errors of all rows', () => {
	/** Of one task, so that the first answer is there before the second request. */
	const task = manyTasks(1)[0]!._id;
	const ROWS = 14;
	const rows = Array.from({ length: ROWS }, (_, number) => ({ task, title: `Title ${number}` }));

	interface Case {
		what: string;
		code: string;
		httpStatus: number | null;
		/** Number of requests that the server received. */
		sent: number;
		/** The error's message. */
		says: RegExp;
		/** Why the sandbox rejects the key. */
		key?: 'unknown' | 'blocked' | 'planTooLow' | 'noUser';
		credential?: (sandbox: Sandbox) => ICredentialDataDecryptedObject;
		fault?: Fault;
	}

	const CASES: Case[] = [
		{
			what: 'an unknown key',
			code: 'API_KEY_REFUSED',
			httpStatus: 401,
			sent: 1,
			says: /^lemlist rejected the API key\. Check the credential/,
			key: 'unknown',
		},
		{
			what: 'the key of a blocked user',
			code: 'USER_BLOCKED',
			httpStatus: 403,
			sent: 10,
			says: /^lemlist denied access to the user of this API key\. /,
			key: 'blocked',
		},
		{
			what: 'a key whose plan does not include the API',
			code: 'NOT_IN_PLAN',
			httpStatus: 402,
			sent: 10,
			says: /^The lemlist plan .* does not include this request\. /,
			key: 'planTooLow',
		},
		{
			what: 'a key without a user',
			code: 'NO_USER',
			httpStatus: 404,
			sent: 10,
			says: /^lemlist knows no user for this API key\. /,
			key: 'noUser',
		},
		{
			what: 'lemlist’s “No API key provided”',
			code: 'NO_API_KEY',
			httpStatus: 400,
			sent: 1,
			says: /^lemlist received no API key\. Check the credential/,
			fault: { answer: { status: 400, body: 'No API key provided' } },
		},
		{
			what: 'a web page instead of JSON',
			code: 'NOT_LEMLIST_API',
			httpStatus: 200,
			sent: 10,
			says: /^A web page came back instead of a reply .*\. Set Base URL/,
			fault: { answer: 'html' },
		},
		{
			what: 'a Base URL outside the API',
			code: 'NOT_LEMLIST_API',
			httpStatus: 200,
			sent: 10,
			says: /^A web page came back instead of a reply .*\. Set Base URL/,
			credential: ({ url }) => ({ baseUrl: `${url}/elsewhere` }),
		},
		{
			what: 'a Base URL with http',
			code: 'UNSAFE_BASE_URL',
			httpStatus: null,
			sent: 0,
			says: /^The credential's Base URL does not start with https:\/\/: "http:\/\/example\.com\/api"\. /,
			credential: () => ({ baseUrl: 'http://example.com/api' }),
		},
		{
			what: 'an invalid Base URL',
			code: 'UNSAFE_BASE_URL',
			httpStatus: null,
			sent: 0,
			says: /^The credential's Base URL does not start with https:\/\/: "lemlist"\. /,
			credential: () => ({ baseUrl: 'lemlist' }),
		},
		{
			what: 'an empty key',
			code: 'NO_API_KEY',
			httpStatus: null,
			sent: 0,
			says: /^The credential's API Key is empty\. Generate a key/,
			credential: () => ({ apiKey: ' ' }),
		},
	];

	/** What an item's message says after the name of its row. */
	const rowThat = (item: number, says: RegExp) =>
		new RegExp(says.source.replace('^', `^Row ${item + 1} \\(item ${item}\\): `));

	/** What the rows say that were left when the run ended. */
	const notSent = /^Not sent, since no item before it got through \(\w+\)\. /;

	describe.each(CASES)('$what', ({ code, httpStatus, sent, says, key, credential, fault }) => {
		const start = async () => {
			const apiKey = unusedKey();
			const rejectedKeys = key && key !== 'unknown' ? { [apiKey]: key } : {};
			const world = await startWorld({ tasks: manyTasks(1), rejectedKeys });
			if (fault) world.sandbox.fault(fault);
			const given = { ...(key && { apiKey }), ...credential?.(world.sandbox) };
			return { ...world, setup: { credential: given } };
		};

		it('reports the error for every row and sends nothing more', async () => {
			const { sandbox, run, setup } = await start();
			const before = structuredClone(sandbox.tasks);

			const { failed, updated, hints } = await run(rows, {
				...setup,
				onError: 'continueErrorOutput',
			});

			expect(updated).toEqual([]);
			expect(pairedWith(failed)).toEqual(rows.map((_, item) => ({ item })));
			const errors = failed.map(errorOf);
			expect(errors).toEqual(
				rows.map((_, item) => ({
					code,
					httpStatus,
					taskId: task,
					field: null,
					attempts: item < sent ? 1 : 0,
					message: expect.stringMatching(rowThat(item, item < sent || sent <= 1 ? says : notSent)),
					description: expect.stringMatching(/^(lemlist responded with|Nothing was sent)/),
				})),
			);
			expect(sandbox.requests).toHaveLength(sent);
			expect(sandbox.tasks).toEqual(before);
			const rejected = sent > 0 ? `, ${sent} rejected` : '';
			expect(hints[0]).toMatch(
				`0 updated${rejected}, ${ROWS - sent} not sent: see the Error Branch. Most often: `,
			);
			expect(hints[0]).toMatch(/\(14\)\.$/);
		});

		it('stops the execution if On Error is Stop Workflow', async () => {
			const { sandbox, run, setup } = await start();
			const tried = Math.min(sent, 1);

			const { run: record, error } = await run(rows, setup);

			expect(record.status).toBe('error');
			expect(error?.name).toBe(httpStatus === null ? 'NodeOperationError' : 'NodeApiError');
			expect(error?.context).toMatchObject({ ...(sent > 0 && { itemIndex: 0 }), code });
			expect(error?.message).toMatch(sent > 0 ? rowThat(0, says) : says);
			if (sent > 0)
				expect(error?.message).toContain(`0 updated, 1 rejected, ${ROWS - 1} not sent.`);
			else expect(error?.message).not.toContain('item');
			expect(sandbox.requests).toHaveLength(tried);
		});
	});

	it('reports an error for every row if the node has no credential', async () => {
		const { sandbox, run } = await startWorld({ tasks: manyTasks(4) });

		const { failed } = await run(rows, { credential: null, onError: 'continueErrorOutput' });

		expect(failed.map((item) => errorOf(item).message)).toEqual(
			rows.map(() => expect.stringContaining('Node does not have any credentials set')),
		);
		expect(sandbox.requests).toEqual([]);
	});
});

describe('a cancelled execution', () => {
	/** Longer than a rate-limit window, so that any request still waiting would have been sent. */
	const A_WINDOW_MS = 2_200;

	const tasks = manyTasks(40);
	const rows = tasks.map(({ _id }) => ({ task: _id, title: 'New title' }));

	/** The setup of a run that is cancelled. */
	interface Setup {
		rows: Array<{ task: string; title: string }>;
		/** Number of requests after which it is cancelled. */
		received: number;
		maxRequests?: number;
		/** Default: those of Update. */
		parameters?: INodeParameters;
	}

	/**
	 * Runs rows and cancels the run. `max` is the max number of requests sent by then: those of one
	 * window, or more if the machine took longer than a window.
	 */
	async function runAndCancel(
		{ sandbox, run }: World,
		{ rows, received, maxRequests = 20, parameters }: Setup,
	) {
		const startMs = sandbox.now();
		let cancel = () => {};
		const running = run(rows, {
			options: { maxRequests },
			...(parameters && { parameters }),
			onError: 'continueErrorOutput',
			onStart: (execution) => (cancel = execution.cancel),
		});
		while (sandbox.requests.length < received) await wait(5);
		cancel();
		const max = maxAfter(sandbox.now() - startMs, maxRequests, 2_000);
		return { max, ...(await running) };
	}

	it('sends nothing more after the execution is cancelled', async () => {
		const world = await startWorld({ tasks });
		const { sandbox } = world;

		const { run: record, max } = await runAndCancel(world, { rows, received: 4, maxRequests: 4 });

		expect(record.status).toBe('canceled');
		await wait(A_WINDOW_MS);
		expect(sandbox.requests.length).toBeLessThanOrEqual(max);
		expect(sandbox.requests.length).toBeLessThan(rows.length);
	});

	it('awaits and reports pending requests, without retries', async () => {
		const world = await startWorld({ tasks });
		const { sandbox } = world;
		sandbox.fault({ answer: { hangMs: 500 } });
		const some = rows.slice(0, 12);

		const ran = await runAndCancel(world, { rows: some, received: some.length });

		expect(ran.run.status).toBe('canceled');
		expect(sandbox.requests).toHaveLength(some.length);
		expect(ran.updated).toHaveLength(some.length);
		expect(ran.hints[0]).toContain('12 updated.');
	});

	it('reports the same number of created tasks as the server', async () => {
		const world = await startWorld({ tasks: [] });
		const { sandbox } = world;
		sandbox.fault({ answer: { hangMs: 300 } });
		const parameters: INodeParameters = {
			resource: 'task',
			operation: 'create',
			recordId: 'ctc_contact0000000001',
			type: 'manual',
			dueDate: '2026-03-15',
			additionalFields: {},
			assignedTo: locator('usr_SalesOne000000000'),
		};

		const { updated, failed, hints } = await runAndCancel(world, {
			rows,
			received: 5,
			maxRequests: 8,
			parameters,
		});

		const created = sandbox.tasks.size;
		expect(created).toBeLessThan(rows.length);
		expect(updated).toHaveLength(created);
		expect(failed).toEqual([]);
		expect(hints[0]).toContain(`${created} created, ${40 - created} not sent.`);
	});
});
