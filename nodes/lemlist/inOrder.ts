import type { Clock } from './clock';

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
	 * Whether others are to have a turn now: 20 ms of work have passed since the last one. Ask again after
	 * {@link give}, and right before the work: all that wait go on at once.
	 */
	get areDue(): boolean {
		return this.clock.now() - this.since >= TURN_MS;
	}

	/** Resolves after a turn of everything else. */
	async give(): Promise<void> {
		await (this.pausing ??= this.pause());
	}

	private async pause(): Promise<void> {
		await this.clock.sleep(0);
		this.since = this.clock.now();
		this.pausing = undefined;
	}
}
