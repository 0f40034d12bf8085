// What the editor shows of a run with rows that cannot be sent, or that lemlist rejects.
import type { IDataObject, INode } from 'n8n-workflow';
import { useEditor } from './support/editorTest';
import { openPanel, workflowWith, type Panel } from './support/panel';

const setup = useEditor('stop-panel-key');
beforeEach(() => setup.world.sandbox.reset());

const phone = (number: number) => `opp_phone00000000000${number}`;

/** Opens the panel of a node that maps rows automatically, and runs it. */
async function execute(
	rows: IDataObject[],
	onError: NonNullable<INode['onError']>,
): Promise<Panel> {
	const workflow = workflowWith(
		...([
			{ operation: 'update', mappingMode: 'autoMapInputData' },
			setup.world.credential,
		] as const),
	);
	workflow.nodes[1]!.onError = onError;
	workflow.pinData = { Start: rows.map((json) => ({ json })) };
	const panel = await openPanel(setup, await setup.world.n8n.createWorkflow(workflow));
	await panel.byTestId('node-execute-button').click();
	return panel;
}

const titles = () =>
	[1, 2, 3, 4].map((number) => setup.world.sandbox.tasks.get(phone(number))!.title);

const BAD_ROWS = [
	{ 'Task ID': phone(1), Title: 'New title' },
	{ 'Task ID': phone(2), Title: 'New title', 'Due Date': '05/12/2026' },
	{ 'Task ID': phone(3), Title: 'New title', Priority: 'urgent' },
	{ 'Task ID': phone(4), Title: 'New title', Assignee: 'nobody@example.com' },
];

it('names all rows that cannot be sent, and sends none, if it stops', async () => {
	const before = titles();
	const panel = await execute(BAD_ROWS, 'stopWorkflow');
	const output = panel.byTestId('output-panel');
	await panel.byTestId('node-error-message').waitFor();
	const shown = await output.innerText();
	await panel.pictureOf('panel-stop', 1_000, [
		output.getByText('Output', { exact: true }),
		panel.byTestId('node-error-message'),
		panel.byTestId('node-error-description'),
	]);

	expect(shown).toContain('Nothing was sent: 3 of 4 rows have errors.');
	expect(shown).toContain(`Row 2 (item 1): 'Due Date' could be different days: "05/12/2026".`);
	expect(shown).toContain(`Row 3 (item 2): 'Priority' is not a priority: "urgent".`);
	expect(shown).toContain(`Row 4 (item 3): 'Assignee' is not a team member: "nobody@example.com".`);
	expect(shown).toContain('To go on past rejected items, set Settings > On Error.');
	expect(shown).not.toContain('<li>');
	expect(shown).toContain('Use high, medium, low or none');
	expect(shown).toContain('The team of this API key has: Team Admin (team.admin@example.com)');
	expect(titles()).toEqual(before);
});

it('sums up the rows of a run that goes on', async () => {
	const before = titles();
	const panel = await execute(BAD_ROWS, 'continueErrorOutput');
	const output = panel.byTestId('output-panel');
	await panel.byTestId('branches').waitFor();
	const shown = await output.innerText();
	await panel.pictureOf('panel-hint', 1_000, [
		output
			.getByText(/^1 updated, 3 rejected/)
			.first()
			.locator('xpath=ancestor::div[2]'),
		panel.byTestId('branches'),
	]);

	expect(shown).toContain(
		'1 updated, 3 rejected: see the Error Branch. Most often: ambiguous date (1), unreadable value (1), unknown assignee (1).',
	);
	expect(titles()).toEqual(['New title', ...before.slice(1)]);
});
