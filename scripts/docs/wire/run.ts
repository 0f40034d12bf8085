// One run on the wire: what the server saw of each process, in a simulation with a fixed seed.
import type { Arrival } from '../../../test/simulation/network';
import { minimumMs, processes } from '../../../test/simulation/scenarios';
import { simulate } from '../../../test/simulation/simulate';

const PROCESSES = 4;
const ITEMS = 50;
const WINDOW_MS = 2_000;
/** The first of the seeds whose means are in docs/rate-limit.md. */
const SEED = 70_001;

/** What one process sent, and when it had its last reply. */
export interface Lane {
	arrivals: Arrival[];
	finishedMs: number;
}

/** A window of the server, and how many requests arrived in it. */
export interface CountedWindow {
	fromMs: number;
	toMs: number;
	accepted: number;
	rejected: number;
}

/** A run, as seen by the server. */
export interface Run {
	/** Items of each process. */
	items: number;
	lanes: Lane[];
	windows: CountedWindow[];
	/** The earliest time at which the last request could have been accepted, in ms. */
	minimumMs: number;
}

/** Simulates the run in docs/rate-limit.md: 4 processes on the window that lemlist most likely has. */
export async function oneRun(): Promise<Run> {
	const scenario = processes(PROCESSES, PROCESSES * ITEMS);
	const { arrivals, executions } = await simulate(scenario, 'flexibleFixed', SEED);
	return {
		items: ITEMS,
		lanes: executions.map(({ finishedMs }, process) => ({
			arrivals: arrivals.filter((arrival) => arrival.process === process),
			finishedMs,
		})),
		windows: windowsOf(arrivals),
		minimumMs: minimumMs(PROCESSES * ITEMS),
	};
}

/** The server's windows in which requests arrived. */
export function windowsOf(arrivals: readonly Arrival[]): CountedWindow[] {
	const ends = [...new Set(arrivals.map(({ resetAtMs }) => resetAtMs))];
	return ends.map((toMs) => {
		const inside = arrivals.filter(({ resetAtMs }) => resetAtMs === toMs);
		const accepted = inside.filter((arrival) => arrival.accepted).length;
		return { fromMs: toMs - WINDOW_MS, toMs, accepted, rejected: inside.length - accepted };
	});
}
