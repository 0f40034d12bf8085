// A server program beside n8n: started, waited for, stopped.
import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What to start, and how to know that it is up. */
export interface ServiceOptions extends Pick<SpawnOptions, 'uid' | 'gid'> {
	command: string;
	args: string[];
	/** The port on 127.0.0.1 that it was told to listen on. */
	port: number;
	/** Asked again and again until it says yes; by default whether the port takes connections. */
	isReady?: () => Promise<boolean>;
}

/** A running program. */
export interface Service {
	port: number;
	/** Ends it and waits until it is gone. */
	stop(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;

/**
 * Starts a program and waits until it is ready.
 *
 * @throws Error with what it printed when it cannot be started, ends, or is not ready within 30 s.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
	const { command, args, port, uid, gid, isReady = () => takesConnections(port) } = options;
	const child = spawn(command, args, { ...(uid && { uid }), ...(gid && { gid }) });
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-4000)));
	}
	// SIGINT is what makes PostgreSQL end without waiting for its clients to leave.
	const kill = () => child.kill('SIGINT');
	const gone = new Promise<string>((resolve) => {
		child.once('error', (error) => resolve(error.message));
		child.once('exit', (code, signal) => resolve(`it ended with ${code ?? signal}`));
	});
	let reason: string | undefined;
	void gone.then((why) => (reason = why));
	process.once('exit', kill);
	const stop = async () => {
		process.off('exit', kill);
		kill();
		await gone;
	};

	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await isReady())) {
		if (Date.now() > deadline) reason = 'it was not ready within 30 s';
		if (reason !== undefined) {
			const why = reason;
			if (child.pid !== undefined) await stop();
			throw new Error(`${command} could not be started: ${why}\n${printed}`);
		}
		await wait(50);
	}
	return { port, stop };
}

async function takesConnections(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}
