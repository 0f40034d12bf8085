import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { n8n } from '../../package.json';
import { filesUnder } from './support/files';
import type { Packed } from './support/pack';
import { pack, projectFolder } from './support/pack';

/** Readable code and its types. The source maps stay out, since the sources are not in the package. */
const MAX_UNPACKED_BYTES = 300_000;

/** tsc splits no lines: those of the sources have 100 characters at most, save for long texts. */
const MAX_LINE_LENGTH = 400;

/** A source file's path without its ending: what is built of it has the same in `dist/`. */
const modules = ['credentials', 'nodes'].flatMap((folder) =>
	filesUnder(join(projectFolder, folder)).flatMap((path) =>
		path.endsWith('.ts') ? [join(folder, path.slice(0, -'.ts'.length))] : [],
	),
);

let packed: Packed;
beforeAll(async () => {
	packed = await pack();
}, 60_000);
afterAll(async () => await packed.remove());

it('mirrors the sources, and holds what npm always adds', () => {
	const built = modules.flatMap((path) =>
		['.d.ts', '.js'].map((ending) => `dist/${path}${ending}`),
	);
	const copied = filesUnder(join(projectFolder, 'nodes'))
		.filter((path) => !path.endsWith('.ts'))
		.map((path) => `dist/nodes/${path}`);

	expect(filesUnder(packed.folder).sort()).toEqual(
		['LICENSE.md', 'README.md', 'index.js', 'package.json', ...built, ...copied].sort(),
	);
});

it('has code that can be read, not minified', () => {
	const lines = modules.flatMap((path) =>
		readFileSync(join(packed.folder, `dist/${path}.js`), 'utf8').split('\n'),
	);

	expect(lines.length).toBeGreaterThan(modules.length * 10);
	expect(lines.filter(({ length }) => length > MAX_LINE_LENGTH)).toEqual([]);
});

it('is small', () => {
	const sizes = filesUnder(packed.folder).map((path) => statSync(join(packed.folder, path)).size);

	expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(MAX_UNPACKED_BYTES);
});

it('holds what package.json sends n8n to', () => {
	expect(filesUnder(packed.folder)).toEqual(
		expect.arrayContaining([...n8n.nodes, ...n8n.credentials, 'index.js']),
	);
});

it('holds everything beside the code, byte for byte', () => {
	const beside = filesUnder(join(projectFolder, 'nodes')).filter((path) => !path.endsWith('.ts'));

	expect(beside.length).toBeGreaterThan(2);
	for (const path of beside) {
		const built = readFileSync(join(packed.folder, 'dist/nodes', path));
		expect({
			path,
			isSame: built.equals(readFileSync(join(projectFolder, 'nodes', path))),
		}).toEqual({ path, isSame: true });
	}
});

it('requires nothing that n8n does not bring along', () => {
	const required = modules.flatMap((path) => {
		const code = readFileSync(join(packed.folder, `dist/${path}.js`), 'utf8');
		return [...code.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g)].map(([, name]) => name!);
	});
	const outside = required.filter((name) => !name.startsWith('.'));

	expect(required.length).toBeGreaterThan(outside.length);
	expect(['luxon', 'n8n-workflow', 'node:crypto']).toEqual(expect.arrayContaining(outside));
});

it('gives the node and the credential to whoever requires it by its name', () => {
	const exported = jest.requireActual<Record<string, unknown>>('../../index.js');

	expect(Object.keys(exported).sort()).toEqual(['LemlistTasks', 'LemlistTasksApi']);
});
