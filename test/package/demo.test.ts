// `npm run demo`, the first command of the README, shows what it promises.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from './support/files';

/** Runs the demo of a project. */
const runDemo = async (project: string) =>
	await promisify(execFile)(
		process.execPath,
		[require.resolve('tsx/cli'), join(project, 'scripts/demo.ts')],
		{ cwd: project },
	);

it('runs the rows of the example, and says what came of each', async () => {
	const { stdout } = await runDemo(projectFolder);

	expect(stdout).toContain('33 rows run through');
	expect(stdout).toContain('12 of them are wrong on purpose');
	expect(stdout).toContain('21 updated, 12 rejected');
	expect(stdout.match(/✓/g)).toHaveLength(21);
	expect(stdout.match(/✗/g)).toHaveLength(12);
});

it('ends if it fails, as it does without the sources of the node', async () => {
	const project = await mkdtemp(join(tmpdir(), 'lemlist-tasks-demo-'));
	try {
		for (const name of ['package.json', 'examples', 'sandbox', 'scripts']) {
			await cp(join(projectFolder, name), join(project, name), { recursive: true });
		}
		await symlink(join(projectFolder, 'node_modules'), join(project, 'node_modules'));

		await expect(runDemo(project)).rejects.toMatchObject({
			code: 1,
			stderr: expect.stringContaining('LemlistTasks.node.ts'),
		});
	} finally {
		await rm(project, { recursive: true });
	}
});
