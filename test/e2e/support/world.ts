import { N8nClient } from '../../../scripts/n8n/client';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox';

/** What a test file works with. */
export interface World {
	/** The n8n of this test run, signed in. */
	n8n: N8nClient;
	/** A sandbox of the file's own. */
	sandbox: Sandbox;
	/** n8n's reference to a stored credential that leads to that sandbox. */
	credential: { id: string; name: string };
}

/**
 * Starts a sandbox and stores its credential in the running n8n.
 *
 * @param apiKey A key of the file's own: the node in n8n keeps a rate limiter for each.
 */
export const startWorld = async (apiKey: string, options: SandboxOptions = {}): Promise<World> => {
	const sandbox = await startSandbox({ ...options, apiKey });
	const n8n = await N8nClient.signIn(String(process.env['E2E_N8N_URL']));
	const credential = await n8n.createCredential({
		name: apiKey,
		type: 'lemlistTasksApi',
		data: { apiKey, baseUrl: sandbox.url },
	});
	return { n8n, sandbox, credential };
};
