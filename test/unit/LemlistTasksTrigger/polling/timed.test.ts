// Task Done, Ignored, Due and Overdue: what a poll asks for, and how it gets over more than it can read.
import { LemlistError } from '../../../../nodes/lemlist/errors/lemlistError';
import type { EventName } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import { eventOf } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import { pollOnce } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { Search } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import { MAX_LAG_MS } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import type { TimedState } from '../../../../nodes/LemlistTasksTrigger/polling/timed';
import { MAX_EVENTS } from '../../../../nodes/LemlistTasksTrigger/polling/timed';
import { DoneTasks } from '../../support/doneTasks';
import { SearchOverTime, version } from '../../support/searchOverTime';

const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const done = eventOf('taskDone', 0);
const startedAt = (from: number): TimedState => ({ from, seen: [], incompleteUpTo: [] });

/** Tasks that were done one after the other until now, `everyMs`. */
const doneEvery = (everyMs: number, count: number) =>
	new DoneTasks(
		Float64Array.from({ length: count }, (_, index) => NOW - (count - 1 - index) * everyMs),
	);

const timeIsUp = new LemlistError('The API key is busy', { code: '', reason: '', advice: '' });

/** A search that has time for so many requests. */
const withTimeFor =
	(requests: number, search: Search): Search =>
	async (query) => {
		if (requests-- <= 0) throw timeIsUp;
		return await search(query);
	};

const searchOf =
	(tasks: DoneTasks | SearchOverTime, at = NOW): Search =>
	async (query) =>
		tasks.page(query, at);

/** Polls until nothing is left, and returns the IDs of each poll. */
async function pollAll(
	before: TimedState,
	searchOfPoll: (now: number) => Search,
): Promise<{ ids: string[][]; state: TimedState }> {
	const ids: string[][] = [];
	let state = before;
	for (let now = NOW; ; now += MINUTE) {
		const polled = await pollOnce(done, state, now, searchOfPoll(now));
		state = polled.state as TimedState;
		ids.push(polled.tasks.map(({ _id }) => String(_id)));
		if (!polled.endedBy) return { ids, state };
	}
}

const idsTo = (count: number) => Array.from({ length: count }, (_, index) => `opp_${index}`);

it.each<[EventName, number, object]>([
	['taskDone', 0, { status: 'done', completedAtFrom: '2026-11-24T11:44:00.000Z' }],
	['taskIgnored', 0, { status: 'ignored', completedAtTo: '2026-11-24T12:00:00.000Z' }],
	['taskDue', 0, { status: 'pending', dueDateTo: '2026-11-24T12:00:00.000Z' }],
	['taskOverdue', 3, { status: 'pending', dueDateFrom: '2026-11-21T11:44:00.000Z' }],
	['taskOverdue', 3, { status: 'pending', dueDateTo: '2026-11-21T12:00:00.000Z' }],
])(
	'a quiet poll for %s asks for %i days ago, and whether there is any task',
	async (name, days, expected) => {
		const asked: object[] = [];
		const search: Search = async (query) => {
			asked.push(query);
			const total = 'status' in query ? 0 : 7;
			return { results: [], total, limit: 100, sentAt: NaN };
		};

		const polled = await pollOnce(
			eventOf(name, days),
			startedAt(NOW - MINUTE - MAX_LAG_MS),
			NOW,
			search,
		);

		expect(polled).toMatchObject({ tasks: [], state: startedAt(NOW - MAX_LAG_MS) });
		expect(asked).toEqual([expect.objectContaining(expected), { page: 1, limit: 1 }]);
	},
);

it('a poll that finds something is one request', async () => {
	const tasks = doneEvery(MINUTE, 5);

	await pollOnce(done, startedAt(NOW - MINUTE), NOW, searchOf(tasks));

	expect(tasks.asked).toBe(1);
});

it('the first poll outputs nothing, but fails if lemlist rejects it', async () => {
	const search = new SearchOverTime([version('a', NOW - MINUTE, 'done')]);

	const polled = await pollOnce(done, undefined, NOW, searchOf(search));

	expect(polled).toMatchObject({ tasks: [], state: startedAt(NOW) });
	expect(search.asked).toBe(1);
	const rejected = new Error('no key');
	const failing = async () => await Promise.reject(rejected);
	await expect(pollOnce(done, undefined, NOW, failing)).rejects.toBe(rejected);
});

