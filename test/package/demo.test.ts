// `npm run demo`, the first command of the README, shows what it promises. It runs the built package.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from './support/pack';

const run = promisify(execFile);

it('runs the rows of the example, and says what came of each', async () => {
	const args = [require.resolve('tsx/cli'), join(projectFolder, 'scripts/demo.ts')];

	const { stdout } = await run(process.execPath, args, { cwd: projectFolder });

	expect(stdout).toContain('21 updated, 12 rejected');
	expect(stdout.match(/✓/g)).toHaveLength(21);
	expect(stdout.match(/✗/g)).toHaveLength(12);
});
