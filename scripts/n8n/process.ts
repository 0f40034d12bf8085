// One n8n process: started, waited for, stopped.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Installation } from './install';

/** What to start, and how to know that it is up. */
export interface ProcessOptions {
	/** n8n's command and its arguments, for example `['start']`. */
	command: string[];
	/** The whole environment of the process: nothing of ours is added. */
	environment: Record<string, string>;
	/** Where what it prints goes. */
	logFile: string;
	/** Asked again and again until it says yes; while nothing listens it may throw. */
	isReady: () => Promise<boolean>;
}

/** A running n8n process. */
export interface N8nProcess {
	/** Ends it and waits until it is gone. */
	stop(): Promise<void>;
}

const READY_WITHIN_MS = 180_000;
const GONE_WITHIN_MS = 30_000;

/**
 * Starts an n8n process and waits until it is ready.
 *
 * @throws Error with the end of its log when it ends, or is not ready within 3 minutes.
 */
export const startProcess = async (
	{ node, n8n }: Installation,
	{ command, environment, logFile, isReady }: ProcessOptions,
): Promise<N8nProcess> => {
	const log = openSync(logFile, 'a');
	const child = spawn(node, [n8n, ...command], { env: environment, stdio: ['ignore', log, log] });
	closeSync(log);
	const endWithUs = () => child.kill();
	process.once('exit', endWithUs);
	const stop = async () => {
		process.off('exit', endWithUs);
		await stopProcess(child);
	};

	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await isReady().catch(() => false))) {
		if (hasEnded(child) || Date.now() > deadline) {
			const what = hasEnded(child)
				? `ended with ${child.exitCode ?? child.signalCode}`
				: 'is not ready';
			await stop();
			throw new Error(
				`n8n ${command.join(' ')} ${what}. The end of ${logFile}:\n${await end(logFile)}`,
			);
		}
		await wait(200);
	}
	return { stop };
};

const hasEnded = (child: ChildProcess): boolean =>
	child.exitCode !== null || child.signalCode !== null;

/** n8n takes some seconds to end in good order; what has not ended after 30 s is killed. */
const stopProcess = async (child: ChildProcess): Promise<void> => {
	if (hasEnded(child)) return;
	const gone = once(child, 'exit');
	child.kill('SIGTERM');
	const killer = setTimeout(() => child.kill('SIGKILL'), GONE_WITHIN_MS);
	await gone;
	clearTimeout(killer);
};

const end = async (logFile: string): Promise<string> =>
	(await readFile(logFile, 'utf8')).split('\n').slice(-40).join('\n');
