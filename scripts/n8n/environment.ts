// The environment variables an n8n of ours runs with: on loopback, and asking no host outside.
import { delimiter, dirname } from 'node:path';
import type { Installation } from './install';

/** Where an n8n process keeps its things and listens. */
export interface Place {
	/** Folder that holds `.n8n`: database, settings, community packages. */
	userFolder: string;
	/** Port of the editor, the REST API and the webhooks. */
	port: number;
	/** Port its task runners talk to it on; each process needs one of its own. */
	brokerPort: number;
}

/**
 * Gives the whole environment for an n8n process. Variables named N8N_ of whoever runs this are
 * left out on purpose: what runs here is the same everywhere.
 */
export const n8nEnvironment = (
	{ node, disabledModules }: Installation,
	{ userFolder, port, brokerPort }: Place,
): Record<string, string> => ({
	...inherited(['HOME', 'TMPDIR', 'LANG']),
	// n8n starts its task runner with the first `node` there is.
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

	// Everything that asks n8n.io and its partners: with these off, n8n 2.41.1 looks up no name.
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
	...(disabledModules && { N8N_DISABLED_MODULES: disabledModules }),
});

const inherited = (names: string[]): Record<string, string> =>
	Object.fromEntries(
		names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
	);
