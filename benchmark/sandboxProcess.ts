// The sandbox in a process of its own, as a user would start it, so that its work delays nobody else's.
import { join } from 'node:path';
import getPort from 'get-port';
import type { RequestRecord, SandboxTask } from '../sandbox';
import { startService } from './service';

/** What the benchmark reads of `GET /sandbox/state`. */
export interface SandboxState {
	tasks: Array<Pick<SandboxTask, '_id' | 'title'>>;
	requests: Array<Pick<RequestRecord, 'at' | 'endedAt' | 'status'>>;
	/** Most admitted requests in any 2 s. */
	maxInAnyWindow: number;
}

/** A running sandbox with two keys. */
export interface SandboxProcess {
	/** Base URL of the API. */
	url: string;
	/** Back to its first tasks, with no requests made. */
	reset(): Promise<void>;
	state(): Promise<SandboxState>;
	stop(): Promise<void>;
}

/** The keys that are let in: one for the measured run, one for the run that warms n8n up. */
export const keys = { measured: 'benchmark-key', warmUp: 'warm-up-key' };

/** How lemlist is imitated, as on the command line of `npm run sandbox`. */
const settings = [
	...['--window', 'flexibleFixed', '--limit', '20', '--window-ms', '2000'],
	...['--latency', '60-200', '--slow', '0.03:1000'],
];

/** Starts a sandbox with so many tasks. */
export async function startSandboxProcess(tasks: number): Promise<SandboxProcess> {
	const port = await getPort();
	const origin = `http://127.0.0.1:${port}`;
	const { stop } = await startService({
		command: process.execPath,
		args: [
			...process.execArgv, // how tsx has TypeScript understood
			join(__dirname, '../sandbox/cli.ts'),
			...['--port', String(port), '--tasks', String(tasks), ...settings],
			...Object.values(keys).flatMap((key) => ['--key', key]),
		],
		port,
	});
	return {
		url: `${origin}/api`,
		reset: async () => {
			await ask(`${origin}/sandbox/reset`, { method: 'POST', body: '{}' });
		},
		state: async () => (await ask(`${origin}/sandbox/state`)) as SandboxState,
		stop,
	};
}

async function ask(url: string, options: RequestInit = {}): Promise<unknown> {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(url, { ...options, ...(options.body && { headers }) });
	if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
	return await response.json();
}
