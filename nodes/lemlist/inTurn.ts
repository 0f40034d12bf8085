// Whose turn is it? Updates of one task must arrive in input order, those of different tasks need not.

export interface InTurnOptions {
	/** Most items under way at once. */
	width?: number;
}

/**
 * Runs `work` for the indices 0 to `count` - 1: those with the same key in order, one after the
 * other; those with different keys side by side. Resolves when all are settled, then rejects with
 * the first error that `work` threw, if any.
 */
export async function inTurn(
	count: number,
	keyOf: (index: number) => string,
	work: (index: number) => Promise<void>,
	{ width = 30 }: InTurnOptions = {},
): Promise<void> {
	const queues = new Map<string, number[]>();
	for (let index = 0; index < count; index++) {
		const key = keyOf(index);
		const queue = queues.get(key);
		if (queue) queue.push(index);
		else queues.set(key, [index]);
	}

	const errors: unknown[] = [];
	const pending = queues.values();
	const runQueues = async () => {
		for (const queue of pending) {
			for (const index of queue) await work(index).catch((error) => errors.push(error));
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, queues.size) }, runQueues));
	if (errors.length > 0) throw errors[0];
}