it('outputs 100,000 tasks of a long outage over some polls, each once, the earliest first', async () => {
	const tasks = doneEvery(1_000, 100_000);

	const { ids, state } = await pollAll(startedAt(NOW - 2 * DAY), (now) => searchOf(tasks, now));

	expect(ids.flat()).toEqual(idsTo(100_000));
	const sizes = ids.map(({ length }) => length);
	expect(Math.max(...sizes)).toBeLessThan(MAX_EVENTS + 100);
	expect(sizes.length).toBeLessThanOrEqual(100_000 / MAX_EVENTS + 1);
	// Those of the last 15 minutes, which the next poll reads again.
	expect(state.seen.length).toBeLessThanOrEqual(901);
	// 99 new ones on a page, and those of the last 15 minutes with each of the last polls.
	expect(tasks.asked).toBeLessThan(1_100);
});

describe('a poll that has no time for the rest', () => {
	it.each([1, 2, 7])('with time for %i requests, outputs what it has read', async (requests) => {
		const tasks = doneEvery(10_000, 2_000);

		const { ids, state } = await pollAll(startedAt(NOW - DAY), (now) =>
			withTimeFor(requests, searchOf(tasks, now)),
		);

		expect(ids.flat()).toEqual(idsTo(2_000));
		expect(ids.length).toBeGreaterThan(2);
		expect(Math.max(...ids.map(({ length }) => length))).toBeLessThanOrEqual(100 * requests);
		// One per 10 s of the last 15 minutes.
		expect(state.seen.length).toBeLessThanOrEqual(91);
	});

	it('counts a moment only as a whole', async () => {
		const moments = [1, 2, 2, 2, 3].flatMap((minute) =>
			Array.from({ length: 50 }, () => NOW - DAY + minute * MINUTE),
		);
		const tasks = new DoneTasks(Float64Array.from(moments));

		const first = await pollOnce(done, startedAt(NOW - DAY), NOW, withTimeFor(2, searchOf(tasks)));
		const second = await pollOnce(done, first.state, NOW + MINUTE, searchOf(tasks));

		expect(first).toMatchObject({
			tasks: { length: 50 },
			state: startedAt(NOW - DAY + 2 * MINUTE),
			endedBy: timeIsUp,
		});
		expect(second.tasks).toHaveLength(200);
		expect(second.endedBy).toBeUndefined();
	});

	it('fails with what kept it if that was before it got anywhere', async () => {
		const tasks = doneEvery(0, 250);
		for (const requests of [0, 1, 2]) {
			const search = withTimeFor(requests, searchOf(tasks));
			await expect(pollOnce(done, startedAt(NOW), NOW, search)).rejects.toBe(timeIsUp);
		}
		const { tasks: all } = await pollOnce(done, startedAt(NOW), NOW, searchOf(tasks));
		expect(all).toHaveLength(250);
	});

	it('does not take a bug for it', async () => {
		const bug = new TypeError('undefined is not a function');
		let requests = 0;
		const search: Search = async (query) => {
			if (requests++ > 0) throw bug;
			return doneEvery(1_000, 250).page(query, NOW);
		};

		await expect(pollOnce(done, startedAt(NOW - DAY), NOW, search)).rejects.toBe(bug);
	});
});

it('reads all tasks of one moment, and says so if lemlist returns no more of them', async () => {
	const all = await pollOnce(done, startedAt(NOW - DAY), NOW, searchOf(doneEvery(0, 9_900)));
	expect(all.tasks).toHaveLength(9_900);

	const tooMany = pollOnce(done, startedAt(NOW), NOW, searchOf(doneEvery(0, 10_100)));
	await expect(tooMany).rejects.toMatchObject({
		message: expect.stringContaining(
			'lemlist has more tasks than the 10000 that it returns, all with the date 2026-11-24T12:00:00.000Z',
		) as string,
		code: 'TOO_MANY_RESULTS',
		field: 'filters',
	});
});

