// n8n in queue mode: a main process that receives the webhooks, workers that execute, Redis for the
// queue and PostgreSQL for shared data.
import { join } from 'node:path';
import getPort from 'get-port';
import { n8nEnvironment, type Place } from '../scripts/n8n/environment';
import type { Installation } from '../scripts/n8n/install';
import { startProcess, type N8nProcess } from '../scripts/n8n/process';
import { startServer } from '../scripts/n8n/server';
import { database, startPostgres } from './postgres';
import { startRedis } from './redis';

/** Number of workers, and of concurrent executions per worker. */
export interface Workers {
	count: number;
	concurrency: number;
}

/** A running n8n in queue mode. */
export interface QueueMode extends N8nProcess {
	/** URL of the main process, without a trailing slash. */
	url: string;
}

/**
 * Starts all processes and waits until they are ready.
 *
 * @param folder Scratch folder with `home`, n8n's user folder for all processes.
 * @throws Error that names the process that did not start. The others are stopped again.
 */
export async function startQueueMode(
	installation: Installation,
	folder: string,
	{ count, concurrency }: Workers,
): Promise<QueueMode> {
	const running: N8nProcess[] = [];
	const stop = async () => {
		for (const each of running.reverse()) await each.stop();
	};
	const started = <T extends N8nProcess>(each: T): T => {
		running.push(each);
		return each;
	};

	const startAll = async () => {
		const postgres = started(await startPostgres(join(folder, 'postgres')));
		const redis = started(await startRedis());
		const environment = queueEnvironment(redis.port, postgres.port);
		const userFolder = join(folder, 'home');
		const { url } = started(await startServer(installation, userFolder, environment));
		const workers = Array.from({ length: count }, async (_, index) => {
			const logFile = join(userFolder, `worker-${index + 1}.log`);
			const place = { userFolder, port: await getPort(), brokerPort: await getPort() };
			started(await startWorker(installation, place, environment, logFile, concurrency));
		});
		await Promise.all(workers);
		return { url, stop };
	};
	return await startAll().catch(async (error: unknown) => {
		await stop();
		throw error;
	});
}

async function startWorker(
	installation: Installation,
	place: Place,
	environment: Record<string, string>,
	logFile: string,
	concurrency: number,
): Promise<N8nProcess> {
	const health = `http://127.0.0.1:${place.port}/healthz/readiness`;
	return await startProcess(installation, {
		command: ['worker', `--concurrency=${concurrency}`],
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

function queueEnvironment(redisPort: number, postgresPort: number): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgresPort),
		DB_POSTGRESDB_USER: database.user,
		DB_POSTGRESDB_DATABASE: database.name,
	};
}
