// The sandbox in its own process, so that it does not slow down others.
import { join } from 'node:path';
import getPort from 'get-port';
import type { RequestRecord, SandboxTask } from '../sandbox';
import { acceptsConnections, startProcess } from '../scripts/process';

/** The parts of `GET /sandbox/state` that the benchmarks use. */
export interface SandboxState {
	tasks: SandboxTask[];
	requests: Array<Pick<RequestRecord, 'at' | 'endedAt' | 'status'>>;
	/** Max admitted requests in any 2 s. */
	maxInAnyWindow: number;
}

/** A running sandbox with two keys. */
export interface SandboxProcess {
	/** Base URL of the API. */
	url: string;
	/** Goes back to the initial tasks and an empty request log. */
	reset(): Promise<void>;
	state(): Promise<SandboxState>;
	stop(): Promise<void>;
}

/** The valid keys: one for the measured run, one for the warm-up. */
export const keys = { measured: 'benchmark-key', warmUp: 'warm-up-key' };

/** Options of the sandbox, as for `npm run sandbox`. */
const settings = [
	...['--window', 'flexibleFixed', '--limit', '20', '--window-ms', '2000'],
	...['--latency', '60-200', '--slow', '0.03:1000'],
];

/** Starts a sandbox with this number of tasks. */
export async function startSandboxProcess(tasks: number): Promise<SandboxProcess> {
	const port = await getPort();
	const origin = `http://127.0.0.1:${port}`;
	const { stop } = await startProcess({
		name: 'The sandbox',
		command: process.execPath,
		args: [
			...process.execArgv, // includes tsx's loader for TypeScript
			join(__dirname, '../sandbox/cli.ts'),
			...['--port', String(port), '--tasks', String(tasks), ...settings],
			...Object.values(keys).flatMap((key) => ['--key', key]),
		],
		isReady: async () => await acceptsConnections(port),
	});
	return {
		url: `${origin}/api`,
		reset: async () => {
			await requestJson(`${origin}/sandbox/reset`, { method: 'POST', body: '{}' });
		},
		state: async () => (await requestJson(`${origin}/sandbox/state`)) as SandboxState,
		stop,
	};
}

async function requestJson(url: string, options: RequestInit = {}): Promise<unknown> {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(url, { ...options, ...(options.body && { headers }) });
	if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
	return await response.json();
}
