// Runs of one process, all of whose items wait at once: does anybody keep others waiting, and what does an
// outage cost?
import type { WindowKind } from '../../sandbox/rateLimits';
import type { Execution, Result, Scenario } from './simulate';
import { simulate } from './simulate';

/** A run that puts all of its items in line at once, as Create does. */
const run = (items: number, more: Partial<Execution> = {}): Execution => ({
	process: 0,
	items,
	startMs: 0,
	concurrency: items,
	...more,
});

/** Requests one after the other, as a poll of the trigger sends them. */
const poll = (startMs: number): Execution => run(3, { startMs, concurrency: 1 });

const list = (startMs: number): Execution => run(1, { startMs, patienceMs: 10_000 });

const many = (count: number, execution: Execution): Execution[] => Array(count).fill(execution);

/** Who waits for whom, by the names in the table: the runs, in the order of the figures. */
export const fairness: Readonly<Record<string, Scenario>> = {
	'3,000 items': { executions: () => [run(3_000)] },
	'3,000 · 1 from 8 s': { executions: () => [run(3_000), run(1, { startMs: 8_000 })] },
	'3,000 · a poll at 20 s': { executions: () => [run(3_000), poll(20_000)] },
	'3,000 · a list at 20 s': { executions: () => [run(3_000), list(20_000)] },
	'20 runs of 150 · 1 from 8 s': {
		executions: () => [...many(20, run(150)), run(1, { startMs: 8_000 })],
	},
	'20 runs of 150 · a list at 20 s': {
		executions: () => [...many(20, run(150)), list(20_000)],
	},
	'20 runs of 50': { executions: () => many(20, run(50)) },
	'1,000 · 100 · 10': { executions: () => [run(1_000), run(100), run(10)] },
	'1,000, Max Requests 10 · 100': {
		executions: () => [run(1_000, { maxPerWindow: 10 }), run(100)],
	},
	'2 processes: 1,500 each · 1 from 8 s': {
		executions: () => [run(1_500), run(1_500, { process: 1 }), run(1, { startMs: 8_000 })],
	},
	'3,000, 1 % faults': { executions: () => [run(3_000)], faults: 0.01 },
};

const creations = (items: number): Execution => run(items, { repeatable: false });

/** What an outage costs, by the names in the table. */
export const outages: Readonly<Record<string, Scenario>> = {
	'100, none': { executions: () => [run(100)] },
	'100, 0.4 s at a burst': { executions: () => [run(100)], outage: [2_100, 2_500] },
	'1,000, 3 s': { executions: () => [run(1_000)], outage: [20_000, 23_000] },
	'1,000, 10 s': { executions: () => [run(1_000)], outage: [20_000, 30_000] },
	'1,000, 60 s': { executions: () => [run(1_000)], outage: [20_000, 80_000] },
	'3,000, 60 s': { executions: () => [run(3_000)], outage: [20_000, 80_000] },
	'4 processes: 250 each, 60 s': {
		executions: () => [0, 1, 2, 3].map((process) => run(250, { process })),
		outage: [20_000, 80_000],
	},
	'300 creations, 0.4 s at a burst': {
		executions: () => [creations(300)],
		outage: [2_100, 2_500],
	},
	'300 creations, 60 s': { executions: () => [creations(300)], outage: [20_000, 80_000] },
	'100 · 10 to a Base URL without a server': {
		executions: () => [run(100), run(10, { isUnreachable: true })],
	},
};

/** Means over the seeds, except `lost` (the sum) and `maxTries` (the maximum). */
export interface RunFigures {
	/** How long executions with the same number of items took, in s: the first and the last to finish. */
	tookS: Array<readonly [first: number, last: number]>;
	rejected: number;
	/** Requests that got no reply or a 5xx. */
	failed: number;
	lost: number;
	maxTries: number;
}

/** Runs a scenario once for each seed. */
export async function runFiguresOf(
	scenario: Scenario,
	server: WindowKind,
	seeds: readonly number[],
): Promise<RunFigures> {
	const results: Result[] = [];
	for (const seed of seeds) results.push(await simulate(scenario, server, seed));
	const executions = results.flatMap((result) => result.executions);
	const sizes = new Set(executions.map(({ execution }) => execution.items));
	return {
		tookS: [...sizes].map((size) => {
			const took = results.map((result) => tookS(result, size));
			return [
				mean(took.map((each) => Math.min(...each))),
				mean(took.map((each) => Math.max(...each))),
			];
		}),
		rejected: mean(results.map(({ rejected }) => rejected)),
		failed: mean(results.map((result) => sumOf(result, 'failed'))),
		lost: results.reduce((sum, result) => sum + sumOf(result, 'lost'), 0),
		maxTries: Math.max(...executions.map(({ maxTries }) => maxTries)),
	};
}

const sumOf = ({ executions }: Result, of: 'failed' | 'lost'): number =>
	executions.reduce((sum, execution) => sum + execution[of], 0);

/** How long each execution with this number of items took, in s. */
const tookS = ({ executions }: Result, size: number): number[] =>
	executions
		.filter(({ execution }) => execution.items === size)
		.map(({ execution, finishedMs }) => (finishedMs - execution.startMs) / 1_000);

const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
