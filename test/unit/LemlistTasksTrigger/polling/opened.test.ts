// New Open Task: all open tasks, compared with those that are known.
import { eventOf } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import type { OpenState } from '../../../../nodes/LemlistTasksTrigger/polling/opened';
import type { State } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import { pollOnce } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { Search } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import { SearchOverTime, version } from '../../support/searchOverTime';

const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const opened = eventOf('taskOpened', 0);

const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `opp_${index}`);

const searchOf =
	(search: SearchOverTime, at = NOW): Search =>
	async (query) =>
		search.page(query, at);

const open = (count: number) =>
	Array.from({ length: count }, (_, index) => version(`opp_${index}`, NOW - DAY, 'due', NOW));

it('reads all open tasks, 100 per request', async () => {
	const search = new SearchOverTime(open(1_234));
	const before: State = { known: ['opp_gone'], missing: {}, incomplete: 0, hasBegun: true };

	const { tasks, state } = await pollOnce(opened, before, NOW, searchOf(search));

	expect(search.asked).toBe(13);
	expect(tasks).toHaveLength(1_234);
	const { known, missing } = state as OpenState;
	expect(known).toHaveLength(1_235);
	expect(missing).toEqual({ opp_gone: NOW });
});

it('asks for a filter if there are more than 5,000, after one request', async () => {
	const search = new SearchOverTime(open(5_001));

	await expect(pollOnce(opened, undefined, NOW, searchOf(search))).rejects.toMatchObject({
		message: expect.stringMatching(
			/^5001 open tasks pass the filters, more than 5000\. .*narrow them by Filters/,
		) as string,
		code: 'TOO_MANY_OPEN_TASKS',
		field: 'filters',
	});
	expect(search.asked).toBe(1);
});

describe('for a start', () => {
	/** Polls once a minute, and returns the IDs of each poll. */
	const pollEachMinute = async (count: number, searchOfPoll: (poll: number) => Search) => {
		let state: State | undefined;
		const ids: unknown[][] = [];
		for (let poll = 1; poll <= count; poll++) {
			const polled = await pollOnce(opened, state, NOW + poll * MINUTE, searchOfPoll(poll));
			state = polled.state;
			ids.push(polled.tasks.map(({ _id }) => _id));
		}
		return { ids, state: state as OpenState };
	};

	it('waits for a poll that gets all open tasks, and outputs none of them', async () => {
		// They are due at once, and the second page shows a task of the first page again.
		const tasks = new SearchOverTime([
			...open(150),
			version('new', NOW + 3.5 * MINUTE, 'due', NOW),
		]);
		const { ids, state } = await pollEachMinute(5, (poll) => async (query) => {
			const asOf = NOW + poll * MINUTE;
			const page = tasks.page(query, asOf);
			if (query['page'] === 1 || poll > 2) return page;
			const [first] = tasks.page({ ...query, page: 1 }, asOf).results;
			return { ...page, results: [first!, ...page.results.slice(1)] };
		});

		expect(ids).toEqual([[], [], [], ['new'], []]);
		expect(state.known).toHaveLength(151);
	});

	it('waits no longer than three polls for a search that counts one too many', async () => {
		const tasks = new SearchOverTime([
			...open(150),
			version('early', NOW + 2.5 * MINUTE, 'due', NOW),
			version('new', NOW + 3.5 * MINUTE, 'due', NOW),
		]);
		const { ids } = await pollEachMinute(5, (poll) => async (query) => {
			const page = tasks.page(query, NOW + poll * MINUTE);
			return { ...page, total: page.total + 1 };
		});

		expect(ids).toEqual([[], [], [], ['new'], []]);
	});
});

describe('a search that has no task at all, as while lemlist rebuilds its index', () => {
	/** Polls once a minute what the search has then, and returns what came, and the state. */
	const pollFor = async (
		minutes: number,
		before: OpenState,
		start: number,
		searchAt: (now: number) => Search,
	) => {
		let state = before;
		const came: unknown[] = [];
		for (let now = start + MINUTE; now <= start + minutes * MINUTE; now += MINUTE) {
			const polled = await pollOnce(opened, state, now, searchAt(now));
			state = polled.state as OpenState;
			came.push(...polled.tasks.map(({ _id }) => _id));
		}
		return { came, state };
	};
	const tasks = new SearchOverTime([...open(30), version('new', NOW + 10 * MINUTE, 'due', NOW)]);
	const empty: Search = async () => ({ results: [], total: 0, limit: 100, sentAt: NaN });
	const known = { known: idsOf(30), missing: {}, incomplete: 0, hasBegun: true };

	it('forgets none: when they are back, only new ones come', async () => {
		const during = await pollFor(24, known, NOW, () => empty);
		const after = await pollFor(20, during.state, NOW + 24 * MINUTE, (now) => searchOf(tasks, now));

		expect(during.came).toEqual([]);
		expect(after.came).toEqual(['new']);
		expect(after.state.known).toHaveLength(31);
		expect(after.state).not.toHaveProperty('empty');
	});

	it('forgets none if they come back one after the other', async () => {
		const during = await pollFor(24, known, NOW, () => empty);
		const after = await pollFor(20, during.state, NOW + 24 * MINUTE, (now) => async (query) => {
			const page = tasks.page(query, now);
			const back = page.results.slice(0, (now - NOW) / MINUTE - 24 + 16);
			return { ...page, results: back, total: back.length };
		});

		expect(after.came).toEqual(['new']);
	});

	it('forgets none that it missed before already, until the others have been back for a while', async () => {
		const before = { ...known, missing: { opp_0: NOW - 10 * MINUTE } };
		const during = await pollFor(24, before, NOW, () => empty);
		const some = await pollFor(5, during.state, NOW + 24 * MINUTE, (now) => async (query) => {
			const page = tasks.page(query, now);
			const back = page.results.filter(({ _id }) => _id !== 'opp_0');
			return { ...page, results: back, total: back.length };
		});
		const all = await pollFor(1, some.state, NOW + 29 * MINUTE, (now) => searchOf(tasks, now));

		expect([...some.came, ...all.came]).toEqual(['new']);
	});

	it('forgets them after a day', async () => {
		const during = await pollFor(26 * 60, known, NOW, () => empty);

		expect(during.state.known).toEqual([]);
	});

	it('is not one without open tasks: one that is reopened later is new', async () => {
		const reopened = new SearchOverTime([
			version('a', NOW, 'due', NOW),
			version('a', NOW + 5 * MINUTE, 'done', NOW),
			version('a', NOW + 60 * MINUTE, 'due', NOW),
		]);
		const state = { known: ['a'], missing: {}, incomplete: 0, hasBegun: true };
		const { came } = await pollFor(90, state, NOW, (now) => searchOf(reopened, now));

		expect(came).toEqual(['a']);
	});
});