it('says so if lemlist returns too many tasks, and not sorted', async () => {
	const tasks = doneEvery(1_000, 10_100);
	const search: Search = async (query) => {
		const { results, ...page } = tasks.page(query, NOW);
		return { ...page, results: [...results].reverse() };
	};
	await expect(pollOnce(done, startedAt(NOW - DAY), NOW, search)).rejects.toMatchObject({
		message: expect.stringContaining('not sorted by date') as string,
		code: 'TOO_MANY_RESULTS',
	});
});

it('reads on from the last date of a page, even if a task on it has none', async () => {
	const tasks = doneEvery(1_000, 12_000);
	const undated = { _id: 'opp_undated', status: 'done' };
	const search: Search = async (query) => {
		const { results, ...page } = tasks.page(query, NOW);
		return { ...page, results: [...results.slice(0, 1), undated, ...results.slice(1)] };
	};
	const { tasks: output, endedBy } = await pollOnce(done, startedAt(NOW - DAY), NOW, search);
	expect(endedBy).toBe('limit');
	expect(output.length).toBeGreaterThanOrEqual(MAX_EVENTS - 1);
	expect(output).not.toContain(undated);
});

it('after a page that is not sorted reads all others, even if they are', async () => {
	const tasks = doneEvery(1_000, 300);
	// The first page and the last one have changed places, and the first one is in reverse.
	const search: Search = async (query) => {
		const page = Number(query['page']);
		if (page > 3) return { ...tasks.page(query, NOW), results: [] };
		const other = tasks.page({ ...query, page: 4 - page }, NOW);
		return page === 1 ? { ...other, results: [...other.results].reverse() } : other;
	};
	const { tasks: output } = await pollOnce(done, startedAt(NOW - DAY), NOW, search);
	expect(output.map(({ _id }) => _id)).toEqual(idsTo(300));
});

it('loses nothing if tasks leave the search while it is read', async () => {
	const tasks = doneEvery(10_000, 1_000);
	let requests = 0;
	// The first ten tasks of each page are reopened before the next page is read.
	const gone = new Set<unknown>();
	const search: Search = async (query) => {
		if (query['limit'] === 1) return tasks.page(query, NOW);
		const { results, total } = tasks.page({ ...query, limit: 1_000 }, NOW);
		const left = results.filter(({ _id }) => !gone.has(_id));
		const page = left.slice(0, 100);
		for (const { _id } of page.slice(0, 10)) gone.add(_id);
		requests++;
		const counted = total - (results.length - left.length);
		return { results: page, total: counted, limit: 100, sentAt: NaN };
	};

	const { tasks: all } = await pollOnce(done, startedAt(NOW - DAY), NOW, search);

	expect(all.map(({ _id }) => _id)).toEqual(idsTo(1_000));
	expect(requests).toBeGreaterThan(10);
});

it('reads page by page what lemlist sorts in another way', async () => {
	const tasks = doneEvery(10_000, 300);
	const search: Search = async ({ page, limit, ...query }) => {
		const { results, total } = tasks.page({ ...query, page: 1, limit: 300 }, NOW);
		const start = (Number(page) - 1) * Number(limit);
		const found = results.reverse().slice(start, start + Number(limit));
		return { results: found, total, limit: Number(limit), sentAt: NaN };
	};

	const { tasks: all } = await pollOnce(done, startedAt(NOW - DAY), NOW, search);

	expect(all.map(({ _id }) => _id)).toEqual(idsTo(300));
});

it('leaves out tasks outside the window, as a server returns that does not know the parameters', async () => {
	const results = [
		version('early', NOW - DAY, 'done').task,
		version('due', NOW, 'due', NOW).task,
		version('now', NOW, 'done').task,
	];
	const search = async () => ({ results, total: 3, limit: 100, sentAt: NaN });

	const { tasks } = await pollOnce(done, startedAt(NOW - MINUTE), NOW, search);

	expect(tasks.map(({ _id }) => _id)).toEqual(['now']);
});

it('reads a window again if pages lacked a task', async () => {
	const tasks = doneEvery(10_000, 250);
	const lacking: Search = async (query) => {
		const page = tasks.page(query, NOW);
		return { ...page, results: page.results.filter(({ _id }) => _id !== 'opp_7') };
	};

	const first = await pollOnce(done, startedAt(NOW - DAY), NOW, lacking);
	const later = NOW + 60 * MINUTE;
	const second = await pollOnce(done, first.state, later, searchOf(tasks, later));

	expect(first.tasks).toHaveLength(249);
	expect(second.tasks.map(({ _id }) => _id)).toEqual(['opp_7']);
	expect(second.state).toEqual(startedAt(later - MAX_LAG_MS));
});

