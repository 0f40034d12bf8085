// The node's panel in n8n's editor.
import type { INodeParameters } from 'n8n-workflow';
import type { Locator, Page } from 'playwright-core';
import type { Workflow } from '../../../scripts/n8n/client';
import type { EditorTest } from './editorTest';
import type { Box } from './pictures';
import { around, boxesOf, keepPicture, MARGIN, settle, within } from './pictures';
import type { World } from './world';

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
	/**
	 * The same of other parts of the panel.
	 *
	 * @param parts What the picture is to hold, with some margin.
	 */
	pictureOf(name: string, height: number, parts: Locator[]): Promise<void>;
	/** The same of the whole panel, with input and output. */
	pictureOfAll(name: string, size: { width: number; height: number }): Promise<void>;
	/** A parameter with its label and what is below it. */
	parameter(name: string): Locator;
	/** Closes this panel and opens that of another node of the workflow. */
	goTo(node: string): Promise<void>;
}

/** Opens the panel of a node in a stored workflow. */
export const openPanel = async (
	{ editor: { page }, url }: EditorTest,
	workflowId: string,
	node = 'Lemlist Tasks',
): Promise<Panel> => {
	const byTestId = (id: string) => page.locator(`[data-test-id="${id}"]`);
	const open = async (name: string) => {
		await page.dblclick(`[data-test-id=canvas-node][data-node-name="${name}"]`);
		await byTestId('node-parameters').waitFor();
	};
	const keep = async (name: string, clip: Box) => {
		await keepPicture(page, name, clip);
		await page.setViewportSize({ width: WIDTH, height: HEIGHT });
	};
	await page.goto(`${url}/workflow/${workflowId}`);
	await open(node);
	return {
		byTestId,
		parameter: (name) =>
			byTestId('parameter-item')
				.filter({ has: byTestId(`parameter-input-${name}`) })
				.last(),
		goTo: async (name) => {
			await byTestId('ndv-close-button').or(byTestId('back-to-canvas')).click(); // n8n 2, n8n 1
			await byTestId('node-parameters').waitFor({ state: 'detached' });
			await open(name);
		},
		pictureOf: async (name, height, parts) => {
			await page.setViewportSize({ width: WIDTH, height });
			await blur(page);
			await settle(page);
			const dialog = await byTestId('ndv').last().boundingBox();
			await keep(name, within(around(await boxesOf(parts)), dialog));
		},
		pictureOfAll: async (name, size) => {
			await page.setViewportSize(size);
			await blur(page);
			await settle(page);
			await keep(name, (await byTestId('ndv').last().boundingBox())!);
		},
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
			await page.setViewportSize({ width: WIDTH, height });
			await settle(page);
			const { x, y, width } = (await byTestId('node-parameters').boundingBox())!;
			const shown = [
				...(await byTestId('parameter-item').all()),
				...(await byTestId('parameter-input-hint').all()),
				...(await byTestId('collection-parameter-add').all()),
			];
			const content = around(await boxesOf(shown));
			const bottom = (await bottomOfList(page)) ?? content.y + content.height;
			await keep(name, { x, y, width, height: bottom + MARGIN - y });
		},
	};
};

/** Where an open list ends; undefined if none is open. */
async function bottomOfList(page: Page): Promise<number | undefined> {
	const items = page.locator('[data-test-id=rlc-item]').locator('visible=true');
	return await items.evaluateAll(([item]) => {
		// The list floats over the panel.
		let element: Element | null | undefined = item;
		while (element && !/fixed|absolute/.test(getComputedStyle(element).position)) {
			element = element.parentElement;
		}
		return element?.getBoundingClientRect().bottom;
	});
}

/** Takes the focus from what has it, which would show more than it does without. */
export const blur = async (page: Page): Promise<void> =>
	await page.locator(':focus').evaluateAll(([focused]) => {
		if (focused instanceof HTMLElement) focused.blur();
	});
