// Calculates the figures of a case. Pure.
import type { SandboxTask } from '../sandbox';
import type { Usage } from './resources';
import type { SandboxState } from './sandboxProcess';
import type { Row } from './workflow';

/** The figures of one contender in one scenario. */
export interface Figures extends Usage {
	/** From the server's first request to its last response, in seconds. */
	seconds: number;
	/** `seconds` divided by the minimum possible time. */
	timesMinimum: number;
	/** Tasks with their new title. */
	updated: number;
	/** The other tasks. */
	lost: number;
	/** Requests that the server received. */
	requests: number;
	/** Responses with status 429. */
	rejections: number;
	/** Max admitted requests in any 2 s. */
	maxInAnyWindow: number;
}

/** What the figures are taken from. */
interface State extends Omit<SandboxState, 'tasks'> {
	tasks: Array<Pick<SandboxTask, '_id' | 'title'>>;
}

const LIMIT = 20;
const WINDOW_S = 2;

/**
 * Calculates the figures from the server's log.
 *
 * The minimum possible time for N requests is that of sending 20 at the start of every 2 s, plus
 * the time of the last response, which no client can influence.
 *
 * @throws Error if the server received no request.
 */
export function figuresOf(state: State, rows: readonly Row[], usage: Usage): Figures {
	const [first] = state.requests;
	if (!first) throw new Error('The sandbox received no request');
	const answered = state.requests.map(({ at, endedAt }) => ({ at, endedAt: endedAt ?? at }));
	const last = answered.reduce((a, b) => (b.endedAt > a.endedAt ? b : a));
	const seconds = (last.endedAt - first.at) / 1000;
	const minimum = (Math.ceil(rows.length / LIMIT) - 1) * WINDOW_S + (last.endedAt - last.at) / 1000;

	const titles = new Map(state.tasks.map(({ _id, title }) => [_id, title]));
	const updated = rows.filter(({ task, title }) => titles.get(task) === title).length;
	return {
		...usage,
		seconds,
		timesMinimum: seconds / minimum,
		updated,
		lost: rows.length - updated,
		requests: state.requests.length,
		rejections: state.requests.filter(({ status }) => status === 429).length,
		maxInAnyWindow: state.maxInAnyWindow,
	};
}
