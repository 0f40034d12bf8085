// Calculates the figures of a run. Pure.
import { isDeepStrictEqual } from 'node:util';
import type { SandboxTask } from '../../sandbox';
import type { SandboxState } from '../sandboxProcess';

/** The figures of a run. */
export interface SyncFigures {
	/** From the start to the end of the execution. */
	seconds: number;
	/** Requests that the server received. */
	requests: number;
	/** Responses with status 429. */
	rejections: number;
	/** Tasks that are not as they were before. */
	changed: number;
	/** Tasks that are not as their row says. */
	wrong: number;
}

/**
 * Calculates the figures from the sandbox's state after a run.
 *
 * @param before The tasks before it.
 * @param wanted The tasks as the rows say, in the same order.
 */
export function syncFiguresOf(
	{ tasks, requests }: Pick<SandboxState, 'tasks' | 'requests'>,
	before: readonly SandboxTask[],
	wanted: readonly SandboxTask[],
	seconds: number,
): SyncFigures {
	const after = new Map(tasks.map((task) => [task._id, task]));
	const differing = (others: readonly SandboxTask[]) =>
		others.filter((task) => !isDeepStrictEqual(task, after.get(task._id))).length;
	return {
		seconds,
		requests: requests.length,
		rejections: requests.filter(({ status }) => status === 429).length,
		changed: differing(before),
		wrong: differing(wanted),
	};
}
