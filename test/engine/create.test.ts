import type { INodeParameters } from 'n8n-workflow';
import type { FaultAnswer, RequestRecord, SandboxOptions } from '../../sandbox';
import { manyCompanies, manyContacts } from '../../sandbox';
import { media } from './support/refusedRows';
import type { Row } from './support/rows';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startFastWorld, startWorld } from './support/world';

/** Create, with every parameter an expression over the row. */
const parameters: INodeParameters = {
	resource: 'task',
	operation: 'create',
	recordId: '={{ $json.record }}',
	type: '={{ $json.type }}',
	assignedTo: locator('={{ $json.assignee }}'),
	dueDate: '={{ $json.due }}',
	title: '={{ $json.title }}',
	additionalFields: {
		images: '={{ $json.images }}',
		message: '={{ $json.message }}',
		priority: '={{ $json.priority }}',
		videos: '={{ $json.videos }}',
	},
};

const row = {
	record: 'ctc_contact0000000001',
	type: 'phone',
	assignee: 'usr_SalesOne000000000',
	due: '2035-03-15',
};
const [lead, company] = ['lea_lead0000000000001', 'cpn_company0000000001'];

afterEach(() => jest.restoreAllMocks());

/** For two minutes of retries. */
const startFasterWorld: typeof startWorld = async (options) => await startFastWorld(options, 60);

/** A world without tasks, and the tasks created in it. */
async function startEmpty(options: SandboxOptions = {}, start = startWorld) {
	const world = await start({ tasks: [], ...options });
	return { ...world, created: () => [...world.sandbox.tasks.values()] };
}

it('creates a task with all fields of a row, and returns it in the shape of every task', async () => {
	const { sandbox, run, created } = await startEmpty();

	const { updated, hints } = await run(
		[
			{
				record: ` ${lead} `,
				type: 'LinkedIn',
				assignee: 'sales.two@example.com',
				due: '2035-03-15T10:00',
				title: 42,
				message: 'Hello',
				priority: 'high',
				images: media('a.png'),
				videos: [media('b.mp4')],
			},
		],
		{ parameters },
	);

	const body = {
		recordId: lead,
		type: 'linkedin',
		assignedTo: 'usr_SalesTwo000000000',
		dueDate: '2035-03-15T09:00:00.000Z',
		title: '42',
		message: 'Hello',
		priority: '2',
		images: [media('a.png')],
		videos: [media('b.mp4')],
	};
	expect(sandbox.requests.map((sent) => [sent.method, sent.path, sent.body])).toEqual([
		['GET', '/team', null],
		['POST', '/tasks', body],
	]);
	expect(created()).toEqual([
		expect.objectContaining({
			type: 'linkedinSend',
			title: '42',
			content: 'Hello',
			priority: 2,
			leadId: lead,
			images: [media('a.png')],
			videos: [media('b.mp4')],
		}),
	]);
	expect(updated).toEqual([
		expect.objectContaining({
			json: expect.objectContaining({
				_id: created()[0]?._id,
				title: '42',
				leadId: lead,
				message: 'Hello',
				assignedTo: 'usr_SalesTwo000000000',
			}),
			pairedItem: { item: 0 },
		}),
	]);
	expect(hints).toEqual([]);
});

