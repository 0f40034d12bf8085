// Create for a contact by e-mail address or a company by domain, and only if no such task is open.
import type { INodeParameters } from 'n8n-workflow';
import type { RequestRecord } from '../../sandbox';
import { manyCompanies, manyContacts } from '../../sandbox';
import type { Row } from './support/rows';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startFastWorld, startWorld } from './support/world';

const parametersWith = (mode: string): INodeParameters => ({
	resource: 'task',
	operation: 'create',
	recordId: locator('={{ $json.record }}', mode),
	type: '={{ $json.type ?? "phone" }}',
	title: '={{ $json.title }}',
	assignedTo: locator('usr_SalesOne000000000'),
	dueDate: '2026-12-01 10:00',
});

const parameters = parametersWith('email');
const skipping = { skipIfOpenTaskExists: true };

/** Those that the rate limit let through: on a busy machine a few more may meet it. */
const sentBy = (requests: readonly RequestRecord[], path: string) =>
	requests.filter((request) => request.admitted && `${request.method} ${request.path}` === path);

describe('by e-mail address', () => {
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

describe('Skip If Open Task Exists', () => {
	it('creates nothing twice if an interrupted run is repeated', async () => {
		const contacts = manyContacts(30);
		const { sandbox, run } = await startFastWorld({ contacts, tasks: [] });
		const rows = contacts.map(({ _id }) => ({ record: _id, title: 'Call' })) as Row[];

		await run(rows.slice(0, 12), { parameters, options: skipping });
		const { updated, hints } = await run(rows, { parameters, options: skipping });

		expect(sandbox.tasks.size).toBe(30);
		expect(updated.map(({ json }) => json['alreadyOpen'] ?? false)).toEqual(
			rows.map((_, index) => index < 12),
		);
		expect(hints[0]).toMatch(/^18 created, 12 open already\./);
		expect(sentBy(sandbox.requests, 'GET /v2/tasks').length).toBeLessThanOrEqual(3);
	});

	it('knows what an earlier run created, before lemlist finds it', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({
			contacts: [contact!],
			tasks: [],
			searchLagMs: 600_000,
		});
		const row = { record: contact!._id, title: 'Call' } as Row;

		await run([row], { parameters });
		const { updated } = await run([row], { parameters, options: skipping });

		expect(updated[0]!.json['alreadyOpen']).toBe(true);
		expect(sandbox.tasks.size).toBe(1);
	});

	it('is on if somebody retries an execution, which says so', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({ contacts: [contact!], tasks: [] });
		const rows = ['Call', 'Write'].map((title) => ({ record: contact!._id, title })) as Row[];

		await run(rows.slice(0, 1), { parameters });
		const { updated, hints } = await run(rows, { parameters, mode: 'retry' });

		expect(updated.map(({ json }) => json['alreadyOpen'] ?? false)).toEqual([true, false]);
		expect(sandbox.tasks.size).toBe(2);
		expect(hints[0]).toContain('1 created, 1 open already.');
		expect(hints[0]).toContain('This is a retried execution, so 1 open task');
	});

	it('creates one task for rows that are the same', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({
			contacts: [contact!],
			tasks: [],
			searchLagMs: 60_000,
		});
		const rows = ['Call', 'Call', 'Write'].map((title) => ({ record: contact!._id, title }));

		const { updated } = await run(rows as Row[], { parameters, options: skipping });

		expect(sandbox.tasks.size).toBe(2);
		expect(updated[1]!.json).toMatchObject({ _id: updated[0]!.json['_id'], alreadyOpen: true });
	});

	it('finds a task whose creation was not answered', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startFastWorld({ contacts: [contact!], tasks: [] });
		sandbox.fault({ method: 'POST', answer: 'reset', saved: true, times: 1 });

		const { updated, failed } = await run([{ record: contact!._id, title: 'Call' }] as Row[], {
			parameters,
			options: skipping,
			onError: 'continueErrorOutput',
		});

		expect(failed).toEqual([]);
		expect(sandbox.tasks.size).toBe(1);
		expect(updated[0]!.json).toMatchObject({ _id: [...sandbox.tasks.keys()][0], title: 'Call' });
		expect(updated[0]!.json).not.toHaveProperty('alreadyOpen');
	});

	it('reports it as unknown if the option is off', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({ contacts: [contact!], tasks: [] });
		sandbox.fault({ method: 'POST', answer: 'reset', saved: true, times: 1 });

		const { failed } = await run([{ record: contact!._id, title: 'Call' }] as Row[], {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(errorOf(failed[0]!).message).toContain('It may have been done anyway');
		expect(sandbox.tasks.size).toBe(1);
	});

	it('creates nothing for an account without the search, and says what to do', async () => {
		const [contact] = manyContacts(1);
		const { sandbox, run } = await startWorld({ contacts: [contact!], tasks: [], hasV2: false });

		const { failed } = await run([{ record: contact!._id, title: 'Call' }] as Row[], {
			parameters,
			options: skipping,
			onError: 'continueErrorOutput',
		});

		expect(errorOf(failed[0]!).message).toContain('switch Skip If Open Task Exists off');
		expect(sandbox.tasks.size).toBe(0);
	});
});
