import fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';

import { inOrder, Turns } from '../../../nodes/lemlist/inOrder';
import { VirtualTime } from '../../simulation/virtualTime';

interface Run {
	started: number[];
	maxAtOnce: number;
	/** Whether an item started while another one of its key was under way. */
	overlapped: boolean;
}

async function run(
	keys: readonly string[],
	durations: readonly number[],
	concurrency?: number,
): Promise<Run> {
	const time = new VirtualTime();
	const underWay = new Set<number>();
	const result: Run = { started: [], maxAtOnce: 0, overlapped: false };
	const work = async (index: number) => {
		if ([...underWay].some((other) => keys[other] === keys[index])) result.overlapped = true;
		underWay.add(index);
		result.started.push(index);
		result.maxAtOnce = Math.max(result.maxAtOnce, underWay.size);
		await time.wait(durations[index % durations.length] ?? 1);
		underWay.delete(index);
	};
	const done = inOrder(keys.length, (index) => keys[index]!, work, concurrency);
	await time.run(Infinity);
	await done;
	return result;
}

it('runs every item once, those of one key in order and one after the other', async () => {
	const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });
	const durations = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 7 });
	await fc.assert(
		fc.asyncProperty(
			keys,
			durations,
			fc.integer({ min: 1, max: 5 }),
			async (of, ms, concurrency) => {
				const { started, maxAtOnce, overlapped } = await run(of, ms, concurrency);
				expect([...started].sort((a, b) => a - b)).toEqual(of.map((_, index) => index));
				for (const key of new Set(of)) {
					const indices = started.filter((index) => of[index] === key);
					expect(indices).toEqual([...indices].sort((a, b) => a - b));
				}
				expect(overlapped).toBe(false);
				expect(maxAtOnce).toBeLessThanOrEqual(concurrency);
			},
		),
		{ numRuns: 50 },
	);
});

it('has 30 items of different keys under way at a time', async () => {
	const keys = Array.from({ length: 100 }, (_, index) => `${index}`);
	expect((await run(keys, [10])).maxAtOnce).toBe(30);
});

it('settles everything before it passes on the first error', async () => {
	const settled: number[] = [];
	const work = async (index: number) => {
		if (index === 1) throw new Error('item 1');
		settled.push(index);
	};
	await expect(inOrder(4, (index) => `${index % 2}`, work)).rejects.toThrow('item 1');
	expect(settled.sort()).toEqual([0, 2, 3]);
});

it.each([30, 1000])(
	'gives everything else a turn after 20 ms of work, with %d under way at once',
	async (concurrency) => {
		let now = 0;
		let inTurn = 0;
		let longest = 0;
		const clock = {
			now: () => now,
			async sleep() {
				longest = Math.max(longest, inTurn);
				inTurn = 0;
				await setImmediate(); // runs after everything that can start has started
			},
		};
		const work = async () => {
			now += 3;
			inTurn += 3;
		};

		await inOrder(350, String, work, concurrency, new Turns(clock));
		longest = Math.max(longest, inTurn);

		expect(longest).toBeGreaterThanOrEqual(20);
		expect(longest).toBeLessThanOrEqual(23);
	},
);