it('reads a page again that lacked a task, also if there was no time for the next page', async () => {
	const tasks = doneEvery(10_000, 250);
	const lacking: Search = async (query) => {
		const page = tasks.page(query, NOW);
		return { ...page, results: page.results.filter(({ _id }) => _id !== 'opp_7') };
	};

	const first = await pollOnce(done, startedAt(NOW - DAY), NOW, withTimeFor(1, lacking));
	const second = await pollOnce(done, first.state, NOW + MINUTE, searchOf(tasks));

	expect(first.tasks).toHaveLength(98);
	expect(second.tasks.map(({ _id }) => _id)).toContain('opp_7');
});

describe('the clock of n8n', () => {
	const poll = async (state: TimedState, now: number, tasks = doneEvery(2 * DAY, 2)) =>
		(await pollOnce(done, state, now, searchOf(tasks, now))).state;

	it('that goes back a little makes no window longer, and outputs nothing twice', async () => {
		const tasks = doneEvery(MINUTE, 30);
		const first = await pollOnce(done, startedAt(NOW - DAY), NOW, searchOf(tasks));
		const second = await pollOnce(done, first.state, NOW - 5 * MINUTE, searchOf(tasks));

		expect(first.tasks).toHaveLength(30);
		expect(second).toMatchObject({ tasks: [], state: first.state });
	});

	it.each([
		['10 minutes ahead', 10, 0, -1_000],
		['right', 0, 0, -1_000],
		['10 minutes behind', -10, 0, -10 * MINUTE],
		// From something in between
		['right, with a Date of two days ago', 0, 2 * 24 * 60, 0],
	])('%s sets where the first window begins', async (_, ahead, oldDate, expected) => {
		const tasks = doneEvery(0, 0);
		const search: Search = async (query) => ({
			...tasks.page(query, NOW),
			sentAt: NOW - oldDate * MINUTE,
		});

		const { state, warnings } = await pollOnce(done, undefined, NOW + ahead * MINUTE, search);

		expect(state).toEqual(startedAt(NOW + expected));
		expect(warnings).toEqual([]);
	});

	it('that is farther ahead than it reckons with is worth a warning', async () => {
		const search: Search = async (query) => ({ ...doneEvery(0, 0).page(query, NOW), sentAt: NOW });

		const { warnings } = await pollOnce(done, undefined, NOW + 120 * MINUTE, search);

		expect(warnings).toEqual([expect.stringContaining('120 minutes ahead of lemlist')]);
	});

	it('that is up to 14 minutes ahead loses nothing, from the first minute on', async () => {
		for (const ahead of [1, 5, 10, 14].map((minutes) => minutes * MINUTE)) {
			const tasks = doneEvery(MINUTE, 30);
			const start = NOW - 30 * MINUTE;
			const came: unknown[] = [];
			let state: unknown;
			for (let now = start; now <= NOW; now += 2 * MINUTE) {
				const search: Search = async (query) => ({ ...tasks.page(query, now), sentAt: now });
				const polled = await pollOnce(done, state, now + ahead, search);
				({ state } = polled);
				came.push(...polled.tasks.map(({ _id }) => _id));
			}
			expect(came).toEqual(idsTo(30));
		}
	});

	it('that was far ahead makes it begin again from now on', async () => {
		expect(await poll(startedAt(NOW + 60 * MINUTE), NOW)).toMatchObject({ from: NOW });
	});

	it('never makes it read what happened before it was published', async () => {
		expect(await poll(startedAt(NOW - MINUTE), NOW)).toMatchObject({ from: NOW - MINUTE });
	});
});

