// Starts and stops an n8n process.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Installation } from './install';

/** What to start, and how to detect that it is ready. */
export interface ProcessOptions {
	/** n8n's command and its arguments, for example `['start']`. */
	command: string[];
	/** The whole environment; nothing is inherited from this process. */
	environment: Record<string, string>;
	/** File for its output. */
	logFile: string;
	/** Polled until it returns true. It may throw, for example while nothing is listening. */
	isReady: () => Promise<boolean>;
}

/** Anything that was started and has to be stopped. */
export interface Stoppable {
	/** Stops it and waits for its exit. */
	stop(): Promise<void>;
}

/** A running n8n process. */
export interface N8nProcess extends Stoppable {
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

/**
 * Starts an n8n process and waits until it is ready.
 *
 * @throws Error with the end of its log if it exits, or is not ready within 3 minutes.
 */
export const startProcess = async (
	{ node, n8n }: Installation,
	{ command, environment, logFile, isReady }: ProcessOptions,
): Promise<N8nProcess> => {
	const log = openSync(logFile, 'a');
	const child = spawn(node, [n8n, ...command], { env: environment, stdio: ['ignore', log, log] });
	closeSync(log);
	const killOnExit = () => child.kill();
	process.once('exit', killOnExit);
	child.once('exit', () => process.off('exit', killOnExit));
	const stop = async () => await stopProcess(child);
	const kill = async (signal: NodeJS.Signals) => await killProcess(child, signal);

	const waitUntilReady = async () => {
		const deadline = Date.now() + READY_TIMEOUT_MS;
		while (!(await isReady().catch(() => false))) {
			if (hasExited(child) || Date.now() > deadline) {
				const what = hasExited(child)
					? `exited with ${child.exitCode ?? child.signalCode}`
					: 'is not ready';
				await stop();
				throw new Error(
					`n8n ${command.join(' ')} ${what}. The end of ${logFile}:\n${await tail(logFile)}`,
				);
			}
			await wait(200);
		}
	};
	await waitUntilReady();
	return { stop, kill, hasExited: () => hasExited(child), waitUntilReady };
};

const hasExited = (child: ChildProcess): boolean =>
	child.exitCode !== null || child.signalCode !== null;

/** n8n takes a few seconds to shut down gracefully. After 30 s it is killed. */
const stopProcess = async (child: ChildProcess): Promise<void> => {
	const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
	await killProcess(child, 'SIGTERM');
	clearTimeout(killer);
};

const killProcess = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
	if (hasExited(child)) return;
	const exited = once(child, 'exit');
	child.kill(signal);
	await exited;
};

const tail = async (logFile: string): Promise<string> =>
	(await readFile(logFile, 'utf8')).split('\n').slice(-40).join('\n');
