import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { n8n } from '../../package.json';
import { filesUnder } from './support/files';
import type { Packed } from './support/pack';
import { pack, projectFolder } from './support/pack';

/** What a user of n8n downloads at most. */
const MAX_UNPACKED_BYTES = 90_000;

let packed: Packed;
beforeAll(async () => {
	packed = await pack();
}, 60_000);
afterAll(async () => await packed.remove());

it('holds only what runs, and what npm always adds', () => {
	expect(filesUnder(packed.folder)).toEqual([
		'LICENSE.md',
		'README.md',
		'dist/credentials/LemlistTasksApi.credentials.js',
		'dist/nodes/LemlistTasks/LemlistTasks.node.js',
		'dist/nodes/LemlistTasks/LemlistTasks.node.json',
		...['create', 'getAll', 'ignore', 'update'].map(
			(operation) => `dist/nodes/LemlistTasks/__schema__/v1.0.0/task/${operation}.json`,
		),
		'dist/nodes/LemlistTasks/lemlist.dark.svg',
		'dist/nodes/LemlistTasks/lemlist.svg',
		'index.js',
		'package.json',
	]);
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
	const required = [...n8n.nodes, ...n8n.credentials].flatMap((path) => {
		const code = readFileSync(join(packed.folder, path), 'utf8');
		return [...code.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g)].map(([, name]) => name);
	});

	expect(required.length).toBeGreaterThan(0);
	expect(['luxon', 'n8n-workflow', 'node:crypto']).toEqual(expect.arrayContaining(required));
});

it('gives the node and the credential to whoever requires it by its name', () => {
	const exported = jest.requireActual<Record<string, unknown>>('../../index.js');

	expect(Object.keys(exported).sort()).toEqual(['LemlistTasks', 'LemlistTasksApi']);
});
