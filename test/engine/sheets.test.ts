// Sheets as sales teams keep them, whole: a row does what it says, or is named with its fix.
import type { INodeParameters } from 'n8n-workflow';
import type { Sheet } from '../corpus/sheets';
import { americanSheet, automatically, germanSheet, manually, tasksAfter } from '../corpus/sheets';
import { TEAM } from '../corpus/world';
import type { Row } from './support/rows';
import type { NodeSetup } from './support/world';
import { errorOf, startFastWorld } from './support/world';

afterEach(() => jest.restoreAllMocks());

const SHEETS: Array<[string, Sheet]> = [
	['a German sheet', germanSheet()],
	['an American sheet', americanSheet()],
];

async function runSheet({ tasks, rows }: Sheet, setup: NodeSetup) {
	const { sandbox, run } = await startFastWorld({ tasks, members: TEAM });
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