it('a search that always counts one too many does not make the window longer and longer', async () => {
	const tasks = new DoneTasks(
		Float64Array.from({ length: 600 }, (_, index) => NOW + (index * MINUTE) / 5),
	);
	let state = startedAt(NOW);
	const came: unknown[] = [];
	const gaveUp: unknown[] = [];
	const reaches: number[] = [];
	for (let now = NOW + MINUTE; now <= NOW + 2 * 60 * MINUTE; now += MINUTE) {
		const tooMany: Search = async (query) => {
			const page = tasks.page(query, now);
			return { ...page, total: page.total + 1 };
		};
		const polled = await pollOnce(done, state, now, tooMany);
		state = polled.state as TimedState;
		came.push(...polled.tasks.map(({ _id }) => _id));
		gaveUp.push(...(polled.warnings ?? []));
		reaches.push(now - state.from);
	}

	expect(came).toEqual(idsTo(600));
	expect(Math.max(...reaches)).toBeLessThanOrEqual(MAX_LAG_MS + 3 * MINUTE);
	expect(gaveUp).toEqual([expect.stringContaining('(1 more in the last one)')]);
	expect(state.seen.length).toBeLessThanOrEqual(18 * 5);
});

describe('a search that finds nothing, not even what it found before', () => {
	const tasks = new DoneTasks(Float64Array.from([NOW, NOW + 5 * MINUTE, NOW + 20 * MINUTE]));
	const before = { from: NOW - MINUTE, seen: [`opp_0 ${NOW}`], incompleteUpTo: [] };

	/** Polls once a minute, and returns what came, and the state. */
	const pollFor = async (minutes: number, start: number, state: TimedState, search?: Search) => {
		const came: unknown[] = [];
		for (let now = start + MINUTE; now <= start + minutes * MINUTE; now += MINUTE) {
			const polled = await pollOnce(done, state, now, search ?? searchOf(tasks, now));
			came.push(...polled.tasks.map(({ _id }) => _id));
			state = polled.state as TimedState;
		}
		return { came, state };
	};
	const empty: Search = async () => ({ results: [], total: 0, limit: 100, sentAt: NaN });

	it.each([
		['what it found before', before],
		['anything since the trigger began', startedAt(NOW)],
	])('counts for nothing while it has no task at all, not even %s', async (_, state) => {
		const during = await pollFor(24, NOW, state, empty);
		const later = NOW + 24 * MINUTE;
		const after = await pollFor(20, later, during.state);

		expect(during.came).toEqual([]);
		expect(during.state).toMatchObject({ from: state.from, seen: state.seen });
		expect(after.came).toEqual(state.seen.length > 0 ? ['opp_1', 'opp_2'] : idsTo(3));
		// Once it has had tasks for a while.
		expect(after.state).toEqual({ ...startedAt(later + 5 * MINUTE), seen: after.state.seen });
	});

	it('loses none if they come back one after the other', async () => {
		const during = await pollFor(24, NOW, startedAt(NOW), empty);
		const back: Search = async (query) => {
			const page = tasks.page(query, NOW + DAY);
			return { ...page, results: page.results.slice(1), total: Math.max(0, page.total - 1) };
		};
		const some = await pollFor(10, NOW + 24 * MINUTE, during.state, back);
		const all = await pollFor(1, NOW + 34 * MINUTE, some.state);

		expect([...some.came, '/', ...all.came]).toEqual(['opp_1', 'opp_2', '/', 'opp_0']);
	});

	it('loses none if that is in the middle of a poll', async () => {
		const many = doneEvery(MINUTE, 250);
		let requests = 0;
		const half: Search = async (query) =>
			++requests > 1 ? await empty(query) : many.page(query, NOW);

		const first = await pollOnce(done, startedAt(NOW - DAY), NOW, half);
		const second = await pollOnce(done, first.state, NOW + MINUTE, searchOf(many));

		const came = [first, second].map(({ tasks: each }) => each.map(({ _id }) => _id));
		expect(came.map(({ length }) => length)).toEqual([99, 151]);
		expect(came.flat()).toEqual(idsTo(250));
	});

	it('is believed after a day', async () => {
		const start = NOW + DAY + 10 * MINUTE;
		const { state } = await pollFor(25 * 60, NOW, startedAt(NOW), empty);

		expect(state.from).toBeGreaterThan(start);
	});

	it('goes on if it has other tasks: the one that was done was reopened', async () => {
		const later = NOW + 60 * MINUTE;
		const reopened = new SearchOverTime([version('opp_0', NOW, 'due')]);
		const { state } = await pollOnce(done, before, later, searchOf(reopened, later));

		expect(state).toEqual(startedAt(later - MAX_LAG_MS));
		expect(reopened.asked).toBe(2);
	});
});
