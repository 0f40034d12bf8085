// The README's commands for an installation without npm's registry.
import { exec } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { n8n } from '../../package.json';
import { npm } from '../../scripts/n8n/npm';
import { projectFolder } from '../package/support/files';

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
		expect([node, existsSync(join(folder, 'n8n-nodes-lemlist-tasks', node))]).toEqual([node, true]);
	}
});