it('creates a task per row, for contacts, companies and leads, of each type', async () => {
	const { run, created } = await startEmpty();

	const { updated } = await run(
		[
			{ ...row, type: 'email', title: '' },
			{ ...row, record: company, type: 'manual', images: '' },
			{ ...row, record: lead, type: 'phone' },
			{ ...row, type: 'linkedin' },
		],
		{ parameters },
	);

	expect(updated.map(({ json }) => json['type'])).toEqual([
		'email',
		'manual',
		'phone',
		'linkedinSend',
	]);
	expect(pairedWith(updated)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	expect(created()).toHaveLength(4);
	expect(created().find(({ type }) => type === 'manual')).toMatchObject({ companyId: company });
});

it('creates one task per row even if the rows are identical', async () => {
	const { run, created } = await startEmpty();

	const { updated } = await run([row, row, row], { parameters });

	expect(new Set(updated.map(({ json }) => json['_id'])).size).toBe(3);
	expect(created()).toHaveLength(3);
});

it('sends the record as leadId if that is selected', async () => {
	const { sandbox, run, created } = await startEmpty();

	await run([{ ...row, record: lead }], { parameters, options: { sendRecordAs: 'leadId' } });

	expect(sandbox.requests[0]?.body).toMatchObject({ leadId: lead });
	expect(sandbox.requests[0]?.body).not.toHaveProperty('recordId');
	expect(created()).toEqual([expect.objectContaining({ leadId: lead })]);
});

it('returns the body in a dry run and creates nothing', async () => {
	const { sandbox, run } = await startEmpty();

	const { updated } = await run([{ ...row, title: 'Call', message: ' ' }], {
		parameters,
		options: { dryRun: true, sendRecordAs: 'leadId' },
	});

	expect(updated.map(({ json }) => json)).toEqual([
		{
			leadId: row.record,
			type: 'phone',
			assignedTo: row.assignee,
			title: 'Call',
			dueDate: '2035-03-14T23:00:00.000Z',
		},
	]);
	expect(sandbox.requests).toEqual([]);
});

it('reports an error for each rejected row, and creates exactly the valid ones', async () => {
	const { sandbox, run, created } = await startEmpty();
	const rejections: Array<[row: object, error: object, message?: RegExp]> = [
		[
			{ record: ' ' },
			{ code: 'MISSING_VALUE', field: 'recordId' },
			/^Row 2 \(item 1\): 'Contact or Company' is empty/,
		],
		[{ type: '' }, { code: 'MISSING_VALUE', field: 'type' }],
		[{ assignee: '' }, { code: 'MISSING_VALUE', field: 'assignedTo' }],
		[{ due: null }, { code: 'MISSING_VALUE', field: 'dueDate' }],
		[{ record: 'Lead 1' }, { code: 'INVALID_VALUE', field: 'recordId' }],
		[{ record: 'opp_phone000000000001' }, { code: 'INVALID_VALUE', field: 'recordId' }],
		[{ type: 'a fax' }, { code: 'INVALID_VALUE', field: 'type' }, /"a fax"\. Use Email, LinkedIn/],
		// It may be one that lemlist added.
		[{ type: 'sms' }, { code: 'HTTP_400', httpStatus: 400, attempts: 1 }],
		[{ due: '05/12/2026' }, { code: 'INVALID_VALUE', field: 'dueDate' }],
		[
			{ assignee: 'nobody@example.com' },
			{ code: 'UNKNOWN_ASSIGNEE', field: 'assignedTo' },
			/team of this API key has: .*sales\.one@example\.com/,
		],
		[
			{ type: 'manual', images: media('a.png') },
			{ code: 'LINKEDIN_MEDIA_INVALID_TYPE', field: 'images' },
			/'LinkedIn Images' is only for tasks of the type LinkedIn.*"manual"/,
		],
		[
			{ type: 'phone', videos: media('a.mp4') },
			{ code: 'LINKEDIN_MEDIA_INVALID_TYPE', field: 'videos' },
		],
		[
			{ type: 'linkedin', videos: 'https://localhost/a.mp4' },
			{ code: 'LINKEDIN_MEDIA_UNSAFE_URL', field: 'videos' },
		],
		[
			{ record: 'ctc_Unknown0000000000' },
			{ code: 'BAD_TEAM', httpStatus: 400, field: 'recordId', attempts: 1 },
			/lemlist found no contact, company or lead with the ID "ctc_Unknown0000000000" in this API key's team/,
		],
		[{ assignee: 'usr_Unknown0000000000' }, { code: 'HTTP_400', httpStatus: 400, attempts: 1 }],
		[
			{ type: 'linkedin', images: media('huge.png') },
			{ code: 'LINKEDIN_MEDIA_TOO_LARGE', httpStatus: 413, field: 'images', attempts: 1 },
		],
		[
			{ type: 'linkedin', images: media('gone.png') },
			{ code: 'LINKEDIN_MEDIA_DOWNLOAD_FAILED', httpStatus: 502, field: 'images', attempts: 1 },
		],
	];
	const rows = rejections.map(([change]) => ({ ...row, ...change, title: 'Rejected' }));
	const good = { ...row, title: 'Good' };

	const { updated, failed } = await run([good, ...rows, good], {
		parameters,
		onError: 'continueErrorOutput',
	});

	expect(failed.map(({ json }) => ({ ...json, error: errorOf({ json }) }))).toEqual(
		rejections.map(([, error, message = /./], index) => ({
			...rows[index],
			error: expect.objectContaining({
				httpStatus: null,
				attempts: 0,
				taskId: null,
				...error,
				message: expect.stringMatching(message),
			}),
		})),
	);
	expect(updated.map(({ json }) => json['title'])).toEqual(['Good', 'Good']);
	expect(pairedWith(updated)).toEqual([{ item: 0 }, { item: rows.length + 1 }]);
	expect(created().map(({ title }) => title)).toEqual(['Good', 'Good']);
	const sent = sandbox.requests.filter(({ method }) => method === 'POST');
	expect(sent).toHaveLength(2 + rejections.filter(([, error]) => 'httpStatus' in error).length);
});

describe('a task is never created twice', () => {
	const rows = ['First', 'Second', 'Third'].map((title) => ({ ...row, title }));
	const isSecond = ({ body }: { body: unknown }) => Object(body).title === 'Second';
	const LOOK_FIRST = 'check in lemlist before you run the item again';

	it.each<[what: string, answer: FaultAnswer, error: object]>([
		['500', { status: 500, body: 'Boom' }, { code: 'HTTP_500', httpStatus: 500 }],
		['503', { status: 503 }, { code: 'HTTP_503', httpStatus: 503 }],
		['504', { status: 504 }, { code: 'HTTP_504', httpStatus: 504 }],
		['a reset connection', 'reset', { code: 'ECONNRESET', httpStatus: null }],
		['a truncated response', 'cut', { httpStatus: null }],
	])('when its creation ends with %s', async (_what, answer, error) => {
		const { sandbox, run, created } = await startEmpty();
		const fault = sandbox.fault({ answer, when: isSecond, saved: true, times: 1 });

		const { updated, failed } = await run(rows, { parameters, onError: 'continueErrorOutput' });

		expect(fault.hits).toBe(1);
		expect(
			created()
				.map(({ title }) => title)
				.sort(),
		).toEqual(['First', 'Second', 'Third']);
		expect(updated.map(({ json }) => json['title'])).toEqual(['First', 'Third']);
		expect(failed.map(errorOf)).toEqual([
			expect.objectContaining({
				attempts: 1,
				message: expect.stringContaining(LOOK_FIRST),
				...error,
			}),
		]);
		expect(sandbox.requests).toHaveLength(3);
	});

	it('but a 429, which creates nothing, is retried', async () => {
		const { sandbox, run, created } = await startEmpty({}, startFastWorld);
		const answer = { status: 429, headers: { 'retry-after': '0' } };
		sandbox.fault({ answer, when: isSecond, times: 3 });

		const { updated } = await run(rows, { parameters });

		expect(updated.map(({ json }) => json['title'])).toEqual(['First', 'Second', 'Third']);
		expect(created()).toHaveLength(3);
		expect(sandbox.requests).toHaveLength(6);
	});
});

it.each<[what: string, answer: FaultAnswer]>([
	['503', { status: 503 }],
	['a reset connection', 'reset'],
])('retries the team lookup after %s, since it creates nothing', async (_what, answer) => {
	jest.spyOn(Math, 'random').mockReturnValue(0); // the shortest backoff
	const { sandbox, run, created } = await startEmpty({ retryAfter: 'missing' });
	sandbox.fault({ answer, path: '/team', times: 1 });

	const { updated } = await run([{ ...row, assignee: 'sales.one@example.com' }], { parameters });

	expect(updated).toHaveLength(1);
	expect(created()).toHaveLength(1);
	expect(sandbox.requests.map(({ path }) => path)).toEqual(['/team', '/team', '/tasks']);
});

it('stops the run if lemlist is down, instead of trying every row', async () => {
	jest.spyOn(Math, 'random').mockReturnValue(0); // the shortest backoff
	const { sandbox, run, created } = await startEmpty({}, startFasterWorld);
	sandbox.fault({ answer: { status: 500 } });
	const rows = Array.from({ length: 120 }, (_, index) => ({ ...row, title: `Task ${index}` }));

	const { updated, failed } = await run(rows, { parameters, onError: 'continueErrorOutput' });

	expect(updated).toEqual([]);
	// On a slow machine, two minutes pass before the 40th failure: what comes then is not sent either.
	expect(failed).toHaveLength(rows.length);
	for (const item of failed) expect(['HTTP_500', 'NOT_REACHED']).toContain(errorOf(item).code);
	expect(failed.filter((item) => errorOf(item).attempts > 0)).toHaveLength(sandbox.requests.length);
	expect(sandbox.requests.length).toBeGreaterThan(20);
	expect(sandbox.requests.length).toBeLessThan(rows.length);
	const unsent = failed.filter((item) => errorOf(item).attempts === 0).map(errorOf);
	for (const { message } of unsent) {
		expect(message).toMatch(/\): (Not sent, since lemlist|lemlist could not be reached)/);
	}
	expect(created()).toEqual([]);
});

