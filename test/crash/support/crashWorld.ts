// A workflow in n8n's queue mode whose run is crashed, and what n8n and lemlist then know of it.
import { setTimeout as wait } from 'node:timers/promises';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { SandboxOptions } from '../../../sandbox';
import type { Execution } from '../../../scripts/n8n/client';
import type { QueueMode } from '../../../scripts/n8n/queue/queueMode';
import { publishRowsWorkflow } from '../../e2e/support/rowsWorkflow';
import { startQueue } from './startQueue';
import { startWorld, type World } from '../../e2e/support/world';

/** How long n8n may answer with errors after Redis and PostgreSQL are back. */
const RECOVERY_MS = 120_000;

/** The context of a file's tests, available after the first hook. */
export interface CrashWorld extends World {
	queue: QueueMode;
}

/** A published workflow. */
export interface CrashRun {
	/** Starts an execution and returns as soon as n8n has taken it. */
	start(rows: IDataObject[]): Promise<void>;
	/** Waits until n8n says how the execution with this number, counted from 1, ended. */
	ended(count: number): Promise<Execution>;
	/**
	 * Waits until the queue has given up the first execution, whose worker was killed. n8n may say
	 * earlier that it crashed, but only then it is certain that no worker takes it up again.
	 */
	givenUp(): Promise<void>;
}

/** Sets up a sandbox and n8n in queue mode for the tests of a file. */
export const useCrashWorld = (apiKey: string, options: SandboxOptions): CrashWorld => {
	const context = {} as CrashWorld;
	beforeAll(async () => {
		context.queue = await startQueue();
		Object.assign(context, await startWorld(apiKey, options, context.queue.url));
	});
	afterAll(async () => {
		await context.sandbox?.close();
		await context.queue?.stop();
	});
	return context;
};

/**
 * Publishes a workflow that runs the node for each row, with failures on the error output.
 *
 * @param path Name of the workflow and path of its webhook, unique in n8n.
 * @param parameters Parameters of the node; by default it updates one task per row.
 */
export const publishRun = async (
	world: CrashWorld,
	path: string,
	parameters?: INodeParameters,
): Promise<CrashRun> => {
	const onError = 'continueErrorOutput';
	const { workflowId, start } = await publishRowsWorkflow(world, path, onError, parameters);
	const ended = async (count: number) =>
		await persistently(async () => await world.n8n.storedExecution(workflowId, count));
	const givenUp = async () => void (await world.n8n.finishedExecutions(workflowId));
	return { start, ended, givenUp };
};

/** Asks again if n8n has not recovered from the loss of its database yet. */
const persistently = async <T>(ask: () => Promise<T>): Promise<T> => {
	const deadline = Date.now() + RECOVERY_MS;
	let cause: unknown;
	while (Date.now() < deadline) {
		try {
			return await ask();
		} catch (error) {
			cause = error;
			await wait(500);
		}
	}
	throw new Error('n8n still answers with errors.', { cause });
};

/** Waits until a condition of the sandbox holds. */
export const until = async (holds: () => boolean): Promise<void> => {
	while (!holds()) await wait(20);
};
