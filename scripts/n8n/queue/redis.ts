// A temporary Redis server for n8n's queue mode.
import { mkdir } from 'node:fs/promises';
import { acceptsConnections, startProcess, type RunningProcess } from '../../process';

/**
 * Starts Redis. It writes each change to its folder, so that the queue is still there after a restart.
 *
 * @param folder Its data folder, created here unless it exists.
 * @throws Error if Redis is not installed or does not start.
 */
export async function startRedis(folder: string, port: number): Promise<RunningProcess> {
	await mkdir(folder, { recursive: true });
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
	const persistence = ['--save', '', '--appendonly', 'yes'];
	return await startProcess({
		name: 'Redis',
		command: 'redis-server',
		args: [...args, ...persistence],
		logFile: `${folder}.log`,
		isReady: async () => await acceptsConnections(port),
	}).catch((cause: unknown) => {
		throw new Error('Queue mode needs Redis (Debian: apt-get install redis-server).', { cause });
	});
}
