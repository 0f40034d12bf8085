import fc from 'fast-check';

import { inTurn } from '../../../nodes/lemlist/inTurn';
import { VirtualTime } from '../../simulation/virtualTime';

interface Run {
	started: number[];
	mostAtOnce: number;
	/** Whether an item started while another one of its key was under way. */
	overlapped: boolean;
}

async function run(
	keys: readonly string[],
	durations: readonly number[],
	width?: number,
): Promise<Run> {
	const time = new VirtualTime();
	const under = new Set<number>();
	const result: Run = { started: [], mostAtOnce: 0, overlapped: false };
	const work = async (index: number) => {
		if ([...under].some((other) => keys[other] === keys[index])) result.overlapped = true;
		under.add(index);
		result.started.push(index);
		result.mostAtOnce = Math.max(result.mostAtOnce, under.size);
		await time.wait(durations[index % durations.length] ?? 1);
		under.delete(index);
	};
	const done = inTurn(
		keys.length,
		(index) => keys[index]!,
		work,
		width === undefined ? {} : { width },
	);
	await time.run(Infinity);
	await done;
	return result;
}

it('runs every item once, those of one key in order and one after the other', async () => {
	const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });
	const durations = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 7 });
	await fc.assert(
		fc.asyncProperty(keys, durations, fc.integer({ min: 1, max: 5 }), async (of, ms, width) => {
			const { started, mostAtOnce, overlapped } = await run(of, ms, width);
			expect([...started].sort((a, b) => a - b)).toEqual(of.map((_, index) => index));
			for (const key of new Set(of)) {
				const indices = started.filter((index) => of[index] === key);
				expect(indices).toEqual([...indices].sort((a, b) => a - b));
			}
			expect(overlapped).toBe(false);
			expect(mostAtOnce).toBeLessThanOrEqual(width);
		}),
		{ numRuns: 50 },
	);
});

it('has 30 items of different keys under way at a time', async () => {
	const keys = Array.from({ length: 100 }, (_, index) => `${index}`);
	expect((await run(keys, [10])).mostAtOnce).toBe(30);
});

it('settles everything before it passes on the first error', async () => {
	const settled: number[] = [];
	const work = async (index: number) => {
		if (index === 1) throw new Error('item 1');
		settled.push(index);
	};
	await expect(inTurn(4, (index) => `${index % 2}`, work)).rejects.toThrow('item 1');
	expect(settled.sort()).toEqual([0, 2, 3]);
});
