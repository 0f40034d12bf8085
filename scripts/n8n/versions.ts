// The supported n8n versions. Each has a lock file in lock/n8n-<version>/, created there with
//   npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts

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

const versions: N8nVersion[] = [
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
	const found = versions.find(({ version }) => version === wanted);
	if (!found) {
		const known = versions.map(({ version }) => version).join(', ');
		throw new Error(`N8N_VERSION is "${wanted}", which is not supported. Use one of ${known}.`);
	}
	return found;
};
