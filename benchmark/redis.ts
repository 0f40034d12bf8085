// A temporary Redis server for n8n's queue mode.
import getPort from 'get-port';
import { startService, type Service } from './service';

/**
 * Starts Redis without persistence.
 *
 * @throws Error if Redis is not installed or does not start.
 */
export async function startRedis(): Promise<Service> {
	const port = await getPort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	return await startService({ command: 'redis-server', args, port }).catch((cause: unknown) => {
		throw new Error('Queue mode needs Redis (Debian: apt-get install redis-server).', { cause });
	});
}
