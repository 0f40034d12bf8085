// Two examples on the canvas, as the docs show them.
import { exampleWorkflow } from '../../scripts/n8n/exampleWorkflow';
import { useEditor } from './support/editorTest';
import { around, boxesOf, keepPicture, settle } from './support/pictures';

const setup = useEditor('canvas-key');

it.each([
	['google-sheet-to-updates', 'canvas-sheet', 'Update tasks'],
	['morning-digest', 'canvas-digest', 'Open tasks due by tonight'],
])('shows %s', async (example, picture, node) => {
	const { page } = setup.editor;
	const workflow = await exampleWorkflow(example, setup.world.credential);
	const id = await setup.world.n8n.createWorkflow(workflow);
	await page.setViewportSize({ width: 1440, height: 800 });
	await page.goto(`${setup.url}/workflow/${id}`);
	const nodes = page.locator('[data-test-id=canvas-node]');
	await nodes.first().waitFor();
	await settle(page);
	const notes = await page.locator('[data-test-id=sticky]').all();
	await keepPicture(page, picture, around(await boxesOf([...(await nodes.all()), ...notes])));

	expect((await nodes.allInnerTexts()).join()).toContain(node);
});
