// The n8n versions that can be run here. Each has its lock file in lock/n8n-<version>/, made there by
//   npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts

/** What has to be known of an n8n version to run it. */
export interface N8nVersion {
	/** The version in the npm registry. */
	version: string;
	/** Major versions of Node it runs on, from `engines` in its package.json. */
	nodeMajors: number[];
	/**
	 * Modules switched off (`N8N_DISABLED_MODULES`). `mcp-registry` asks api.n8n.io at each start;
	 * n8n refuses to start when told a module it does not have.
	 */
	disabledModules: string;
}

const versions: N8nVersion[] = [
	{ version: '2.41.1', nodeMajors: [24], disabledModules: 'mcp-registry' },
	{ version: '2.8.4', nodeMajors: [20, 22, 24], disabledModules: '' },
];

/** The Node that is installed for an n8n which does not run on the present one. */
export const NODE_FOR_N8N = '24.21.0';

/**
 * Gives what is known of the n8n to run: the newest one, or the one that the environment variable
 * `N8N_VERSION` names.
 *
 * @throws Error when that version is not one of those listed here.
 */
export const chosenN8nVersion = (): N8nVersion => {
	const wanted = process.env['N8N_VERSION'] ?? '2.41.1';
	const found = versions.find(({ version }) => version === wanted);
	if (!found) {
		const known = versions.map(({ version }) => version).join(', ');
		throw new Error(
			`N8N_VERSION is "${wanted}", which has no lock file here. Use one of ${known}.`,
		);
	}
	return found;
};
