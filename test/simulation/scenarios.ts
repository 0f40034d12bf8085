// The simulated scenarios, and their figures: means over seeds that were not used for tuning.
import type { WindowKind } from '../../sandbox/rateLimits';
import type { Result, Scenario } from './simulate';
import { simulate } from './simulate';

/** Items of a scenario, unless it says otherwise. */
export const ITEMS = 1_000;
const LIMIT = 20;
const WINDOW_MS = 2_000;

/** Splits the work between this number of processes, which start within 50 ms of each other. */
export function processes(count: number, items = ITEMS): Scenario {
	return {
		executions: (random) =>
			Array.from({ length: count }, (_, process) => ({
				process,
				items: items / count,
				startMs: random() * 50,
			})),
	};
}

/** An execution that is cancelled after 30 s, and another one in the same process. */
export const cancelled: Scenario = {
	executions: () => [
		{ process: 0, items: ITEMS / 2, startMs: 0, cancelMs: 30_000 },
		{ process: 0, items: ITEMS / 2, startMs: 0 },
	],
};

const outage = { outage: [20_000, 80_000] } as const;

/** All scenarios, by the names in the table: the number of processes, and what is special. */
export const scenarios: Readonly<Record<string, Scenario>> = {
	'1 process': processes(1),
	'2 processes': processes(2),
	'4 processes': processes(4),
	'10 processes': processes(10),
	'2, 100 items each': processes(2, 200),
	'4, 50 items each': processes(4, 200),
	'4, Retry-After fractional': { ...processes(4), headers: 'fractional' },
	'4, Retry-After rounded down': { ...processes(4), headers: 'roundedDown' },
	'4, Retry-After a date': { ...processes(4), headers: 'date' },
	'1, no headers': { ...processes(1), headers: 'missing' },
	'4, no headers': { ...processes(4), headers: 'missing' },
	'1, nonsense headers': { ...processes(1), headers: 'nonsense' },
	'4, nonsense headers': { ...processes(4), headers: 'nonsense' },
	'1, 1 % faults': { ...processes(1), faults: 0.01 },
	'4, 1 % faults': { ...processes(4), faults: 0.01 },
	'10, 1 % faults': { ...processes(10), faults: 0.01 },
	'1, 60 s outage': { ...processes(1), ...outage },
	'4, 60 s outage': { ...processes(4), ...outage },
	'10, 60 s outage': { ...processes(10), ...outage },
	'1, median 500 ms': { ...processes(1), medianLatencyMs: 500 },
	'4, median 500 ms': { ...processes(4), medianLatencyMs: 500 },
	'1 + tool, 1 request/s': { ...processes(1), otherTool: 1 },
	'4 + tool, 1 request/s': { ...processes(4), otherTool: 1 },
	'newcomer: 800, 100 from 20 s': {
		executions: () => [
			{ process: 0, items: 800, startMs: 0 },
			{ process: 1, items: 100, startMs: 20_000 },
		],
	},
	'2 executions, 1 cancelled': cancelled,
};

/** Means over the seeds, except `lost` (the sum) and `maxTries` (the maximum). */
export interface Figures {
	/** Time divided by the minimum possible time for the completed items. */
	time: number;
	rejected: number;
	lost: number;
	maxTries: number;
	/** Finish time of the last execution divided by that of the first. */
	spread: number;
	/** Share of rejected requests of the other tool. */
	otherToolRejected: number;
}

/** Minimum possible time for this number of requests, without the last response, in ms. */
export const minimumMs = (items: number): number => (Math.ceil(items / LIMIT) - 1) * WINDOW_MS;

/** Runs a scenario once for each seed. */
export async function figuresOf(
	scenario: Scenario,
	server: WindowKind,
	seeds: readonly number[],
	newSender?: Parameters<typeof simulate>[3],
): Promise<Figures> {
	const results: Result[] = [];
	for (const seed of seeds) results.push(await simulate(scenario, server, seed, newSender));
	const mean = (of: (result: Result) => number) =>
		results.reduce((sum, result) => sum + of(result), 0) / results.length;
	const finishes = ({ executions }: Result) => executions.map(({ finishedMs }) => finishedMs);
	const sum = (result: Result, of: 'done' | 'lost') =>
		result.executions.reduce((total, execution) => total + execution[of], 0);
	return {
		time: mean((result) => result.finishedMs / minimumMs(sum(result, 'done'))),
		rejected: mean(({ rejected }) => rejected),
		lost: results.reduce((total, result) => total + sum(result, 'lost'), 0),
		maxTries: Math.max(
			...results.flatMap(({ executions }) => executions.map(({ maxTries }) => maxTries)),
		),
		spread: mean((result) => Math.max(...finishes(result)) / Math.min(...finishes(result))),
		otherToolRejected: mean(({ otherToolRejected }) => otherToolRejected),
	};
}
