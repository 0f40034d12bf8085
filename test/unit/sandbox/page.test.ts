import { startSandbox } from '../../../sandbox';
import type { Sandbox } from '../../../sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** All paths that a file of the page loads. */
function pathsIn(text: string): string[] {
	const found = text.matchAll(/(?:href="|src="|from '|import ')(\/?[^"']+\.\w+)["']/g);
	return [...found].map(([, path = '']) => new URL(path, `${sandbox.origin}/page/`).pathname);
}

it('loads all of its files from the sandbox, and nothing from other hosts', async () => {
	const types = new Map<string, string>();
	const waiting = ['/'];
	for (const path of waiting) {
		if (types.has(path)) continue;
		const response = await fetch(sandbox.origin + path);
		types.set(path, response.headers.get('content-type') ?? '');
		const text = await response.text();
		expect(text).not.toMatch(/https?:\/\/|@import|url\(/);
		waiting.push(...pathsIn(text));
	}
	const [page, ...files] = [...types].sort();
	expect(page).toEqual(['/', 'text/html; charset=utf-8']);
	expect(files).toEqual([
		['/page/dom.js', 'text/javascript; charset=utf-8'],
		['/page/header.js', 'text/javascript; charset=utf-8'],
		['/page/main.js', 'text/javascript; charset=utf-8'],
		['/page/requests.js', 'text/javascript; charset=utf-8'],
		['/page/style.css', 'text/css; charset=utf-8'],
		['/page/tasks.js', 'text/javascript; charset=utf-8'],
		['/page/times.js', 'text/javascript; charset=utf-8'],
		['/page/words.js', 'text/javascript; charset=utf-8'],
	]);
});
