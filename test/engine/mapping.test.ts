// Rows as sheets have them: Map Automatically, and whole sheets.
import type { INodeParameters } from 'n8n-workflow';
import { manyCompanies, manyContacts, manyTasks } from '../../sandbox';
import type { Sheet } from '../corpus/sheets';
import { americanSheet, automatically, germanSheet, manually, tasksAfter } from '../corpus/sheets';
import { TEAM } from '../corpus/world';
import type { Row } from './support/rows';
import { locator } from './support/workflow';
import type { NodeSetup } from './support/world';
import {
	errorOf,
	pairedWith,
	startFastWorld,
	startUnlimitedWorld,
	startWorld,
} from './support/world';

// The columns of a row that are named like fields.
describe('Map Automatically', () => {
	const tasks = manyTasks(3);
	const [one, two, three] = tasks.map(({ _id }) => _id) as [string, string, string];

	const parameters: INodeParameters = {
		resource: 'task',
		operation: 'update',
		mappingMode: 'autoMapInputData',
		clearFields: [],
	};

	it('updates each row from its columns, however they are spelled', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { updated, error } = await run(
			[
				{ 'Task ID': one, 'Due Date': '2026-03-15 10:00', Assignee: 'Sales Two', Row: 1 },
				{ _id: two, due_date: 46096.5, 'assigned-to': 'sales.one@example.com', DONE: 'TRUE' },
				{ id: 7, task: `https://app.lemlist.com/tasks/${three}`, taskId: three, priority: 'High' },
			],
			{ parameters },
		);

		expect(error).toBeUndefined();
		expect(updated.map(({ json }) => json['_id'])).toEqual([one, two, three]);
		expect(pairedWith(updated)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		const bodies = sandbox.requests
			.filter(({ method }) => method === 'PATCH')
			.map(({ body }) => body);
		expect(new Set(bodies)).toEqual(
			new Set([
				{ id: one, dueDate: '2026-03-15T09:00:00.000Z', assignedTo: 'usr_SalesTwo000000000' },
				{
					id: two,
					dueDate: '2026-03-15T11:00:00.000Z',
					done: true,
					assignedTo: 'usr_SalesOne000000000',
				},
				{ id: three, priority: '2' },
			]),
		);
	});

	it('says what changes nothing although it is filled in', async () => {
		const { run } = await startFastWorld({ tasks });

		const { failed } = await run([{ 'Task ID': one, Done: false, Title: ' ' }], {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(errorOf(failed[0]!).message).toMatch(
			/Nothing to update: Done is false, which changes nothing\. Use done or reopen, or leave/,
		);
	});

	it('names columns that lemlist has as well, unless the row is a task that was output', async () => {
		const { run } = await startFastWorld({ tasks });
		const more = { status: 'done', text: 'Hello', channel: 'aircall' };

		const sheet = await run([{ 'Task ID': one, Title: 'Call', ...more }], { parameters });
		const own = await run([{ _id: one, title: 'Again', ...more, row_number: 2 }], { parameters });
		const mongo = await run([{ _id: '65f0c0ffee', 'Task ID': two, Title: 'B', text: 'Hello' }], {
			parameters,
		});
		const older = await run([{ 'Task ID': three, Message: 'New', content: 'Other' }], {
			parameters,
		});

		expect(sheet.hints).toEqual([
			'1 updated. Columns not used: status (did you mean Done?), text (did you mean Message?), channel.',
		]);
		expect(own.hints).toEqual([]);
		expect(mongo.hints).toEqual(['1 updated. Columns not used: text (did you mean Message?).']);
		expect(older.hints).toEqual(['1 updated. Columns not used: content.']);
	});

	it('creates for the company of a row whose Email is a word for nothing', async () => {
		const company = manyCompanies(1)[0]!;
		const { sandbox, run } = await startWorld({ tasks: [], companies: [company] });
		const row = { Type: 'Call', Assignee: 'Sales Two', 'Due Date': 'tomorrow', Title: 'Call' };

		const { hints } = await run([{ ...row, Email: 'None', Domain: company.domain! }], {
			parameters: { resource: 'task', operation: 'create', mappingMode: 'autoMapInputData' },
		});

		expect(hints).toEqual([]);

		expect([...sandbox.tasks.values()]).toMatchObject([{ companyId: company._id }]);
	});

	it('passes tasks on from one node to the next', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		const found = await run([{}], {
			parameters: { resource: 'task', operation: 'getAll', filters: {}, returnAll: true },
		});

		const rows = found.updated.map(({ json }) => ({
			...json,
			_id: String(json['_id']),
			title: `Again: ${String(json['title'])}`,
		}));
		const { updated, error } = await run(rows, { parameters });

		expect(error).toBeUndefined();
		expect(updated.map(({ json }) => [json['_id'], json['title']])).toEqual(
			rows.map(({ _id, title }) => [_id, title]),
		);
		expect([...sandbox.tasks.values()].map(({ title }) => title).sort()).toEqual(
			rows.map(({ title }) => title).sort(),
		);
	});

	it('sends none of the columns that it does not know, and says so once for all rows', async () => {
		const { run } = await startWorld({ tasks });
		const row = {
			id: one,
			title: 'New',
			row_number: 2,
			Notes: 'x',
			'Due Dat': '2026-03-15',
			'<b>': 1,
		};

		const { hints } = await run([row, { ...row, id: two }], { parameters });

		expect(hints).toEqual([
			'2 updated. Columns not used: Notes (did you mean Message?), Due Dat (did you mean Due Date?), &lt;b&gt;.',
		]);
	});

	it('says which columns it does not know if it stops as well', async () => {
		const { run } = await startWorld({ tasks });

		const { error } = await run([{ id: one, 'Due Dat': '2026-03-15' }], { parameters });

		expect(error?.message).toMatch(/^Row 1 \(item 0\): Nothing to update: no column/);
		expect(error?.description).toContain('Columns not used: Due Dat (did you mean Due Date?).');
	});

	it('rejects a row that names two different tasks', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { failed } = await run([{ _id: one, 'Task ID': two, title: 'New' }], {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(failed.map(errorOf)).toEqual([
			expect.objectContaining({
				code: 'INVALID_VALUE',
				field: 'taskId',
				message:
					"Row 1 (item 0): 'Task' names different tasks in the columns _id and Task ID. Remove one of them.",
			}),
		]);
		expect(sandbox.requests).toEqual([]);
	});

	it('rejects a mode that does not exist, instead of choosing one', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { error } = await run([{ id: one, title: 'New' }], {
			parameters: { ...parameters, mappingMode: 'auto', taskId: locator(one) },
		});

		expect(error?.context).toMatchObject({ field: 'mappingMode' });
		expect(sandbox.requests).toEqual([]);
	});

	it('sends rows of one task in their order, whichever column names it', async () => {
		const { sandbox, run } = await startWorld({ tasks });
		sandbox.fault({ answer: { hangMs: 200 }, taskId: one, times: 1 });

		await run(
			[
				{ id: one, title: 'First' },
				{ 'Task ID': `https://app.lemlist.com/tasks/${one}`, title: 'Second' },
				{ TASK: ` ${one} `, title: 'Third' },
			],
			{ parameters },
		);

		expect(sandbox.requests.map(({ body }) => Object(body).title)).toEqual([
			'First',
			'Second',
			'Third',
		]);
	});

	it('reports each row that cannot be read on that row, and sends the others', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { updated, failed } = await run(
			[
				{ id: one, 'Due Date': '2026-03-15', due_date: '2026-03-16' },
				{ title: 'No task' },
				{ id: two, Done: 'perhaps' },
				{ id: two, company: 'Example Ltd' },
				{ id: three, title: 'Good' },
			],
			{ parameters, onError: 'continueErrorOutput' },
		);

		expect(updated.map(({ json }) => json['_id'])).toEqual([three]);
		expect(failed.map(errorOf)).toEqual([
			expect.objectContaining({ code: 'INVALID_VALUE', field: 'dueDate', taskId: one }),
			expect.objectContaining({ code: 'MISSING_VALUE', field: 'taskId', taskId: null }),
			expect.objectContaining({ code: 'INVALID_VALUE', field: 'done', taskId: two }),
			expect.objectContaining({ code: 'NOTHING_TO_UPDATE', taskId: two }),
		]);
		expect(sandbox.requests).toHaveLength(1);
	});

	describe('Create', () => {
		const creating = { resource: 'task', operation: 'create', mappingMode: 'autoMapInputData' };
		const [contact] = manyContacts(1);
		const [company] = manyCompanies(1);
		const row = { Type: 'Call', Assignee: 'Sales Two', due_date: '2035-03-15', Title: 'Call back' };

		it('creates a task per row from its columns, for a person before a company', async () => {
			const { sandbox, run } = await startWorld({
				tasks: [],
				contacts: [contact!],
				companies: [company!],
			});

			const { error, hints } = await run(
				[
					{ ...row, Email: contact!.email!, Company: 'Example Ltd', Domain: company!.domain! },
					{ ...row, Domain: company!.domain! },
					{ ...row, 'Contact ID': contact!._id, Message: 'Hello' },
				],
				{ parameters: creating },
			);

			expect(error).toBeUndefined();
			const task = { type: 'phone', userId: 'usr_SalesTwo000000000', title: 'Call back' };
			expect([...sandbox.tasks.values()]).toEqual(
				expect.arrayContaining([
					expect.objectContaining({ ...task, contactId: contact!._id }),
					expect.objectContaining({ ...task, companyId: company!._id }),
					expect.objectContaining({ ...task, contactId: contact!._id, content: 'Hello' }),
				]),
			);
			expect(sandbox.tasks.size).toBe(3);
			expect(hints).toEqual(['3 created. Columns not used: Company.']);
		});

		it.each<[Row, RegExp]>([
			[
				{ Email: '#N/A', Domain: company!.domain! },
				/'Contact or Company' is a spreadsheet error: "#N\/A"/,
			],
			[{ Email: 'jane@acme', Domain: company!.domain! }, /"jane@acme"/],
			[{ Email: 'a@example.com; b@example.com', Domain: company!.domain! }, /a@example\.com;/],
			[{ Contact: '#REF!', Domain: company!.domain! }, /#REF!/],
			[{ Email: 'jane@example,com', Company: 'Example Ltd' }, /"jane@example,com"/],
			[{ Contact: '#N/A', Company: 'Example Ltd' }, /#N\/A/],
		])('takes no company for a person who cannot be read: %j', async (cells, message) => {
			const { sandbox, run } = await startWorld({ tasks: [], companies: [company!] });

			const { failed } = await run([{ ...row, ...cells }], {
				parameters: creating,
				onError: 'continueErrorOutput',
			});

			expect(errorOf(failed[0]!)).toMatchObject({
				field: 'recordId',
				message: expect.stringMatching(message) as string,
			});
			expect(sandbox.tasks.size).toBe(0);
		});

		it('says how to name the column of a field that every row needs', async () => {
			const { run } = await startWorld({ tasks: [] });

			const { failed } = await run(
				[{ Email: 'lead@example.com', Type: 'Call', 'Due Date': '', Owner: 'Sales Two' }],
				{ parameters: creating, onError: 'continueErrorOutput' },
			);

			const { message } = errorOf(failed[0]!);
			expect(message).toContain("'Assignee' is empty. Add a column Assignee, or rename one.");
			expect(message).toContain("'Due Date' is empty. Fill in the column Due Date");
		});

		it('rejects rows whose record is missing or not clear', async () => {
			const { sandbox, run } = await startWorld({ tasks: [] });

			const { failed } = await run(
				[
					row,
					{ ...row, Company: 'Example Ltd' },
					{ ...row, Contact: 'ctc_One', contact_id: 'ctc_Two' },
					{ Email: 'lead@example.com', Type: 'Call' },
				],
				{ parameters: creating, onError: 'continueErrorOutput' },
			);

			expect(failed.map((item) => errorOf(item)).map(({ code, field }) => [code, field])).toEqual([
				['MISSING_VALUE', 'recordId'],
				['INVALID_VALUE', 'recordId'],
				['INVALID_VALUE', 'recordId'],
				['UNKNOWN_RECORD', 'recordId'],
			]);
			expect(errorOf(failed[3]!).message).toMatch(/'Assignee' is empty.*'Due Date' is empty/);
			expect(sandbox.tasks.size).toBe(0);
		});
	});

	it.each(['={{ $json.no.such.column }}', '={{ $json.missing }}', '={{ "" }}'])(
		'takes no column for a task whose expression %s comes to nothing',
		async (value) => {
			const { sandbox, run } = await startWorld({ tasks });

			const { failed } = await run([{ id: one, title: 'Call' }], {
				parameters: { ...parameters, taskId: locator(value) },
				onError: 'continueErrorOutput',
			});

			expect(failed.map((item) => errorOf(item).field)).toEqual(['taskId']);
			expect(sandbox.requests).toEqual([]);
		},
	);
});

// As sales teams keep them: a row does what it says, or is named with its fix.
describe('whole sheets', () => {
	afterEach(() => jest.restoreAllMocks());

	const SHEETS: Array<[string, Sheet]> = [
		['a German sheet', germanSheet()],
		['an American sheet', americanSheet()],
	];

	async function runSheet({ tasks, rows }: Sheet, setup: NodeSetup) {
		const { sandbox, run } = await startUnlimitedWorld({ tasks, members: TEAM });
		return {
			sandbox,
			ran: await run(
				rows.map(({ row }) => row),
				setup,
			),
		};
	}

	const MODES: Array<[string, (sheet: Sheet) => [Sheet, INodeParameters]]> = [
		['each column mapped by hand', manually],
		['mapped automatically', automatically],
	];

	const CASES = SHEETS.flatMap(([name, sheet]) =>
		MODES.map(([mode, mapped]) => [name, mode, ...mapped(sheet)] as const),
	);

	const numberOf = (index: number) => `Row ${index + 2} (item ${index}): `;

	const allBad = ({ rows }: Sheet) =>
		rows.flatMap(({ faults }, index) => (faults ? [{ index, faults }] : []));

	describe.each(CASES)('%s, %s', (_name, mode, sheet, parameters) => {
		it('does what good rows say, and names each bad row and what is odd', async () => {
			const { sandbox, ran } = await runSheet(sheet, {
				parameters,
				onError: 'continueErrorOutput',
			});

			const bad = allBad(sheet);
			const said = ran.failed.map((item) => ({
				item: (item.pairedItem as { item: number }).item,
				...errorOf(item),
			}));
			expect(said.map(({ item }) => item)).toEqual(bad.map(({ index }) => index));
			for (const [position, { index, faults }] of bad.entries()) {
				const { message, attempts } = said[position]!;
				expect({ message, attempts }).toEqual({
					message: expect.stringContaining(numberOf(index)),
					attempts: 0,
				});
				for (const fault of faults) expect(message).toContain(fault);
			}
			expect([...sandbox.tasks.values()]).toEqual(tasksAfter(sheet));
			expect(ran.updated).toHaveLength(sheet.rows.length - bad.length);

			const hint = ran.hints[0]!.replaceAll('&#39;', "'");
			const [columns, ...values] = sheet.remarks;
			for (const remark of values) expect(hint).toMatch(remark);
			if (mode === 'mapped automatically') expect(hint).toMatch(columns!);
			else expect(hint).not.toContain('Columns not used');
		});

		it('sends nothing if it stops, and lists the first rows', async () => {
			const { sandbox, ran } = await runSheet(sheet, { parameters });

			const bad = allBad(sheet);
			expect(ran.error?.message).toContain(
				`Nothing was sent: ${bad.length} of 200 rows have errors.`,
			);
			expect(ran.error?.description).toContain(`… and ${bad.length - 10} more.`);
			expect([...sandbox.tasks.values()]).toEqual(sheet.tasks);
		});
	});

	it('does as its own advice says: with the option, dates that could be two days are read', async () => {
		const sheets = [
			[germanSheet(), 'dayFirst'],
			[americanSheet(), 'monthFirst'],
		] as const;
		for (const [sheet, ambiguousDates] of sheets) {
			const { ran } = await runSheet(sheet, {
				parameters: automatically(sheet)[1],
				options: { ambiguousDates, dryRun: true },
				onError: 'continueErrorOutput',
			});

			const others = allBad(sheet).filter(
				({ faults }) => faults.length > 1 || !faults[0]!.includes('could be different days'),
			);
			expect(ran.failed.map(({ pairedItem }) => pairedItem)).toEqual(
				others.map(({ index }) => ({ item: index })),
			);
			for (const item of ran.failed) expect(errorOf(item).message).not.toContain('different days');
			const days = ran.updated.map(({ json }) => json['dueDate']);
			expect(days).toContain('2030-12-04T23:00:00.000Z');
			expect(days).not.toContain('2030-05-11T22:00:00.000Z');
		}
	});

	it('says which columns to fill in, if they are there', async () => {
		const [sheet, parameters] = automatically(germanSheet());
		const { run } = await startFastWorld();
		const empty = { row_number: 2, 'Task ID': '', Title: ' ', 'Due Date': null };

		const { failed } = await run([empty, { ...empty, 'Task ID': sheet.tasks[0]!._id }] as Row[], {
			parameters,
			onError: 'continueErrorOutput',
		});

		expect(failed.map((item) => errorOf(item).message)).toEqual([
			expect.stringMatching(/ has a value\. Fill in the column Task ID, or remove the row\.$/),
			expect.stringMatching(
				/ has a value\. Fill in one of the columns Title, Due Date, or remove the row\.$/,
			),
		]);
	});

	it('reads tomorrow as one day in all rows, although midnight passes during the run', async () => {
		const [sheet, parameters] = automatically(germanSheet());
		const tasks = sheet.tasks.slice(0, 20);
		const { run } = await startFastWorld({ tasks });
		let now = Date.parse('2026-11-30T22:59:59.900Z');
		jest.spyOn(Date, 'now').mockImplementation(() => (now += 10));

		const { updated } = await run(
			tasks.map(({ _id }) => ({ 'Task ID': _id, 'Due Date': 'tomorrow' })) as Row[],
			{ parameters },
		);

		expect(new Set(updated.map(({ json }) => json['dueDate'])).size).toBe(1);
		expect(updated).toHaveLength(20);
		expect(Date.now()).toBeGreaterThan(Date.parse('2026-11-30T23:00:00Z'));
	});
});
