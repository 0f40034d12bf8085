// The environment variables for n8n: it listens on loopback and makes no requests to other hosts.
import { delimiter, dirname } from 'node:path';
import type { Installation } from './install';

/** Folder and ports of an n8n process. */
export interface Place {
	/** Folder that contains `.n8n`: database, settings, community packages. */
	userFolder: string;
	/** Port of the editor, the REST API and the webhooks. */
	port: number;
	/** Port for its task runners; different for each process. */
	brokerPort: number;
}

/**
 * Returns the whole environment of an n8n process. The user's own `N8N_` variables are left out, so
 * that n8n runs the same everywhere.
 */
export const n8nEnvironment = (
	{ node, environment }: Installation,
	{ userFolder, port, brokerPort }: Place,
): Record<string, string> => ({
	...inherited(['HOME', 'TMPDIR', 'LANG']),
	// n8n starts its task runner with the first `node` in the PATH.
	PATH: [dirname(node), process.env['PATH']].join(delimiter),

	N8N_USER_FOLDER: userFolder,
	N8N_HOST: '127.0.0.1',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_PORT: String(port),
	N8N_PROTOCOL: 'http',
	N8N_SECURE_COOKIE: 'false',
	N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
	N8N_RUNNERS_BROKER_PORT: String(brokerPort),
	GENERIC_TIMEZONE: 'UTC',
	TZ: 'UTC',

	// Without these requests to n8n.io and its partners, n8n 2.41.1 makes no DNS lookups.
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_SENTRY_DSN: '',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	...environment,
});

const inherited = (names: string[]): Record<string, string> =>
	Object.fromEntries(
		names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
	);
