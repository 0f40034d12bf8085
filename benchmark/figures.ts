// What came of a case, in numbers. Pure.
import type { Usage } from './resources';
import type { SandboxState } from './sandboxProcess';
import type { Row } from './workflow';

/** The figures of one contender in one scenario. */
export interface Figures extends Usage {
	/** From the first request that the server saw to its last answer, in seconds. */
	seconds: number;
	/** `seconds` over the least possible time. */
	timesLeast: number;
	/** Tasks that have their new title. */
	updated: number;
	/** Tasks that do not. */
	lost: number;
	/** Requests that the server saw. */
	requests: number;
	/** Answers with status 429. */
	rejections: number;
	/** Most admitted requests in any 2 s. */
	maxInAnyWindow: number;
}

const LIMIT = 20;
const WINDOW_S = 2;

/**
 * Reads the figures from what the server has noted.
 *
 * The least possible time for N requests is that of sending 20 at the start of every 2 s, and the
 * time that the last answer took: nobody can do anything about that one.
 *
 * @throws Error when the server saw no request.
 */
export function figuresOf(state: SandboxState, rows: readonly Row[], usage: Usage): Figures {
	const [first] = state.requests;
	if (!first) throw new Error('The sandbox saw no request');
	const answered = state.requests.map(({ at, endedAt }) => ({ at, endedAt: endedAt ?? at }));
	const last = answered.reduce((a, b) => (b.endedAt > a.endedAt ? b : a));
	const seconds = (last.endedAt - first.at) / 1000;
	const least = (Math.ceil(rows.length / LIMIT) - 1) * WINDOW_S + (last.endedAt - last.at) / 1000;

	const titles = new Map(state.tasks.map(({ _id, title }) => [_id, title]));
	const updated = rows.filter(({ task, title }) => titles.get(task) === title).length;
	return {
		...usage,
		seconds,
		timesLeast: seconds / least,
		updated,
		lost: rows.length - updated,
		requests: state.requests.length,
		rejections: state.requests.filter(({ status }) => status === 429).length,
		maxInAnyWindow: state.maxInAnyWindow,
	};
}
