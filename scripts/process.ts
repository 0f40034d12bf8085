// Starts and stops a program: n8n, the servers of its queue mode, the sandbox.
import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What to start, and how to detect that it is ready. */
export interface ProcessOptions extends Pick<SpawnOptions, 'uid' | 'gid'> {
	/** What errors call it. */
	name: string;
	command: string;
	args: string[];
	/** The whole environment; by default that of this process. */
	environment?: Record<string, string>;
	/** File for its output. Without one, only its errors are shown, among those of this process. */
	logFile?: string;
	/** Polled until it returns true. It may throw, for example while nothing is listening. */
	isReady: () => Promise<boolean>;
	/** What asks it to end; default SIGTERM. */
	stopSignal?: NodeJS.Signals;
}

/** Anything that was started and has to be stopped. */
export interface Stoppable {
	/** Stops it and waits for its exit. */
	stop(): Promise<void>;
}

/** A running program. Stopping it takes 30 s at most: then it is killed. */
export interface RunningProcess extends Stoppable {
	/** Sends it a signal and waits for its exit, however long that takes. */
	kill(signal: NodeJS.Signals): Promise<void>;
	/** Returns whether it has ended, by itself or by a signal. */
	hasExited(): boolean;
	/**
	 * Waits until it is ready, for the first time or again.
	 *
	 * @throws Error with the end of its log if it exits, or is not ready within 3 minutes.
	 */
	waitUntilReady(): Promise<void>;
}

const READY_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 30_000;
const POLL_MS = 100;

/**
 * Starts a program and waits until it is ready.
 *
 * @throws Error with the end of its log if it cannot be started, exits, or is not ready within 3 minutes.
 */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
	const { name, command, args, environment, logFile, isReady, stopSignal = 'SIGTERM' } = options;
	const { uid, gid } = options;
	const log = logFile === undefined ? undefined : openSync(logFile, 'a');
	const child = spawn(command, args, {
		...(environment && { env: environment }),
		...(uid !== undefined && { uid }),
		...(gid !== undefined && { gid }),
		stdio: ['ignore', log ?? 'ignore', log ?? 'inherit'],
	});
	if (log !== undefined) closeSync(log);
	const killOnExit = () => child.kill(stopSignal);
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
	const stop = async () => {
		const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
		await kill(stopSignal);
		clearTimeout(killer);
	};
	const waitUntilReady = async () => {
		const deadline = Date.now() + READY_TIMEOUT_MS;
		while (!(await isReady().catch(() => false))) {
			const why = ending ?? (Date.now() > deadline ? 'it is not ready' : undefined);
			if (why !== undefined) {
				await stop();
				throw new Error(`${name} could not be started: ${why}${await endOf(logFile)}`);
			}
			await wait(POLL_MS);
		}
	};
	await waitUntilReady();
	return { stop, kill, hasExited: () => ending !== undefined, waitUntilReady };
}

/** Whether something on this machine listens on a port. */
export async function acceptsConnections(port: number): Promise<boolean> {
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

async function endOf(logFile: string | undefined): Promise<string> {
	if (logFile === undefined) return '';
	const lines = (await readFile(logFile, 'utf8')).split('\n');
	return `. The end of ${logFile}:\n${lines.slice(-40).join('\n')}`;
}
