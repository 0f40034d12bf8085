// The lock files in lock/, packed: each has some 30,000 lines, which nobody reads.
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** Folder with a folder `n8n-<version>` for each version in versions.ts. */
export const lockFolder = join(__dirname, 'lock');

/**
 * Writes an n8n version's package.json and package-lock.json into a folder, for `npm install`.
 *
 * @param version A version in versions.ts.
 */
export const unpackLock = async (version: string, folder: string): Promise<void> => {
	const packed = join(lockFolder, `n8n-${version}`);
	await copyFile(join(packed, 'package.json'), join(folder, 'package.json'));
	const lock = await promisify(gunzip)(await readFile(join(packed, 'package-lock.json.gz')));
	await writeFile(join(folder, 'package-lock.json'), lock);
};
