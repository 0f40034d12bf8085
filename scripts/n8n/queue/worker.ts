// A worker of n8n's queue mode, which executes what the main process puts into the queue.
import { n8nEnvironment, type Place } from '../environment';
import type { Installation } from '../install';
import { startProcess, type RunningProcess } from '../../process';

/** Where a worker runs, and how. */
export interface WorkerOptions {
	place: Place;
	/** Additional environment variables: those of the queue. */
	environment: Record<string, string>;
	logFile: string;
	/** Number of concurrent executions. */
	concurrency: number;
}

/**
 * Starts a worker and waits until it takes executions.
 *
 * @throws Error with the end of its log if it does not start.
 */
export async function startWorker(
	installation: Installation,
	{ place, environment, logFile, concurrency }: WorkerOptions,
): Promise<RunningProcess> {
	const health = `http://127.0.0.1:${place.port}/healthz/readiness`;
	return await startProcess({
		name: 'A worker of n8n',
		command: installation.node,
		args: [installation.n8n, 'worker', `--concurrency=${concurrency}`],
		environment: {
			...n8nEnvironment(installation, place),
			...environment,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(place.port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		},
		logFile,
		isReady: async () => (await fetch(health)).ok,
	});
}
