// Pure.
import type { Cost } from './measure';

/** The medians of several runs, each of its own kind of cost. */
export function medianCost(costs: readonly Cost[]): Cost {
	return {
		cpuSeconds: median(costs.map(({ cpuSeconds }) => cpuSeconds)),
		peakHeap: median(costs.map(({ peakHeap }) => peakHeap)),
		heapBefore: median(costs.map(({ heapBefore }) => heapBefore)),
		heapAfter: median(costs.map(({ heapAfter }) => heapAfter)),
	};
}

/** The middle one by size, or the upper of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted[Math.floor(sorted.length / 2)];
	if (middle === undefined) throw new RangeError('There is no median of nothing');
	return middle;
}
