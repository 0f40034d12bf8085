// An n8n server on loopback with editor, REST API and webhooks, in its own process.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { n8nEnvironment } from './environment';
import type { Installation } from './install';
import { startProcess, type RunningProcess } from '../process';

/** A running n8n server. */
export interface N8nServer extends RunningProcess {
	/** URL of the editor, without a trailing slash. */
	url: string;
	/** n8n's output. */
	logFile: string;
}

/**
 * Starts n8n and waits until its REST API responds: about ten seconds with a new folder.
 *
 * @param userFolder Folder that contains or will contain `.n8n`.
 * @param environment Additional environment variables, for example for queue mode.
 * @param port Port of the editor; by default 5678 or a free one.
 * @throws Error with the end of n8n's log if it does not start.
 */
export const startServer = async (
	installation: Installation,
	userFolder: string,
	environment: Record<string, string> = {},
	port?: number,
): Promise<N8nServer> => {
	port ??= await getPort({ port: 5678 });
	const brokerPort = await getPort();
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(userFolder, 'n8n.log');
	await mkdir(userFolder, { recursive: true });

	const started = await startProcess({
		name: 'n8n',
		command: installation.node,
		args: [installation.n8n, 'start'],
		environment: {
			...n8nEnvironment(installation, { userFolder, port, brokerPort }),
			...environment,
		},
		logFile,
		// During startup n8n returns 200 and an HTML page for every path. JSON means that it is ready.
		isReady: async () => (await (await fetch(`${url}/rest/settings`)).text()).startsWith('{"data"'),
	});
	return { url, logFile, ...started };
};
