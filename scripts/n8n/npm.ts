// Runs npm.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs npm and gives what it printed.
 *
 * npm hands the settings of this project's .npmrc on to its children, which is why callers say
 * `--ignore-scripts` and `--legacy-peer-deps` themselves.
 *
 * @param folder The folder npm works in.
 * @param args Arguments for npm.
 * @param node The Node binary to run npm on, and to compile for.
 * @throws Error with what npm printed.
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
