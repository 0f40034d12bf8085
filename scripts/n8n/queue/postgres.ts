// A temporary PostgreSQL server for n8n's queue mode.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProcess, type RunningProcess } from '../../process';

const run = promisify(execFile);

/** The superuser and the database of a new server. */
export const database = { user: 'n8n', name: 'postgres' };

/**
 * Starts PostgreSQL with a database that accepts any password.
 *
 * @param folder Its data folder, created here with an empty database unless it exists. All parent
 *   folders must be traversable.
 * @throws Error if PostgreSQL is not installed or does not start.
 */
export async function startPostgres(folder: string, port: number): Promise<RunningProcess> {
	const bin = await binFolder();
	const owner = unprivilegedUser();
	if (!existsSync(folder)) {
		await mkdir(folder);
		await chmod(folder, 0o700);
		if (owner) await chown(folder, owner.uid, owner.gid);
		await run(join(bin, 'initdb'), ['-D', folder, '-A', 'trust', '-U', database.user], owner);
	}
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	return await startProcess({
		...owner,
		name: 'PostgreSQL',
		command: join(bin, 'postgres'),
		args: ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
		logFile: `${folder}.log`,
		// With SIGTERM, it would wait for its clients to disconnect.
		stopSignal: 'SIGINT',
		isReady: async () => {
			const args = ['-h', '127.0.0.1', '-p', String(port)];
			await run(join(bin, 'pg_isready'), args);
			return true;
		},
	});
}

/** Debian installs the programs outside the PATH, in one folder per version. */
async function binFolder(): Promise<string> {
	const given = process.env['POSTGRES_BIN'];
	if (given !== undefined) return given;
	const versions = await readdir('/usr/lib/postgresql').catch(() => []);
	const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1);
	if (newest !== undefined) return join('/usr/lib/postgresql', newest, 'bin');
	throw new Error(
		'Queue mode needs PostgreSQL. Install it (Debian: apt-get install postgresql), or set POSTGRES_BIN to the folder with its programs.',
	);
}

/** PostgreSQL does not run as root. In that case it runs as the user created by its package. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString());
	return { uid: id('-u'), gid: id('-g') };
}
