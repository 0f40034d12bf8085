// Where the large things live that are installed once: n8n, and a Node for it.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import envPaths from 'env-paths';

const cacheFolder =
	process.env['LEMLIST_TASKS_CACHE'] ?? envPaths('n8n-nodes-lemlist-tasks', { suffix: '' }).cache;

/**
 * Gives the path of a folder of the cache, made by `fill` when it is not there yet.
 *
 * `fill` works in a folder of another name, which gets its real name once it is complete. So an
 * interrupted installation never passes for a whole one, and two processes at once do not disturb
 * each other: the slower one uses what the faster one made.
 *
 * @param name Name of the folder, with the version in it, for example `n8n-2.41.1`.
 * @param fill Fills the folder it is given; what it throws is thrown on, and nothing is kept.
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

/** Removes what processes that are gone have left half done: some gigabytes each. */
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
