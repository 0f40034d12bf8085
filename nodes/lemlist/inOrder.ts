import type { Clock } from './clock';
import { Turns } from './turns';

/** Requests under way at once: enough to fill lemlist's window while some replies are slow. */
export const CONCURRENCY = 30;

/**
 * Runs `work` for the indices 0 to `count` - 1: those with the same key in order, one after the
 * other; those with different keys side by side. Updates of one task have to arrive in input order,
 * those of different tasks do not.
 * @param clock gives everything else in the process a turn in between. Leave it out for work that waits
 * for replies anyway
 * @returns when all are settled
 * @throws the first error that `work` threw, once all are settled
 */
export async function inOrder(
	count: number,
	keyOf: (index: number) => string,
	work: (index: number) => Promise<void>,
	concurrency = CONCURRENCY,
	clock?: Pick<Clock, 'now' | 'sleep'>,
): Promise<void> {
	const turns = clock && new Turns(clock);
	const errors: unknown[] = [];
	const queues = queuesOf(count, keyOf);
	// All workers share one iterator, so each queue has one worker.
	const pending = queues.values();
	const runWorker = async () => {
		for (const queue of pending) {
			for (const index of queue) {
				while (turns?.areDue) await turns.give();
				await work(index).catch((error) => errors.push(error));
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, queues.length) }, runWorker));
	if (errors.length > 0) throw errors[0];
}

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
