// n8n lints the source and the tarball of a package before verifying it (with the npm package
// @n8n/scan-community-package). Here, warnings count as well. test/tarball lints the tarball.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LemlistTasks } from '../../nodes/LemlistTasks/LemlistTasks.node.ts';
import { LemlistTasksTrigger } from '../../nodes/LemlistTasksTrigger/LemlistTasksTrigger.node.ts';
import { writeAsSource } from './support/asSource';
import { filesUnder, projectFolder } from './support/files';
import type { Problem, Scanned } from './support/scan';
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

const BAD = 'index.js';

describe('the descriptions as they are loaded', () => {
	let folder: string;
	let scanned: Scanned;
	// Beside them, in the same run, is a file whose violations have to be found.
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-scan-'));
		await writeAsSource(folder, 'LemlistTasks', new LemlistTasks());
		await writeAsSource(folder, 'LemlistTasksTrigger', new LemlistTasksTrigger());
		await writeFile(
			join(folder, BAD),
			"/* eslint-disable */\nrequire('node:fs');\nsetTimeout(() => {}, process.pid);\n",
		);
		scanned = await scan(folder, ['nodes/**/*.ts', BAD]);
	});
	afterAll(async () => await rm(folder, { recursive: true }));

	// Functions build most of the description, so that rules on the source do not see what they give.
	it('have nothing that n8n objects to', async () => {
		const problems = scanned.problems.filter(({ file }) => file !== BAD);

		expect(scanned.files).toBe(3);
		const lines = await Promise.all(problems.map(async (each) => await inContext(folder, each)));
		expect(lines).toEqual([]);
	});

	it('beside a bad file, whose violations are found although a comment disables the rules', () => {
		const problems = scanned.problems.filter(({ file }) => file === BAD);

		expect(problems.map(({ rule }) => rule).sort()).toEqual([
			'@n8n/community-nodes/no-restricted-globals',
			'@n8n/community-nodes/no-restricted-globals',
			'@n8n/community-nodes/no-restricted-imports',
		]);
	});
});

/** A problem with the lines around it, which say where in the description it is. */
async function inContext(folder: string, { file, line, rule, message }: Problem): Promise<string> {
	const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
	return `${rule}: ${message}\n${lines.slice(line - 5, line + 2).join('\n')}`;
}