it('stops at the first rejection if On Error is Stop Workflow, and reports the progress', async () => {
	const { run, created } = await startEmpty();

	const { error } = await run([row, { ...row, record: 'ctc_Unknown0000000000' }], { parameters });

	expect(error?.message).toMatch(
		/^Row 2 \(item 1\): lemlist found no contact, company or lead .* 1 created, 1 rejected\. To go on past rejected items, set Settings > On Error\.$/,
	);
	expect(created()).toHaveLength(1);
});

it('does not run with Retry On Fail, which would run all items again', async () => {
	const { sandbox, run } = await startEmpty();

	const { updated, failed } = await run([row, row], {
		parameters,
		onError: 'continueErrorOutput',
		node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	});

	expect(updated).toEqual([]);
	expect(failed.map((item) => errorOf(item).code)).toEqual(['RETRY_ON_FAIL', 'RETRY_ON_FAIL']);
	expect(sandbox.requests).toEqual([]);
});

it('survives an outage of a few seconds, since untried rows wait', async () => {
	jest.spyOn(Math, 'random').mockReturnValue(0); // the shortest backoff
	const { sandbox, run, created } = await startEmpty({}, startFastWorld);
	sandbox.fault({ answer: { status: 503, headers: { 'retry-after': '3' } }, untilMs: 3_000 });
	const rows = Array.from({ length: 50 }, (_, index) => ({ ...row, title: `Task ${index}` }));

	const { updated, failed } = await run(rows, { parameters, onError: 'continueErrorOutput' });

	expect(updated.length + failed.length).toBe(rows.length);
	expect(updated.length).toBeGreaterThan(0);
	expect(created()).toHaveLength(updated.length);
	expect(failed).toHaveLength(sandbox.requests.filter(({ status }) => status === 503).length);
});

