import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectFolder } from '../../package/support/files';

/**
 * Builds dist/.
 * @throws Error with what the compiler found
 */
export async function build(): Promise<void> {
	const built = promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: projectFolder });
	await built.catch(({ stdout, stderr }: Record<'stdout' | 'stderr', string>) => {
		throw new Error(`dist/ cannot be built:\n${stdout}${stderr}`);
	});
}
