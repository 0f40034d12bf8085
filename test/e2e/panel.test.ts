import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { exampleWorkflow } from '../../scripts/n8n/exampleWorkflow';
import { openEditor, type Editor } from './support/browser';
import { startWorld, type World } from './support/world';

const projectFolder = join(__dirname, '../..');
const screenshot = join(projectFolder, '.cache/e2e/panel.png');

const url = String(process.env['E2E_N8N_URL']);
let world: World;
let editor: Editor;
beforeAll(async () => {
	world = await startWorld('panel-key');
	editor = await openEditor(url);
	await openPanel(
		await world.n8n.createWorkflow(
			await exampleWorkflow('update-tasks-from-rows', world.credential),
		),
	);
});
afterAll(async () => {
	await editor?.close();
	await world.sandbox.close();
});
afterEach(() => {
	expect(editor.pageErrors).toEqual([]);
	expect(editor.outsideHosts).toEqual([]);
});

const byTestId = (id: string): Locator => editor.page.locator(`[data-test-id="${id}"]`);

const openPanel = async (workflowId: string): Promise<void> => {
	await editor.page.goto(`${url}/workflow/${workflowId}`);
	await editor.page.dblclick('[data-test-id=canvas-node][data-node-name="Lemlist Tasks"]');
	await byTestId('node-parameters').waitFor();
};

it.each([
	...['Credential', 'Resource', 'Operation', 'Task', 'Update Fields', 'Clear Fields', 'Options'],
	...['Assignee', 'Due Date', 'LinkedIn Images', 'LinkedIn Videos', 'Mark as Done'],
	...['Message', 'Priority', 'Title'],
])('shows %s', async (label) => {
	// Older n8n: "Credential to connect with".
	const exact = label !== 'Credential';
	const shown = byTestId('node-parameters').getByText(label, { exact }).first();
	await shown.scrollIntoViewIfNeeded();

	expect(await shown.isVisible()).toBe(true);
});

it('runs the example’s rows and sums them up over the output', async () => {
	await byTestId('node-execute-button').click();
	await byTestId('branches').waitFor();
	const hint = await byTestId('output-panel').innerText();
	await byTestId('tab-1').click();
	await byTestId('output-panel').locator('[data-test-id=radio-button-schema]').click();
	await editor.page.locator('.el-notification').waitFor({ state: 'detached' });
	await byTestId('node-parameters').getByText('Credential').first().scrollIntoViewIfNeeded();
	await editor.page.screenshot({ path: screenshot });
	if (process.env['UPDATE_DOCS']) {
		await copyFile(screenshot, join(projectFolder, 'docs/panel.png'));
	}

	expect(hint).toContain('21 of 33 tasks updated. Failed: ');
	expect(hint).toContain('Success Branch (21 items)');
	expect(hint).toContain('Error Branch (12 items)');
});

it('lists the team’s members for the assignee, and searches them', async () => {
	const workflow = await exampleWorkflow('update-tasks-from-rows', world.credential);
	const node = workflow.nodes.find(({ name }) => name === 'Lemlist Tasks');
	node!.parameters['updateFields'] = { assignedTo: { __rl: true, mode: 'list', value: '' } };
	await openPanel(await world.n8n.createWorkflow(workflow));
	await byTestId('parameter-input-assignedTo').locator('[data-test-id=rlc-input]').click();
	const members = byTestId('rlc-item');
	await members.first().waitFor();

	expect(await members.allInnerTexts()).toHaveLength(world.sandbox.members.length);
	await byTestId('rlc-search').locator('visible=true').pressSequentially('two');
	await members.nth(1).waitFor({ state: 'detached' }); // the list is empty while n8n is asked
	await members.first().waitFor();
	expect(await members.allInnerTexts()).toEqual(['Sales Two (sales.two@example.com)']);
});
