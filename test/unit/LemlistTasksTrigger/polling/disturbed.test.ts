// Generated histories in which all kinds of things go wrong, also together: whatever happens, each event
// comes once, and three good polls later the window is short again.
import fc from 'fast-check';
import { LemlistError } from '../../../../nodes/lemlist/errors/lemlistError';
import type { Task } from '../../../../nodes/lemlist/task';
import { eventOf } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import { pollOnce } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { Search } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import { MAX_LAG_MS } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import type { TimedState } from '../../../../nodes/LemlistTasksTrigger/polling/timed';
import { randomFrom } from '../../../simulation/random';
import type { Version } from '../../support/searchOverTime';
import { SearchOverTime, version } from '../../support/searchOverTime';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 24);
/** Tasks on a page: few, so that there are many pages. */
const LIMIT = 3;

/** A poll, and what goes wrong. */
interface Poll {
	/** How long after the one before. */
	afterMs: number;
	/** How far the search lags behind. */
	lagMs: number;
	/** How far n8n's clock is ahead of lemlist's. */
	aheadMs: number;
	/** Requests that it has time for. */
	requests: number;
	/** How many more tasks lemlist counts than there are. */
	miscount: number;
	/** Whether tasks that are equal in what they are sorted by come in another order with each request. */
	isUnstable: boolean;
	/** Whether the search has no task at all. */
	isEmpty: boolean;
	/** Whether n8n restarts before it, with the state that it saved when tasks came last. */
	restarts: boolean;
}

const GOOD: Poll = {
	...{ afterMs: MINUTE, lagMs: 0, aheadMs: 0, requests: Infinity, miscount: 0 },
	...{ isUnstable: false, isEmpty: false, restarts: false },
};

const rarely = fc.nat(4).map((chance) => chance === 0);

/** Lag and a clock that is ahead add up. */
const pollsWith = (maxLagMs: number, maxAheadMs: number, maxAfterMs = 3 * HOUR) =>
	fc.array(
		fc.record<Poll>({
			afterMs: fc.oneof(
				fc.integer({ min: 1, max: 5 * MINUTE }),
				fc.integer({ min: 1, max: maxAfterMs }),
			),
			lagMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: maxLagMs })),
			aheadMs: fc.oneof(fc.constant(0), fc.integer({ min: -14 * MINUTE, max: maxAheadMs })),
			requests: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 8 })),
			miscount: fc.oneof(fc.constant(0), fc.integer({ min: -1, max: 2 })),
			isUnstable: rarely,
			isEmpty: rarely,
			restarts: rarely,
		}),
		{ minLength: 1, maxLength: 25 },
	);

const anyPolls = fc.oneof(pollsWith(10 * MINUTE, 4 * MINUTE), pollsWith(0, 14 * MINUTE));

/** Moments at which things happen to tasks, some of them at once. */
const moments = fc.array(
	fc.oneof(
		fc.integer({ min: -HOUR, max: 12 * HOUR }),
		fc.integer({ min: -6, max: 72 }).map((step) => step * 10 * MINUTE),
	),
	{ maxLength: 40 },
);

const timeIsUp = new LemlistError('Time is up', { code: '', reason: '', advice: '' });

/** lemlist's search with what goes wrong in a poll. */
function disturbed(
	tasks: SearchOverTime,
	asOf: number,
	{ requests, miscount, isUnstable, isEmpty }: Poll,
	{ sentAt, random }: { sentAt: number; random: () => number },
): Search {
	const orderOf = (task: Task) => `${String(task['completedAt'])} ${String(task['dueDate'])}`;
	return async (query) => {
		if (requests-- <= 0) throw timeIsUp;
		const page = Number(query['page']);
		const all = isEmpty ? [] : tasks.page({ ...query, page: 1, limit: 1_000 }, asOf).results;
		if (isUnstable) {
			const places = new Map(all.map((task) => [task, random()]));
			all.sort((one, other) =>
				orderOf(one) === orderOf(other)
					? places.get(one)! - places.get(other)!
					: orderOf(one).localeCompare(orderOf(other)),
			);
		}
		const results = all.slice((page - 1) * LIMIT, page * LIMIT);
		const total = isEmpty ? 0 : Math.max(0, all.length + miscount);
		return { results, total, limit: LIMIT, sentAt };
	};
}

