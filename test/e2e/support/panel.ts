// The node's panel in n8n's editor.
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import type { Locator } from 'playwright-core';
import type { Workflow } from '../../../scripts/n8n/client';
import type { EditorTest } from './editorTest';
import type { World } from './world';

const projectFolder = join(__dirname, '../../..');
const outputFolder = join(projectFolder, '.cache/e2e');

/** Size of the browser window, in pixels. */
const WIDTH = 1440;
const HEIGHT = 1000;

/** A workflow with only a trigger and the node. */
export const workflowWith = (
	parameters: INodeParameters,
	credential: World['credential'],
): Workflow => ({
	name: `Panel of ${String(parameters['operation'])}`,
	settings: { executionOrder: 'v1' },
	nodes: [
		{
			...{ id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
			...{ position: [0, 0], parameters: {} },
		},
		{
			...{ id: 'node', name: 'Lemlist Tasks', typeVersion: 1, position: [220, 0] },
			type: 'n8n-nodes-lemlist-tasks.lemlistTasks',
			parameters: { resource: 'task', ...parameters },
			credentials: { lemlistTasksApi: credential },
		},
	],
	connections: { Start: { main: [[{ node: 'Lemlist Tasks', type: 'main', index: 0 }]] } },
});

/** The panel, and what tests can do with it. */
export interface Panel {
	byTestId(id: string): Locator;
	/** Scrolls to the first element with exactly this text, and returns whether it is visible. */
	shows(label: string): Promise<boolean>;
	/** Opens a resource locator's list and waits until it is loaded or has failed to load. */
	openList(parameter: string): Promise<void>;
	/**
	 * Saves a screenshot of the parameters; if `UPDATE_DOCS` is set, also to the docs.
	 *
	 * @param height Window height in pixels at which all of them are visible.
	 */
	picture(name: string, height: number): Promise<void>;
}

/** Opens the panel of the node in a stored workflow. */
export const openPanel = async (
	{ editor: { page }, url }: EditorTest,
	workflowId: string,
): Promise<Panel> => {
	const byTestId = (id: string) => page.locator(`[data-test-id="${id}"]`);
	await page.goto(`${url}/workflow/${workflowId}`);
	await page.dblclick('[data-test-id=canvas-node][data-node-name="Lemlist Tasks"]');
	await byTestId('node-parameters').waitFor();
	return {
		byTestId,
		shows: async (label) => {
			const shown = byTestId('node-parameters').getByText(label, { exact: true }).first();
			await shown.scrollIntoViewIfNeeded();
			return await shown.isVisible();
		},
		openList: async (parameter) => {
			const input = byTestId(`parameter-input-${parameter}`).locator('[data-test-id=rlc-input]');
			await input.scrollIntoViewIfNeeded();
			await input.click();
			await page
				.locator('[data-test-id=rlc-item], [data-test-id=rlc-error-container]')
				.first()
				.waitFor();
		},
		picture: async (name, height) => {
			await mkdir(outputFolder, { recursive: true });
			const file = join(outputFolder, `${name}.png`);
			await page.setViewportSize({ width: WIDTH, height });
			const box = await byTestId('node-parameters').boundingBox();
			await page.screenshot({ path: file, clip: { ...box!, height: height - 120 } });
			await page.setViewportSize({ width: WIDTH, height: HEIGHT });
			if (process.env['UPDATE_DOCS']) await copyFile(file, join(projectFolder, `docs/${name}.png`));
		},
	};
};
