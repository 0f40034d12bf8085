import type { Workflow } from '../../scripts/n8n/client';
import { exampleWorkflow } from '../../scripts/n8n/exampleWorkflow';
import { useEditor } from './support/editorTest';
import { openPanel, workflowWith, type Panel } from './support/panel';

const setup = useEditor('panel-key');
let panel: Panel;
beforeAll(
	async () => await open(await exampleWorkflow('update-tasks-from-rows', setup.world.credential)),
);

const open = async (workflow: Workflow): Promise<void> => {
	panel = await openPanel(setup, await setup.world.n8n.createWorkflow(workflow));
};

it.each([
	...[
		'Credential',
		'Resource',
		'Operation',
		'Mapping Column Mode',
		'Task',
		'Update Fields',
		'Clear Fields',
		'Options',
	],
	...['Assignee', 'Due Date', 'LinkedIn Images', 'LinkedIn Videos', 'Done'],
	...['Message', 'Priority', 'Title'],
])('shows %s', async (label) => {
	// Older n8n: "Credential to connect with".
	const exact = label !== 'Credential';
	const shown = panel.byTestId('node-parameters').getByText(label, { exact }).first();
	await shown.scrollIntoViewIfNeeded();

	expect(await shown.isVisible()).toBe(true);
});

it('runs the example’s rows and shows a summary above the output', async () => {
	await panel.byTestId('node-execute-button').click();
	await panel.byTestId('branches').waitFor();
	const hint = await panel.byTestId('output-panel').innerText();

	expect(hint).toContain('21 updated, 12 rejected: see the Error Branch. Most often: ');
	expect(hint).toContain('Success Branch (21 items)');
	expect(hint).toContain('Error Branch (12 items)');
});

/** Rows whose columns are named as in the panel. lemlist rejects the last: it is no LinkedIn task. */
const ROWS = [
	{
		'Task ID': 'opp_linkedinSend00001',
		'Due Date': 'next monday 9am',
		Assignee: 'Sales Two',
		Priority: 'high',
		Title: 'Share the product overview',
		Message: 'As promised, here it is.',
		'LinkedIn Images': 'https://media.example.com/overview.png',
	},
	{
		'Task ID': 'opp_linkedinSend00002',
		'Due Date': '2026-12-31 14:30',
		Title: 'Share the customer video',
	},
	{ 'Task ID': 'opp_phone000000000001', Priority: 'low', Assignee: 'sales.one@example.com' },
	{
		'Task ID': 'opp_phone000000000002',
		'LinkedIn Images': 'https://media.example.com/overview.png',
	},
];

it('shows what columns became with Map Automatically', async () => {
	const parameters = { operation: 'update', mappingMode: 'autoMapInputData' };
	const workflow = workflowWith(parameters, setup.world.credential);
	workflow.settings.timezone = 'Europe/Paris';
	workflow.nodes[0]!.name = 'Rows';
	workflow.nodes[1]!.onError = 'continueErrorOutput';
	workflow.connections = { Rows: workflow.connections['Start']! };
	workflow.pinData = { Rows: ROWS.map((json) => ({ json })) };
	await open(workflow);
	await panel.byTestId('node-execute-button').click();
	await panel.byTestId('branches').waitFor();
	const output = panel.byTestId('output-panel');
	await output.locator('[data-test-id=radio-button-schema]').click();
	await output.getByText('usr_SalesTwo000000000').first().waitFor();
	await setup.editor.page.locator('.el-notification').waitFor({ state: 'detached' });
	await panel.pictureOfAll('panel', { width: 1280, height: 820 });

	expect(await output.innerText()).toContain('3 updated, 1 rejected: see the Error Branch.');
});

it('lists the team’s members for the assignee, and searches them', async () => {
	const workflow = await exampleWorkflow('update-tasks-from-rows', setup.world.credential);
	const node = workflow.nodes.find(({ name }) => name === 'Lemlist Tasks');
	node!.parameters['updateFields'] = { assignedTo: { __rl: true, mode: 'list', value: '' } };
	await open(workflow);
	await panel.byTestId('parameter-input-assignedTo').locator('[data-test-id=rlc-input]').click();
	const members = panel.byTestId('rlc-item');
	await members.first().waitFor();

	expect(await members.allInnerTexts()).toHaveLength(setup.world.sandbox.members.length);
	await panel.byTestId('rlc-search').locator('visible=true').pressSequentially('two');
	await members.nth(1).waitFor({ state: 'detached' }); // the list is empty while loading
	await members.first().waitFor();
	expect(await members.allInnerTexts()).toEqual(['Sales Two (sales.two@example.com)']);
});
