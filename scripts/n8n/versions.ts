// The n8n versions that the tests run on. Each has a folder lock/n8n-<version>/ with a package.json that
// pins n8n, and the lock file that npm makes of it, packed. In a copy of the folder:
//   npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts
//   gzip -9n package-lock.json
// n8n 1 and 2.8 take xlsx from another host than the registry: their package.json overrides it.

/** An n8n version and what it needs. */
export interface N8nVersion {
	/** Version in the npm registry. */
	version: string;
	/** Supported major versions of Node.js, from `engines` in its package.json. */
	nodeMajors: number[];
	/** Environment variables for this version only. */
	environment: Record<string, string>;
}

/** The supported versions, newest first. */
export const n8nVersions: N8nVersion[] = [
	{
		version: '2.41.1',
		nodeMajors: [24],
		// This module contacts api.n8n.io at each start. n8n does not start if the list names a module
		// that it does not have, as the versions below.
		environment: { N8N_DISABLED_MODULES: 'mcp-registry' },
	},
	{ version: '2.8.4', nodeMajors: [20, 22, 24], environment: {} },
	{
		version: '1.123.81',
		nodeMajors: [20, 22, 24],
		// By default `vm` (expression-engine.config.ts in its @n8n/config), which needs isolated-vm 6.2.0.
		// That does not compile on Node.js 20: its `engines` are >=22.
		environment: { N8N_EXPRESSION_ENGINE: 'legacy' },
	},
];

/** The Node.js version to install if n8n does not support the current one. */
export const NODE_FOR_N8N = '24.21.0';

/**
 * Returns the n8n version to run: by default the newest, otherwise the one in `N8N_VERSION`.
 *
 * @throws Error if that version is not listed here.
 */
export const chosenN8nVersion = (): N8nVersion => {
	const wanted = process.env['N8N_VERSION'] ?? '2.41.1';
	const found = n8nVersions.find(({ version }) => version === wanted);
	if (!found) {
		const known = n8nVersions.map(({ version }) => version).join(', ');
		throw new Error(`N8N_VERSION is "${wanted}", which is not supported. Use one of ${known}.`);
	}
	return found;
};
