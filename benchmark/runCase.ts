// Runs one contender in one scenario, in its own n8n.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { manyTasks } from '../sandbox';
import { N8nClient } from '../scripts/n8n/client';
import type { Installation } from '../scripts/n8n/install';
import { startQueueMode, type QueueMode } from '../scripts/n8n/queue/queueMode';
import { startServer, type N8nServer } from '../scripts/n8n/server';
import type { Contender, Target } from './contenders';
import { figuresOf, type Figures } from './figures';
import { watch } from './resources';
import { keys, type SandboxProcess } from './sandboxProcess';
import type { Scenario } from './scenarios';
import { workflowWith, type Row } from './workflow';

/** Shared by all cases. */
export interface Setup {
	installation: Installation;
	/** A user folder with this package installed, copied for each case. */
	template: string;
	sandbox: SandboxProcess;
}

/** Longer than the sandbox's 2 s window, and enough for n8n to become idle. */
const IDLE_MS = 4_000;
/** Items of the warm-up, in all executions together: few enough for one window. */
const WARM_UP_ITEMS = 20;

/**
 * Runs a case: starts n8n, warms up each executing process with a small run on another API key,
 * then starts all executions at once and monitors them until the last one has finished.
 *
 * @param folder A scratch folder for this case, which does not have to exist.
 */
export async function runCase(
	scenario: Scenario,
	contender: Contender,
	{ installation, template, sandbox }: Setup,
	folder: string,
): Promise<Figures> {
	await cp(template, join(folder, 'home'), { recursive: true });
	const n8n = await startN8n(installation, folder, scenario);
	try {
		const client = await N8nClient.signIn(n8n.url);
		const { executions, items } = scenario;
		const warmUp = await publish(client, contender, sandbox.url, keys.warmUp);
		const measured = await publish(client, contender, sandbox.url, keys.measured);

		await startAtOnce(client, warmUp, rowsFor(executions, WARM_UP_ITEMS / executions));
		await wait(IDLE_MS);
		await sandbox.reset();

		const shares = rowsFor(executions, items);
		const usageSinceStart = watch(installation.n8n);
		await startAtOnce(client, measured, shares);
		return figuresOf(await sandbox.state(), shares.flat(), usageSinceStart());
	} finally {
		await n8n.stop();
	}
}

/** The concurrency of a worker is its share of the executions, so that they are spread evenly. */
async function startN8n(
	installation: Installation,
	folder: string,
	{ workers, executions }: Scenario,
): Promise<N8nServer | QueueMode> {
	return workers === 0
		? await startServer(installation, join(folder, 'home'))
		: await startQueueMode(installation, folder, {
				count: workers,
				concurrency: executions / workers,
			});
}

/** Stores and publishes the contender's workflow for an API key, and returns its webhook's path. */
async function publish(
	client: N8nClient,
	contender: Contender,
	baseUrl: string,
	apiKey: string,
): Promise<string> {
	const target: Target = {
		baseUrl,
		apiKey,
		credentials: {
			lemlistTasksApi: await client.createCredential({
				name: apiKey,
				type: 'lemlistTasksApi',
				data: { apiKey, baseUrl },
			}),
			httpBasicAuth: await client.createCredential({
				name: apiKey,
				type: 'httpBasicAuth',
				data: { user: '', password: apiKey },
			}),
		},
	};
	const workflow = workflowWith(contender.node(target), apiKey);
	await client.publishWorkflow(await client.createWorkflow(workflow), apiKey);
	return apiKey;
}

/** Starts one execution per share, all at once, and waits until all have finished. */
async function startAtOnce(client: N8nClient, path: string, shares: Row[][]): Promise<void> {
	await Promise.all(shares.map((rows) => client.callWebhook(path, { rows })));
}

/** Rows for each execution, all for different tasks. */
function rowsFor(executions: number, items: number): Row[][] {
	const rows = manyTasks(executions * items).map(({ _id }) => ({
		task: _id,
		title: `New title of ${_id}`,
	}));
	return Array.from({ length: executions }, (_, index) =>
		rows.slice(index * items, (index + 1) * items),
	);
}
