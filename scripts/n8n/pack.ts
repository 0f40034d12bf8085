import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { npm } from './npm';

const projectFolder = join(__dirname, '../..');

/**
 * Packs the built project as `npm publish` does, and unpacks the tarball.
 *
 * @param folder An existing folder, which gets the files of the package.
 * @throws Error if npm or tar fails.
 */
export const packInto = async (folder: string): Promise<void> => {
	const packed = await mkdtemp(join(tmpdir(), 'lemlist-tasks-pack-'));
	try {
		const options = ['--ignore-scripts', '--pack-destination', packed];
		const tarball = join(packed, await npm(projectFolder, ['pack', ...options]));
		await promisify(execFile)('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	} finally {
		await rm(packed, { recursive: true });
	}
};
