// The published code uses only what n8n allows in verified nodes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesUnder, projectFolder } from './support/files';

const ALLOWED_IMPORTS = ['luxon', 'n8n-workflow', 'node:crypto'];

const FORBIDDEN_GLOBALS = new Set([
	'setTimeout',
	'setInterval',
	'setImmediate',
	'clearTimeout',
	'clearInterval',
	'clearImmediate',
	'queueMicrotask',
	'process',
	'global',
	'globalThis',
	'window',
	'self',
	'require',
	'module',
	'exports',
	'__dirname',
	'__filename',
	'Buffer',
	'fetch',
	'eval',
]);

const sources = ['nodes', 'credentials'].flatMap((folder) =>
	filesUnder(join(projectFolder, folder))
		.filter((path) => path.endsWith('.ts'))
		.map((path) => join(folder, path)),
);

const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8');

const importsOf = (code: string) =>
	ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);

/** The forbidden names that the code uses as variables, not as properties. */
function globalsOf(code: string): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isIdentifier(node) && FORBIDDEN_GLOBALS.has(node.text) && !isPropertyName(node)) {
			found.push(node.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.ES2022, true));
	return found;
}

function isPropertyName(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
	return ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent);
}

it('imports only what n8n provides', () => {
	const isAllowed = (name: string) => /^\.{1,2}\//.test(name) || ALLOWED_IMPORTS.includes(name);
	const others = sources.flatMap((path) =>
		importsOf(read(path)).flatMap((name) => (isAllowed(name) ? [] : [`${path}: ${name}`])),
	);

	expect(sources.length).toBeGreaterThan(20);
	expect(others).toEqual([]);
});

it('uses no timers, process or other forbidden globals', () => {
	const used = sources.flatMap((path) => globalsOf(read(path)).map((name) => `${path}: ${name}`));

	expect(used).toEqual([]);
});

it('distinguishes globals from properties and imports from comments', () => {
	const code = "import 'axios'; // import 'fs'\nsetTimeout(() => a.process, { global: 1 });";

	expect(importsOf(code)).toEqual(['axios']);
	expect(globalsOf(code)).toEqual(['setTimeout']);
});

it('index.js requires only the build', () => {
	const required = importsOf(read('index.js'));

	expect(required).toEqual([
		'./dist/credentials/LemlistTasksApi.credentials.js',
		'./dist/nodes/LemlistTasks/LemlistTasks.node.js',
		'./dist/nodes/LemlistTasksTrigger/LemlistTasksTrigger.node.js',
	]);
});
