import { figuresOf } from '../../../benchmark/figures';
import type { Row } from '../../../benchmark/workflow';

const usage = { cpuSeconds: 1.5, peakRss: 1e9 };
const rows: Row[] = Array.from({ length: 41 }, (_, index) => ({
	task: `opp_${index}`,
	title: `New ${index}`,
}));

/** 20 requests at 0 s, 20 at 2 s and the last at 4.5 s; the first of all takes 3 s. */
const requests = rows.map((_, index) => {
	const at = [0, 2_000, 4_500][Math.floor(index / 20)] ?? 0;
	return { at, endedAt: at + (index === 0 ? 3_000 : 100), status: index === 5 ? 429 : 200 };
});
const tasks = rows.map(({ task, title }, index) => ({
	_id: task,
	title: index === 5 ? 'Old' : title,
}));

describe('figuresOf', () => {
	it('returns the time relative to the minimum, and the outcome of the tasks', () => {
		const figures = figuresOf({ requests, tasks, maxInAnyWindow: 20 }, rows, usage);
		expect(figures).toEqual({
			...usage,
			seconds: 4.6,
			timesMinimum: 4.6 / 4.1,
			updated: 40,
			lost: 1,
			requests: 41,
			rejections: 1,
			maxInAnyWindow: 20,
		});
	});

	it('treats the time of the last response as unavoidable', () => {
		const slowLast = requests.map((request, index) =>
			index === 40 ? { ...request, endedAt: 5_600 } : request,
		);
		const figures = figuresOf({ requests: slowLast, tasks, maxInAnyWindow: 20 }, rows, usage);
		expect(figures).toMatchObject({ seconds: 5.6, timesMinimum: 5.6 / 5.1 });
	});

	it('throws if there were no requests', () => {
		expect(() => figuresOf({ requests: [], tasks, maxInAnyWindow: 0 }, rows, usage)).toThrow(
			'The sandbox received no request',
		);
	});
});
