import { N8nClient } from '../../../scripts/n8n/client';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox';

/** The context of a test file. */
export interface World {
	/** A signed-in client for the n8n of this test run. */
	n8n: N8nClient;
	/** The file's own sandbox. */
	sandbox: Sandbox;
	/** n8n's reference to a stored credential for that sandbox. */
	credential: { id: string; name: string };
}

/**
 * Starts a sandbox and stores its credential in the running n8n.
 *
 * @param apiKey A key that only this file uses, since the node keeps a rate limiter per key.
 * @param url URL of n8n; by default that of the n8n for all files.
 */
export const startWorld = async (
	apiKey: string,
	options: SandboxOptions = {},
	url = String(process.env['E2E_N8N_URL']),
): Promise<World> => {
	const sandbox = await startSandbox({ ...options, apiKey });
	const n8n = await N8nClient.signIn(url);
	const credential = await n8n.createCredential({
		name: 'Lemlist Tasks account', // as n8n names it, and as the pictures show it
		type: 'lemlistTasksApi',
		data: { apiKey, baseUrl: sandbox.url },
	});
	return { n8n, sandbox, credential };
};
