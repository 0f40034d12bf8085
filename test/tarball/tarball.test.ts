// What is published: built, packed, loaded and installed.
import { exec, execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { n8n } from '../../package.json';
import { npm } from '../../scripts/n8n/npm';
import { filesUnder, projectFolder } from '../package/support/files';
import { scan } from '../package/support/scan';
import { build } from './support/build';
import type { Packed } from './support/pack';
import { pack } from './support/pack';

/** Readable code. Nobody imports a node, so there are no types, and no source maps without sources. */
const MAX_UNPACKED_BYTES = 360_000;

/** tsc keeps lines as they are: at most 100 characters, except for those with long strings. */
const MAX_LINE_LENGTH = 400;

/** Paths of the source files without their extensions, which are the same in `dist/`. */
const modules = ['credentials', 'nodes'].flatMap((folder) =>
	filesUnder(join(projectFolder, folder)).flatMap((path) =>
		path.endsWith('.ts') ? [join(folder, path.slice(0, -'.ts'.length))] : [],
	),
);

let packed: Packed;
beforeAll(async () => {
	await build();
	packed = await pack();
});
afterAll(async () => await packed.remove());

it('contains the compiled sources, and what npm always adds', () => {
	const built = modules.map((path) => `dist/${path}.js`);
	const copied = filesUnder(join(projectFolder, 'nodes'))
		.filter((path) => !path.endsWith('.ts'))
		.map((path) => `dist/nodes/${path}`);

	expect(filesUnder(packed.folder).sort()).toEqual(
		['LICENSE.md', 'README.md', 'index.js', 'package.json', ...built, ...copied].sort(),
	);
});

it('contains readable code that is not minified', () => {
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

it('contains the files that package.json refers to', () => {
	expect(filesUnder(packed.folder)).toEqual(
		expect.arrayContaining([...n8n.nodes, ...n8n.credentials, 'index.js']),
	);
});

it('contains all other files unchanged', () => {
	const others = filesUnder(join(projectFolder, 'nodes')).filter((path) => !path.endsWith('.ts'));

	expect(others.length).toBeGreaterThan(2);
	for (const path of others) {
		const built = readFileSync(join(packed.folder, 'dist/nodes', path));
		expect({
			path,
			isSame: built.equals(readFileSync(join(projectFolder, 'nodes', path))),
		}).toEqual({ path, isSame: true });
	}
});

it('requires only what n8n provides', () => {
	const required = modules.flatMap((path) => {
		const code = readFileSync(join(packed.folder, `dist/${path}.js`), 'utf8');
		return [...code.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g)].map(([, name]) => name!);
	});
	const outside = required.filter((name) => !name.startsWith('.'));

	expect(required.length).toBeGreaterThan(outside.length);
	expect(['luxon', 'n8n-workflow', 'node:crypto']).toEqual(expect.arrayContaining(outside));
});

it('exports the nodes and the credential', () => {
	const exported = jest.requireActual<Record<string, unknown>>('../../index.js');

	expect(Object.keys(exported).sort()).toEqual([
		'LemlistTasks',
		'LemlistTasksApi',
		'LemlistTasksTrigger',
	]);
});

it("passes n8n's scanner", async () => {
	const { folder } = packed;

	const scanned = await scan(folder, ['**/*.js', '**/*.json']);

	expect(scanned.problems).toEqual([]);
	expect(scanned.files).toBe(filesUnder(folder).filter((path) => /\.js(on)?$/.test(path)).length);
});

it('has all icons, and one rate limiter per key and process, if n8n loads it in both ways', async () => {
	const script = join(__dirname, 'support/loadBothWays.cjs');
	// Lets the packed package resolve n8n-workflow and luxon as it does in n8n.
	const env = { ...process.env, NODE_PATH: join(projectFolder, 'node_modules') };
	const { stdout } = await promisify(execFile)(process.execPath, [script, packed.folder], { env });

	expect(JSON.parse(stdout)).toEqual({
		nodes: [
			['lemlistTasks', 'lemlistTasksTrigger'],
			['lemlistTasks', 'lemlistTasksTrigger'],
		],
		credentials: [['lemlistTasksApi'], ['lemlistTasksApi']],
		missingIcons: [],
		registries: 1,
	});
});

// The README's commands for an installation without npm's registry.
describe('installing', () => {
	const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8');
	const commands = [...readme.matchAll(/^> (npm .+)$/gm)].map(([, command]) => command!);

	let home: string;
	beforeAll(async () => {
		home = await mkdtemp(join(tmpdir(), 'lemlist-tasks-home-'));
	});
	afterAll(async () => await rm(home, { recursive: true }));

	it('installs the tarball, and nothing else, into the folder that n8n loads packages from', async () => {
		const [build, install] = commands;
		await npm(projectFolder, ['pack', '--ignore-scripts', '--pack-destination', home]);
		await promisify(exec)(install!, { cwd: home, env: { ...process.env, HOME: home } });
		const folder = join(home, '.n8n/nodes/node_modules');

		expect(commands).toHaveLength(2);
		expect(build).toBe('npm ci && npm run build && npm pack');
		expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([
			'n8n-nodes-lemlist-tasks',
		]);
		for (const node of n8n.nodes) {
			expect([node, existsSync(join(folder, 'n8n-nodes-lemlist-tasks', node))]).toEqual([
				node,
				true,
			]);
		}
	});
});
