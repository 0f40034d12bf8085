import { openEditor, type Editor } from './browser';
import { startWorld, type World } from './world';

/** What the tests of a file work with, once its first hook has run. */
export interface EditorTest {
	world: World;
	editor: Editor;
	/** Where the editor is. */
	url: string;
}

/**
 * Gives the tests of a file a world and an editor of their own. A test also fails where the page threw
 * an error that it did not catch, or asked a host other than this machine.
 *
 * @param apiKey A key of the file's own.
 */
export const useEditor = (apiKey: string): EditorTest => {
	const held = { url: String(process.env['E2E_N8N_URL']) } as EditorTest;
	beforeAll(async () => {
		held.world = await startWorld(apiKey);
		held.editor = await openEditor(held.url);
	});
	afterAll(async () => {
		await held.editor?.close();
		await held.world.sandbox.close();
	});
	afterEach(() => {
		expect(held.editor.pageErrors).toEqual([]);
		expect(held.editor.outsideHosts).toEqual([]);
	});
	return held;
};
