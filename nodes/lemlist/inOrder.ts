import type { Clock } from './clock';

/** Requests under way at once: enough to fill lemlist's window while some replies are slow. */
export const CONCURRENCY = 30;

/**
 * Runs `work` for the indices 0 to `count` - 1: those with the same key in order, one after the
 * other; those with different keys side by side. Updates of one task have to arrive in input order,
 * those of different tasks do not.
 * @param turns give everything else in the process a turn in between. Leave them out if the work waits for
 * replies anyway
 * @returns when all are settled
 * @throws the first error that `work` threw, once all are settled
 */
export async function inOrder(
	count: number,
	keyOf: (index: number) => string,
	work: (index: number) => Promise<void>,
	concurrency = CONCURRENCY,
	turns?: Turns,
): Promise<void> {
	const errors: unknown[] = [];
	const queues = queuesOf(count, keyOf);
	// All workers share one iterator, so each queue has one worker.
	const pending = queues.values();
	const runWorker = async () => {
		for (const queue of pending) {
			for (const index of queue) {
				const working = turns ? turns.take(async () => await work(index)) : work(index);
				await working.catch((error) => errors.push(error));
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, queues.length) }, runWorker));
	if (errors.length > 0) throw errors[0];
}

/** A key of its own for each index, so that none waits for another. */
export const sideBySide = (index: number): string => String(index);

/** The indices with the same key, in order, for each key. */
function queuesOf(count: number, keyOf: (index: number) => string): number[][] {
	const queues = new Map<string, number[]>();
	for (let index = 0; index < count; index++) {
		const key = keyOf(index);
		const queue = queues.get(key);
		if (queue) queue.push(index);
		else queues.set(key, [index]);
	}
	return [...queues.values()];
}

/** How long work may go on before everything else in this process gets a turn, in ms. */
const TURN_MS = 20;

/**
 * Lets everything else in n8n have a turn while many rows are worked through: executions, webhooks and the
 * editor share one thread with them.
 */
export class Turns {
	private since: number;
	private pausing: Promise<void> | undefined;

	constructor(private readonly clock: Pick<Clock, 'now' | 'sleep'>) {
		this.since = clock.now();
	}

	/**
	 * Does a small piece of work. If 20 ms of work have passed since everything else last had a turn, it
	 * gets one first.
	 * @returns what `work` returns
	 * @throws what `work` throws
	 */
	async take<T>(work: () => T | Promise<T>): Promise<T> {
		// Asked again right before the work, since all that wait for the same pause go on at once.
		while (this.clock.now() - this.since >= TURN_MS) await (this.pausing ??= this.pause());
		return await work();
	}

	private async pause(): Promise<void> {
		await this.clock.sleep(0);
		this.since = this.clock.now();
		this.pausing = undefined;
	}
}
