import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workflow } from '../../scripts/n8n/client';
import { exampleWorkflow } from '../../scripts/n8n/exampleWorkflow';
import { useEditor } from './support/editorTest';
import { openPanel, type Panel } from './support/panel';

const projectFolder = join(__dirname, '../..');
const screenshot = join(projectFolder, '.cache/e2e/panel.png');

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
	await panel.byTestId('tab-1').click();
	await panel.byTestId('output-panel').locator('[data-test-id=radio-button-schema]').click();
	await setup.editor.page.locator('.el-notification').waitFor({ state: 'detached' });
	await panel.byTestId('node-parameters').getByText('Credential').first().scrollIntoViewIfNeeded();
	await setup.editor.page.screenshot({ path: screenshot });
	if (process.env['UPDATE_DOCS']) {
		await copyFile(screenshot, join(projectFolder, 'docs/panel.png'));
	}

	expect(hint).toContain('21 updated, 12 rejected: see the Error Branch. Most often: ');
	expect(hint).toContain('Success Branch (21 items)');
	expect(hint).toContain('Error Branch (12 items)');
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