/** What came, with the times of the poll by both clocks, and what is stored in the end. */
interface Played<State> {
	came: Array<{ ids: string[]; now: number }>;
	/** The state after the first poll, and when that was. */
	first: { state: State; now: number };
	state: State;
	now: number;
}

/** Plays a history, and then three good polls. */
async function play<State extends { incomplete: number }>(
	name: 'taskDone' | 'taskDue' | 'taskOpened',
	all: Version[],
	polls: Poll[],
	seed: number,
): Promise<Played<State>> {
	const tasks = new SearchOverTime(all);
	const random = randomFrom(seed);
	const came: Played<State>['came'] = [];
	let first: Played<State>['first'] | undefined;
	let state: State | undefined;
	let saved: string | undefined;
	let now = START;
	let asOf = -Infinity;
	let wasUnstable = false;
	for (const poll of [{ ...GOOD, afterMs: 0 }, ...polls, GOOD, GOOD, GOOD]) {
		now += poll.afterMs;
		// An index never goes back.
		asOf = Math.max(asOf, now - poll.lagMs);
		if (poll.restarts && saved !== undefined) state = JSON.parse(saved) as State;
		// Three polls are enough to get all tasks: so they may not all be unstable.
		const isUnstable: boolean = poll.isUnstable && !wasUnstable && (state?.incomplete ?? 0) === 0;
		const search = disturbed(tasks, asOf, { ...poll, isUnstable }, { sentAt: now, random });
		const polled = await pollOnce(eventOf(name, 0), state, now + poll.aheadMs, search).catch(
			(error: unknown) => {
				if (error === timeIsUp) return undefined;
				throw error;
			},
		);
		if (!polled) continue;
		wasUnstable = isUnstable;
		state = polled.state as unknown as State;
		first ??= { state, now };
		// n8n saves when tasks come, and when the workflow is activated.
		if (polled.tasks.length > 0 || saved === undefined) saved = JSON.stringify(state);
		came.push({ ids: polled.tasks.map(({ _id }) => String(_id)), now });
	}
	return { came, first: first!, state: state!, now };
}

/** No search is empty for longer than the polls reckon with, unless they can know. */
const shortlyEmpty = (polls: Poll[]): Poll[] => {
	let emptyMs = 0;
	return polls.map((poll) => {
		emptyMs = poll.isEmpty ? emptyMs + poll.afterMs : 0;
		return { ...poll, isEmpty: poll.isEmpty && emptyMs < MINUTE };
	});
};

it.each([
	['taskDone', (id: string, at: number) => version(id, at, 'done')],
	['taskDue', (id: string, at: number) => version(id, START - 2 * HOUR, 'due', at)],
] as const)('%s: each event comes once, and the window is short again', async (name, make) => {
	await fc.assert(
		fc.asyncProperty(moments, anyPolls.map(shortlyEmpty), fc.nat(), async (times, polls, seed) => {
			const idOf = (index: number) => `opp_${index}`;
			const all = times.map((ms, index) => make(idOf(index), START + ms));
			const { came, first, state, now } = await play<TimedState>(name, all, polls, seed);

			const ids = came.flatMap((poll) => poll.ids);
			const happened = times
				.map((ms, index) => ({ id: idOf(index), at: START + ms }))
				.filter(({ at }) => at >= first.state.from)
				// A task is due by n8n's clock.
				.filter(({ id, at }) => at <= now || (at <= now + 14 * MINUTE && ids.includes(id)));
			expect([...ids].sort()).toEqual(happened.map(({ id }) => id).sort());
			for (const poll of came) {
				const inOrder = poll.ids.map((id) => times[Number(id.slice(4))]!);
				expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other));
			}
			expect(now - state.from).toBeLessThanOrEqual(Math.max(MAX_LAG_MS, now - first.state.from));
			expect(state.incomplete).toBe(0);
		}),
		{ numRuns: 1_000 },
	);
});
