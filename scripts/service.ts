// Starts and stops a server program other than n8n.
import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What to start, and how to detect that it is ready. */
export interface ServiceOptions extends Pick<SpawnOptions, 'uid' | 'gid'> {
	command: string;
	args: string[];
	/** The port on 127.0.0.1 that it listens on. */
	port: number;
	/** Polled until it returns true; by default whether the port accepts connections. */
	isReady?: () => Promise<boolean>;
}

/** A running program. */
export interface Service {
	port: number;
	/** Stops it and waits for its exit. */
	stop(): Promise<void>;
	/** Sends it a signal and waits for its exit, however long that takes. */
	kill(signal: NodeJS.Signals): Promise<void>;
	/** Returns whether it has ended, by itself or by a signal. */
	hasExited(): boolean;
	/**
	 * Waits until it is ready, for the first time or again.
	 *
	 * @throws Error with its output if it exits, or is not ready within 30 s.
	 */
	waitUntilReady(): Promise<void>;
}

const READY_TIMEOUT_MS = 30_000;

/**
 * Starts a program and waits until it is ready.
 *
 * @throws Error with its output if it cannot be started, exits, or is not ready within 30 s.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
	const { command, args, port, uid, gid, isReady = () => acceptsConnections(port) } = options;
	const child = spawn(command, args, { ...(uid && { uid }), ...(gid && { gid }) });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000)));
	}
	const killOnExit = () => child.kill('SIGINT');
	process.once('exit', killOnExit);
	/** Why it does not run any more, or never did. */
	let ending: string | undefined;
	const exited = new Promise<string>((resolve) => {
		child.once('error', (error) => resolve(error.message));
		child.once('exit', (code, signal) => resolve(`it exited with ${code ?? signal}`));
	}).then((why) => {
		ending = why;
		process.off('exit', killOnExit);
	});
	const kill = async (signal: NodeJS.Signals) => {
		child.kill(signal);
		await exited;
	};
	// On SIGINT, PostgreSQL shuts down without waiting for its clients to disconnect.
	const stop = async () => await kill('SIGINT');

	const waitUntilReady = async () => {
		const deadline = Date.now() + READY_TIMEOUT_MS;
		while (!(await isReady())) {
			const why = ending ?? (Date.now() > deadline ? 'it was not ready within 30 s' : undefined);
			if (why !== undefined) {
				await stop();
				throw new Error(`${command} could not be started: ${why}\n${output}`);
			}
			await wait(50);
		}
	};
	await waitUntilReady();
	return { port, stop, kill, hasExited: () => ending !== undefined, waitUntilReady };
}

async function acceptsConnections(port: number): Promise<boolean> {
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
