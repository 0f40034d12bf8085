// The node's panel in n8n's editor.
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import type { Locator } from 'playwright-core';
import type { Workflow } from '../../../scripts/n8n/client';
import type { EditorTest } from './editorTest';
import type { World } from './world';

const projectFolder = join(__dirname, '../../..');
const kept = join(projectFolder, '.cache/e2e');

/** Of the browser's window, in pixels. */
const WIDTH = 1440;
const HEIGHT = 1000;

/** A workflow with nothing but the node and a trigger. */
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

/** What a test does with a panel. */
export interface Panel {
	byTestId(id: string): Locator;
	/** Scrolls to the first place that shows just this text, and tells whether it can be seen. */
	shows(label: string): Promise<boolean>;
	/** Opens a resource locator's list and waits until n8n has filled it, or could not. */
	openList(parameter: string): Promise<void>;
	/**
	 * Keeps a picture of the parameters; with `UPDATE_DOCS` set it also becomes that of the docs.
	 *
	 * @param height Of the window, in pixels, so that all of them are seen.
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
			await mkdir(kept, { recursive: true });
			const file = join(kept, `${name}.png`);
			await page.setViewportSize({ width: WIDTH, height });
			const box = await byTestId('node-parameters').boundingBox();
			await page.screenshot({ path: file, clip: { ...box!, height: height - 120 } });
			await page.setViewportSize({ width: WIDTH, height: HEIGHT });
			if (process.env['UPDATE_DOCS']) await copyFile(file, join(projectFolder, `docs/${name}.png`));
		},
	};
};