it('reports the outcome of each request that was pending when the run stopped', async () => {
	const { sandbox, run, created } = await startEmpty({}, startFasterWorld);
	sandbox.fault({ answer: 'reset', saved: true });
	const rows = Array.from({ length: 60 }, (_, index) => ({ ...row, title: `Task ${index}` }));

	const { failed } = await run(rows, { parameters, onError: 'continueErrorOutput' });

	const sent = failed.map(errorOf).filter(({ attempts }) => attempts > 0);
	expect(sent).toHaveLength(created().length);
	expect(sent.every(({ message }) => message.includes('check in lemlist'))).toBe(true);
	expect(failed).toHaveLength(rows.length);
});

describe('for a record by what people know of it', () => {
	const parametersWith = (mode: string): INodeParameters => ({
		resource: 'task',
		operation: 'create',
		recordId: locator('={{ $json.record }}', mode),
		type: 'phone',
		title: '={{ $json.title }}',
		assignedTo: locator('usr_SalesOne000000000'),
		dueDate: '2026-12-01 10:00',
	});

	/** Those that the rate limit let through: on a busy machine a few more may meet it. */
	const sentBy = (requests: readonly RequestRecord[], path: string) =>
		requests.filter((request) => request.admitted && `${request.method} ${request.path}` === path);

	describe('by e-mail address', () => {
		const parameters = parametersWith('email');

		it('looks 60 contacts up in a few requests', async () => {
			const contacts = manyContacts(60);
			const { sandbox, run } = await startFastWorld({ contacts, tasks: [] });
			const rows = contacts.map(({ email }) => ({ record: email!, title: 'Call' }));

			const { updated } = await run(rows as Row[], { parameters });

			expect(updated.map(({ json }) => json['contactId'])).toEqual(contacts.map(({ _id }) => _id));
			expect(sentBy(sandbox.requests, 'GET /contacts').length).toBeLessThanOrEqual(12);
			expect(sentBy(sandbox.requests, 'POST /tasks')).toHaveLength(60);
		});

		it('does so as well if it goes on past rejected rows', async () => {
			const contacts = manyContacts(60);
			const { sandbox, run } = await startFastWorld({ contacts, tasks: [] });
			const rows = contacts.map(({ email }) => ({ record: email!, title: 'Call' }));
			rows[7]!.record = 'nobody@example.com';

			const { updated, failed } = await run(rows as Row[], {
				parameters,
				onError: 'continueErrorOutput',
			});

			expect(updated).toHaveLength(59);
			expect(pairedWith(failed)).toEqual([{ item: 7 }]);
			expect(errorOf(failed[0]!)).toMatchObject({
				message:
					'Row 8 (item 7): \'Contact or Company\' is not the e-mail address of any contact in lemlist: "nobody@example.com". Check it, or add the contact to lemlist first.',
				code: 'UNKNOWN_RECORD',
				field: 'recordId',
				attempts: 0,
			});
			expect(sentBy(sandbox.requests, 'GET /contacts').length).toBeLessThanOrEqual(12);
		});

		it('rejects an address of two contacts, and lists them', async () => {
			const [one, other] = manyContacts(2);
			const contacts = [one!, { ...other!, email: one!.email }];
			const { sandbox, run } = await startWorld({ contacts, tasks: [] });

			const { failed } = await run([{ record: one!.email! }] as Row[], {
				parameters,
				onError: 'continueErrorOutput',
			});

			expect(errorOf(failed[0]!)).toMatchObject({ code: 'AMBIGUOUS_RECORD', field: 'recordId' });
			expect(errorOf(failed[0]!).message).toContain(`Use an ID: ${one!._id}`);
			expect(sandbox.tasks.size).toBe(0);
		});

		it.each(['example.com', '', ' ', 'Anna', 'opp_phone000000000001'])(
			'rejects %j without a request',
			async (record) => {
				const { sandbox, run } = await startWorld();

				const { failed } = await run([{ record }] as Row[], {
					parameters,
					onError: 'continueErrorOutput',
				});

				expect(errorOf(failed[0]!)).toMatchObject({ field: 'recordId', attempts: 0 });
				expect(sandbox.requests).toEqual([]);
			},
		);

		it('says to use an ID if the plan has no such look-up, and creates by ID all the same', async () => {
			const [contact] = manyContacts(1);
			const { run } = await startWorld({ contacts: [contact!], tasks: [], hasRecords: false });

			const { updated, failed } = await run(
				[{ record: contact!.email! }, { record: contact!._id }] as Row[],
				{ parameters, onError: 'continueErrorOutput' },
			);

			expect(errorOf(failed[0]!)).toMatchObject({
				message: expect.stringContaining('Use an ID instead: ctc_…, cpn_… or lea_….'),
				code: 'NOT_IN_PLAN',
			});
			expect(pairedWith(updated)).toEqual([{ item: 1 }]);
		});
	});

	it('looks a company up by its domain', async () => {
		const [company] = manyCompanies(1);
		const { sandbox, run } = await startWorld({ companies: [company!], tasks: [] });

		const { updated } = await run([{ record: `https://www.${company!.domain}/` }] as Row[], {
			parameters: parametersWith('domain'),
		});

		expect(updated).toHaveLength(1);
		expect([...sandbox.tasks.values()]).toMatchObject([{ companyId: company!._id }]);
	});
});
