import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs npm and returns its output.
 *
 * npm passes the settings of this project's .npmrc on to child processes, so callers set
 * `--ignore-scripts` and `--legacy-peer-deps` explicitly.
 *
 * @param folder The working directory.
 * @param args Arguments for npm.
 * @param node The Node.js binary to run npm with and to compile for.
 * @throws Error with npm's output.
 */
export const npm = async (
	folder: string,
	args: string[],
	node: string = process.execPath,
): Promise<string> => {
	const nodeFolder = dirname(dirname(node));
	const hasHeaders = existsSync(join(nodeFolder, 'include/node/node.h'));
	const all = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
	const { stdout } = await promisify(execFile)('npm', all, {
		cwd: folder,
		env: {
			...process.env,
			PATH: [dirname(node), process.env['PATH']].join(delimiter),
			// node-gyp compiles against these headers instead of downloading them.
			...(hasHeaders && { npm_config_nodedir: nodeFolder }),
		},
	});
	return stdout.trim();
};
