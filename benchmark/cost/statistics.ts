import type { Cost } from './measure';

/** The medians of several runs, separately for each value. */
export function medianCost(costs: readonly Cost[]): Cost {
	return {
		cpuSeconds: median(costs.map(({ cpuSeconds }) => cpuSeconds)),
		peakHeap: median(costs.map(({ peakHeap }) => peakHeap)),
		heapBefore: median(costs.map(({ heapBefore }) => heapBefore)),
		heapAfter: median(costs.map(({ heapAfter }) => heapAfter)),
	};
}

/** The median; of an even number of values the upper of the two in the middle. */
function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted[Math.floor(sorted.length / 2)];
	if (middle === undefined) throw new RangeError('No values to take the median of');
	return middle;
}
