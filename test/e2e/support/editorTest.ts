import type { SandboxOptions } from '../../../sandbox';
import { openEditor, type Editor } from './browser';
import { startWorld, type World } from './world';

/** The context of a file's tests, available after the first hook. */
export interface EditorTest {
	world: World;
	editor: Editor;
	/** URL of the editor. */
	url: string;
}

/**
 * Sets up a world and an editor for the tests of a file. A test also fails if the page had an
 * uncaught error or tried to contact another host.
 *
 * @param apiKey A key that only this file uses.
 * @param options Of its sandbox.
 */
export const useEditor = (apiKey: string, options: SandboxOptions = {}): EditorTest => {
	const context = { url: String(process.env['E2E_N8N_URL']) } as EditorTest;
	beforeAll(async () => {
		context.world = await startWorld(apiKey, options);
		context.editor = await openEditor(context.url);
	});
	afterAll(async () => {
		await context.editor?.close();
		await context.world.sandbox.close();
	});
	afterEach(() => {
		expect(context.editor.pageErrors).toEqual([]);
		expect(context.editor.outsideHosts).toEqual([]);
	});
	return context;
};
