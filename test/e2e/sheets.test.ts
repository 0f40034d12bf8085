// Sheets as sales teams keep them, in a whole n8n: run by hand in the editor, in both mapping modes.
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Sheet } from '../corpus/sheets';
import { americanSheet, automatically, germanSheet, manually, tasksAfter } from '../corpus/sheets';
import { TEAM } from '../corpus/world';
import { useEditor } from './support/editorTest';
import { openPanel, workflowWith, type Panel } from './support/panel';

const setup = useEditor('sheets-key', { members: TEAM });

/** Opens the panel of a node that gets the rows of a sheet, and runs it. */
async function execute(
	sheet: Sheet,
	parameters: INodeParameters,
	onError: NonNullable<INode['onError']>,
): Promise<Panel> {
	setup.world.sandbox.reset({ tasks: sheet.tasks });
	const workflow = workflowWith(parameters, setup.world.credential);
	workflow.settings = { executionOrder: 'v1', timezone: 'Europe/Paris' };
	workflow.nodes[1]!.onError = onError;
	workflow.pinData = { Start: sheet.rows.map(({ row }) => ({ json: row })) };
	const panel = await openPanel(setup, await setup.world.n8n.createWorkflow(workflow));
	await panel.byTestId('node-execute-button').click();
	return panel;
}

/** test/engine/mapping.test.ts has each sheet in each mode. */
const CASES: Array<[country: string, mode: string, mapped: [Sheet, INodeParameters]]> = [
	['german', 'automatic', automatically(germanSheet())],
	['american', 'manual', manually(americanSheet())],
];

const badRowsOf = ({ rows }: Sheet) => rows.filter(({ faults }) => faults).length;

describe.each(CASES)('%s sheet, %s mapping', (country, mode, [sheet, parameters]) => {
	const bad = badRowsOf(sheet);

	it('sends nothing and lists the first bad rows, if it stops', async () => {
		const panel = await execute(sheet, parameters, 'stopWorkflow');
		const output = panel.byTestId('output-panel');
		await panel.byTestId('node-error-message').waitFor();
		const shown = await output.innerText();
		await panel.pictureOf(`sheet-${country}-${mode}-stop`, 1_400, [output]);

		expect(shown).toContain(`Nothing was sent: ${bad} of 200 rows have errors.`);
		expect(shown).toContain('Row 9 (item 7): \'Assignee\' is not a team member: "Sales Nine".');
		expect(shown).toContain(`… and ${bad - 10} more.`);
		expect(shown).not.toMatch(/&#39;|&quot;|<li>/);
		expect([...setup.world.sandbox.tasks.values()]).toEqual(sheet.tasks);
	});

	it('does what the good rows say, and names the bad ones on the error output', async () => {
		const panel = await execute(sheet, parameters, 'continueErrorOutput');
		const output = panel.byTestId('output-panel');
		await panel.byTestId('branches').waitFor({ timeout: 90_000 });
		const shown = await output.innerText();
		await panel.pictureOf(`sheet-${country}-${mode}-hint`, 1_000, [output]);

		expect(shown).toContain(`${200 - bad} updated, ${bad} rejected: see the Error Branch.`);
		expect(shown).toContain("'Due Date' is more than a year in the past (rows 6, ");
		for (const remark of sheet.remarks) {
			if (mode === 'automatic') expect(shown).toMatch(remark);
		}
		expect([...setup.world.sandbox.tasks.values()]).toEqual(tasksAfter(sheet));
	});
});
