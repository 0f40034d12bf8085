// Loads a package with both of n8n's loaders, in its own process, and prints the result as JSON:
// `node loadBothWays.cjs <package folder>`.
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { CustomDirectoryLoader, PackageDirectoryLoader } = require('n8n-core');

async function load(folder) {
	const loaders = [new PackageDirectoryLoader(folder), new CustomDirectoryLoader(`${folder}/dist`)];
	for (const loader of loaders) await loader.loadAll();
	const isRegistry = (path) => path.endsWith('/lemlist/sending/senders.js');
	return {
		nodes: loaders.map((loader) => Object.keys(loader.known.nodes).sort()),
		credentials: loaders.map((loader) => Object.keys(loader.known.credentials)),
		missingIcons: loaders.flatMap(iconsOf).filter((path) => !existsSync(path)),
		registries: Object.keys(require.cache).filter(isRegistry).length,
	};
}

// n8n's URL of an icon is `icons/<name of the package>/<path>`.
const iconsOf = ({ directory, types }) =>
	[...types.nodes, ...types.credentials]
		.flatMap(({ iconUrl }) => [iconUrl.light, iconUrl.dark])
		.map((url) => join(directory, url.split('/').slice(2).join('/')));

load(process.argv[2]).then((found) => {
	process.stdout.write(JSON.stringify(found));
	process.exit();
});
