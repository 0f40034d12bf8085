// n8n in queue mode: a main process that receives the webhooks, workers that execute, Redis for the
// queue and PostgreSQL for shared data.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import type { Installation } from '../install';
import type { Stoppable } from '../../process';
import { startServer } from '../server';
import { Part } from './part';
import { database, startPostgres } from './postgres';
import { startRedis } from './redis';
import { startWorker } from './worker';

/** Number of workers, and of concurrent executions per worker. */
export interface Workers {
	count: number;
	concurrency: number;
}

/** A running n8n in queue mode. */
export interface QueueMode extends Stoppable {
	/** URL of the main process, without a trailing slash. */
	url: string;
	postgres: Part;
	redis: Part;
	main: Part;
	workers: Part[];
	/** Starts what is not running, in order, and waits until it is ready. */
	start(): Promise<void>;
}

/**
 * Starts all processes and waits until they are ready.
 *
 * @param folder Scratch folder for the data of all processes. In it is `home`, n8n's user folder.
 * @param settings Additional environment variables of all n8n processes.
 * @throws Error that names the process that did not start. The others are stopped again.
 */
export async function startQueueMode(
	installation: Installation,
	folder: string,
	{ count, concurrency }: Workers,
	settings: Record<string, string> = {},
): Promise<QueueMode> {
	const userFolder = join(folder, 'home');
	await mkdir(userFolder, { recursive: true });
	const port = await getPort();
	const redisPort = await getPort();
	const postgresPort = await getPort();
	const environment = { ...queueEnvironment(redisPort, postgresPort), ...settings };

	const postgres = new Part(
		async () => await startPostgres(join(folder, 'postgres'), postgresPort),
	);
	const redis = new Part(async () => await startRedis(join(folder, 'redis'), redisPort));
	const main = new Part(async () => await startServer(installation, userFolder, environment, port));
	const workers = Array.from({ length: count }, (_, index) => {
		const logFile = join(userFolder, `worker-${index + 1}.log`);
		return new Part(async () => {
			const place = { userFolder, port: await getPort(), brokerPort: await getPort() };
			return await startWorker(installation, { place, environment, logFile, concurrency });
		});
	});

	const start = async () => {
		for (const part of [postgres, redis, main]) await part.start();
		await Promise.all(workers.map(async (worker) => await worker.start()));
	};
	const stop = async () => {
		for (const part of [...workers, main, redis, postgres]) await part.stop();
	};
	await start().catch(async (error: unknown) => {
		await stop();
		throw error;
	});
	return { url: `http://127.0.0.1:${port}`, postgres, redis, main, workers, start, stop };
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
