// A whole n8n on loopback: editor, REST API and webhooks, executing in its own process.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { n8nEnvironment } from './environment';
import type { Installation } from './install';
import { startProcess, type N8nProcess } from './process';

/** A running n8n server. */
export interface N8nServer extends N8nProcess {
	/** Where the editor is, without a slash at the end. */
	url: string;
	/** What n8n prints. */
	logFile: string;
}

/**
 * Starts n8n and waits until its REST API answers: some ten seconds with a fresh folder.
 *
 * @param userFolder Folder that holds or will hold `.n8n`.
 * @param environment More environment variables, for example those of the queue mode.
 * @throws Error with the end of n8n's log when it does not start.
 */
export const startServer = async (
	installation: Installation,
	userFolder: string,
	environment: Record<string, string> = {},
): Promise<N8nServer> => {
	const port = await getPort({ port: 5678 });
	const brokerPort = await getPort();
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(userFolder, 'n8n.log');
	await mkdir(userFolder, { recursive: true });

	const { stop } = await startProcess(installation, {
		command: ['start'],
		environment: {
			...n8nEnvironment(installation, { userFolder, port, brokerPort }),
			...environment,
		},
		logFile,
		// While it starts, n8n answers every path with 200 and a page: only JSON means that it is up.
		isReady: async () => (await (await fetch(`${url}/rest/settings`)).text()).startsWith('{"data"'),
	});
	return { url, logFile, stop };
};
