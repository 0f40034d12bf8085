// n8n lints the source and the tarball of a package before verifying it (with the npm package
// @n8n/scan-community-package). Here, warnings count as well. test/tarball lints the tarball.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesUnder, projectFolder } from './support/files';
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
