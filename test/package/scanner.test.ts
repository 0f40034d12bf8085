// n8n lints the source and the tarball of a package before verifying it (with the npm package
// @n8n/scan-community-package). Here, warnings count as well. test/tarball lints the tarball.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LemlistTasks } from '../../nodes/LemlistTasks/LemlistTasks.node.ts';
import { LemlistTasksTrigger } from '../../nodes/LemlistTasksTrigger/LemlistTasksTrigger.node.ts';
import { writeAsSource } from './support/asSource';
import { filesUnder, projectFolder } from './support/files';
import type { Problem } from './support/scan';
import { scan } from './support/scan';

it('finds nothing in the source', async () => {
	const scanned = await scan(projectFolder, [
		'package.json',
		'{nodes,credentials}/**/*.{js,ts,json}',
	]);

	expect(scanned.problems).toEqual([]);
	const sources = ['nodes', 'credentials'].flatMap((folder) =>
		filesUnder(join(projectFolder, folder)).filter((path) => /\.(ts|json)$/.test(path)),
	);
	expect(scanned.files).toBe(sources.length + 1);
});

// Functions build most of the description, so that rules on the source do not see what they give.
it('finds nothing in the descriptions as they are loaded', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-scan-'));
	await writeAsSource(folder, 'LemlistTasks', new LemlistTasks());
	await writeAsSource(folder, 'LemlistTasksTrigger', new LemlistTasksTrigger());

	const { files, problems } = await scan(folder, ['nodes/**/*.ts']);

	expect(files).toBe(2);
	const lines = await Promise.all(problems.map(async (each) => await inContext(folder, each)));
	expect(lines).toEqual([]);
	await rm(folder, { recursive: true });
});

/** A problem with the lines around it, which say where in the description it is. */
async function inContext(folder: string, { file, line, rule, message }: Problem): Promise<string> {
	const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
	return `${rule}: ${message}\n${lines.slice(line - 5, line + 2).join('\n')}`;
}

it('finds violations even if a comment disables the rules', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-scan-'));
	await writeFile(
		join(folder, 'index.js'),
		"/* eslint-disable */\nrequire('node:fs');\nsetTimeout(() => {}, process.pid);\n",
	);

	const { problems } = await scan(folder, ['**/*.js']);

	expect(problems.map(({ rule }) => rule).sort()).toEqual([
		'@n8n/community-nodes/no-restricted-globals',
		'@n8n/community-nodes/no-restricted-globals',
		'@n8n/community-nodes/no-restricted-imports',
	]);
	await rm(folder, { recursive: true });
});
