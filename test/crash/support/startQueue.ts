// n8n's queue mode with the packed package, for the tests that crash a part of it.
import { chmod, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackageInto } from '../../../scripts/n8n/communityPackage';
import { installN8n } from '../../../scripts/n8n/install';
import { startQueueMode, type QueueMode } from '../../../scripts/n8n/queue/queueMode';
import { chosenN8nVersion } from '../../../scripts/n8n/versions';

/** The logs are kept here, for debugging. */
const outputFolder = join(__dirname, '../../../.cache/e2e');

/**
 * n8n's own settings, lower than by default so that a test takes less time: after how many ms it takes
 * a worker for dead (60,000, looked for each 30,000), and how many seconds it takes to stop (30).
 */
const settings = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
	N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
};

/**
 * Starts a main process, a worker, Redis and PostgreSQL, all with their own data. When they are
 * stopped, their data is removed.
 */
export const startQueue = async (): Promise<QueueMode> => {
	const installation = await installN8n(chosenN8nVersion(), console.log);
	const folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-queue-'));
	await chmod(folder, 0o711); // PostgreSQL may run as another user.
	const workers = { count: 1, concurrency: 5 };
	const home = join(folder, 'home');
	await installPackageInto(home);
	const queue = await startQueueMode(installation, folder, workers, settings);
	const stop = async () => {
		await queue.stop();
		await mkdir(outputFolder, { recursive: true });
		for (const name of ['n8n.log', 'worker-1.log']) {
			await copyFile(join(home, name), join(outputFolder, `queue-${name}`));
		}
		await rm(folder, { recursive: true });
	};
	return { ...queue, stop };
};
