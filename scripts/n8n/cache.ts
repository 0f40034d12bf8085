// The cache folder for large one-time installations: n8n, and a Node.js version for it.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import envPaths from 'env-paths';

const cacheFolder =
	process.env['LEMLIST_TASKS_CACHE'] ?? envPaths('n8n-nodes-lemlist-tasks', { suffix: '' }).cache;

/**
 * Returns the path of a folder in the cache, filled by `fill` if it does not exist yet.
 *
 * `fill` works in a temporary folder that is renamed when it is complete. So an interrupted
 * installation is never mistaken for a complete one, and concurrent processes do not interfere: the
 * slower one uses the folder of the faster one.
 *
 * @param name Name of the folder, including the version, for example `n8n-2.41.1`.
 * @param fill Fills the given folder. If it throws, the error is rethrown and nothing is kept.
 */
export const cached = async (
	name: string,
	fill: (folder: string) => Promise<void>,
): Promise<string> => {
	const folder = join(cacheFolder, name);
	if (existsSync(folder)) return folder;

	await removeAbandoned();
	const unfinished = `${folder}.unfinished-${process.pid}`;
	await mkdir(unfinished, { recursive: true });
	try {
		await fill(unfinished);
		await rename(unfinished, folder).catch((error: unknown) => {
			if (!existsSync(folder)) throw error;
		});
	} finally {
		await rm(unfinished, { recursive: true, force: true });
	}
	return folder;
};

/** Removes incomplete folders left by dead processes, which are several gigabytes each. */
const removeAbandoned = async (): Promise<void> => {
	await mkdir(cacheFolder, { recursive: true });
	for (const name of await readdir(cacheFolder)) {
		const pid = /\.unfinished-(\d+)$/.exec(name)?.[1];
		if (pid !== undefined && !isRunning(Number(pid))) {
			await rm(join(cacheFolder, name), { recursive: true, force: true });
		}
	}
};

const isRunning = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};
