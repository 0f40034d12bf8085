import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../../package/support/files';

const run = promisify(execFile);

/** An unpacked tarball. */
export interface Packed {
	folder: string;
	remove: () => Promise<void>;
}

/**
 * Packs the built project as `npm publish` does, and unpacks the tarball into a temporary folder.
 */
export async function pack(): Promise<Packed> {
	const folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-tarball-'));
	const options = ['--silent', '--ignore-scripts', '--pack-destination', folder];
	const { stdout } = await run('npm', ['pack', ...options], { cwd: projectFolder });
	await run('tar', ['-xzf', join(folder, stdout.trim()), '-C', folder]);
	return {
		folder: join(folder, 'package'),
		remove: async () => await rm(folder, { recursive: true }),
	};
}
