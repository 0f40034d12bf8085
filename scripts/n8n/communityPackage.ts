// Packs this project and installs it into an n8n the way n8n installs community packages.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm';
import { packInto } from './pack';

/**
 * Packs the built project as `npm publish` does and installs the tarball into n8n's folder for
 * community packages. n8n itself only installs packages from the public registry.
 *
 * The steps are those of `downloadPackage()` in n8n's community-packages.service: unpack, remove
 * the dev, peer and optional dependencies from package.json, install the rest.
 *
 * @param userFolder n8n's user folder, which contains or will contain `.n8n`.
 * @throws Error if npm or tar fails.
 */
export const installPackageInto = async (userFolder: string): Promise<void> => {
	const nodesFolder = join(userFolder, '.n8n/nodes');
	const packageFolder = join(nodesFolder, 'node_modules/n8n-nodes-lemlist-tasks');
	await mkdir(packageFolder, { recursive: true });

	await packInto(packageFolder);

	const manifestFile = join(packageFolder, 'package.json');
	const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Record<string, unknown>;
	for (const kind of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[kind];
	}
	await writeJson(manifestFile, manifest);
	await npm(packageFolder, [
		'install',
		'--bin-links=false',
		'--install-strategy=shallow',
		'--ignore-scripts',
		'--package-lock=false',
	]);
	await writeJson(join(nodesFolder, 'package.json'), {
		name: 'installed-nodes',
		private: true,
		dependencies: { 'n8n-nodes-lemlist-tasks': manifest['version'] },
	});
};

const writeJson = async (file: string, content: unknown): Promise<void> =>
	await writeFile(file, JSON.stringify(content, null, 2));
