// Loads a package with both of n8n's loaders, in its own process, and prints the result as JSON:
// `node loadBothWays.cjs <package folder>`.
const { CustomDirectoryLoader, PackageDirectoryLoader } = require('n8n-core');

async function load(folder) {
	const loaders = [new PackageDirectoryLoader(folder), new CustomDirectoryLoader(`${folder}/dist`)];
	for (const loader of loaders) await loader.loadAll();
	const isRegistry = (path) => path.endsWith('/lemlist/sending/senders.js');
	return {
		nodes: loaders.map((loader) => Object.keys(loader.known.nodes).sort()),
		credentials: loaders.map((loader) => Object.keys(loader.known.credentials)),
		registries: Object.keys(require.cache).filter(isRegistry).length,
	};
}

load(process.argv[2]).then((found) => {
	process.stdout.write(JSON.stringify(found));
	process.exit();
});
