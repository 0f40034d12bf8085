// The supported n8n versions. Each has a folder lock/n8n-<version>/ with a package.json that pins n8n, and
// the lock file that npm makes of it, packed. In a copy of the folder:
//   npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts
//   gzip -9n package-lock.json
// n8n 2.8 takes xlsx from another host than the registry: its package.json overrides that.

/** An n8n version and what it needs. */
export interface N8nVersion {
	/** Version in the npm registry. */
	version: string;
	/** Supported major versions of Node.js, from `engines` in its package.json. */
	nodeMajors: number[];
	/**
	 * Value of `N8N_DISABLED_MODULES`. `mcp-registry` contacts api.n8n.io at each start. n8n does not
	 * start if the list names a module it does not have.
	 */
	disabledModules: string;
}

/** The supported versions, newest first. */
export const n8nVersions: N8nVersion[] = [
	{ version: '2.41.1', nodeMajors: [24], disabledModules: 'mcp-registry' },
	{ version: '2.8.4', nodeMajors: [20, 22, 24], disabledModules: '' },
];

/** The Node.js version to install if n8n does not support the current one. */
export const NODE_FOR_N8N = '24.21.0';

/**
 * Returns the n8n version to run: by default the latest, otherwise the one in `N8N_VERSION`.
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
