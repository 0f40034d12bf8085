// Runs the HTTP Request node, which only n8n itself can run.
import type { Installation } from '../../scripts/n8n/install';
import { N8nClient } from '../../scripts/n8n/client';
import { startServer } from '../../scripts/n8n/server';
import { batching, httpRequestNode } from '../contenders';
import { workflowWith } from '../workflow';
import { FIELDS, type SyncRow } from './rows';

/** A running n8n with the HTTP Request node in a published workflow. */
export interface HttpRequestInN8n {
	/** Sends all rows, and returns when the execution has ended. */
	run(rows: readonly SyncRow[]): Promise<void>;
	stop(): Promise<void>;
}

const PATH = 'sync';

/**
 * Starts n8n and publishes the workflow.
 *
 * @param userFolder A folder that does not have to exist.
 */
export async function startHttpRequest(
	installation: Installation,
	userFolder: string,
	baseUrl: string,
	apiKey: string,
): Promise<HttpRequestInN8n> {
	const { url, stop } = await startServer(installation, userFolder);
	const client = await N8nClient.signIn(url);
	const httpBasicAuth = await client.createCredential({
		name: PATH,
		type: 'httpBasicAuth',
		data: { user: '', password: apiKey },
	});
	const target = { baseUrl, credentials: { httpBasicAuth } };
	const node = httpRequestNode(target, FIELDS, batching(20, 2000));
	await client.publishWorkflow(await client.createWorkflow(workflowWith(node, PATH)), PATH);
	return { run: async (rows) => await client.callWebhook(PATH, { rows }), stop };
}
