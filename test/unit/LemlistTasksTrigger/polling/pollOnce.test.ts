// What a poll asks for, and what it does with more than a page.
import { eventOf } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import type { EventName } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import type { State } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import { pollOnce } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { Search } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import type { OpenState } from '../../../../nodes/LemlistTasksTrigger/polling/opened';
import type { TimedState } from '../../../../nodes/LemlistTasksTrigger/polling/timed';
import type { Version } from '../../support/searchOverTime';
import { SearchOverTime, version } from '../../support/searchOverTime';

const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const done = eventOf('taskDone', 0);
const opened = eventOf('taskOpened', 0);
const since = (at: number): TimedState => ({ since: at, readTo: at, seen: [] });

const asking =
	(search: SearchOverTime, at = NOW): Search =>
	async (query) =>
		search.page(query, at);

/** Tasks that were done one after the other, `everyMs`. */
const doneEvery = (everyMs: number, count: number): Version[] =>
	Array.from({ length: count }, (_, index) =>
		version(`opp_${index}`, NOW - (count - index) * everyMs, 'done'),
	);

it.each<[EventName, number, object]>([
	['taskDone', 0, { status: 'done', completedAtFrom: '2026-11-24T11:44:00.000Z' }],
	['taskIgnored', 0, { status: 'ignored', completedAtTo: '2026-11-24T12:00:00.000Z' }],
	['taskDue', 0, { status: 'pending', dueDateTo: '2026-11-24T12:00:00.000Z' }],
	['taskOverdue', 3, { status: 'pending', dueDateFrom: '2026-11-21T11:44:00.000Z' }],
	['taskOverdue', 3, { status: 'pending', dueDateTo: '2026-11-21T12:00:00.000Z' }],
])('a quiet poll for %s is one request', async (name, days, expected) => {
	const asked: object[] = [];
	const ask: Search = async (query) => {
		asked.push(query);
		return { results: [], total: 0 };
	};
	const state = { ...since(NOW - MINUTE), since: NOW - DAY };

	const polled = await pollOnce(eventOf(name, days), state, NOW, ask);

	expect(polled).toEqual({ tasks: [], state: { since: NOW - DAY, readTo: NOW, seen: [] } });
	expect(asked).toEqual([expect.objectContaining(expected)]);
});

it('the first poll outputs nothing, but fails if lemlist rejects it', async () => {
	const search = new SearchOverTime([version('a', NOW - MINUTE, 'done')]);

	const polled = await pollOnce(done, undefined, NOW, asking(search));

	expect(polled).toEqual({ tasks: [], state: since(NOW) });
	expect(search.asked).toBe(1);
	const rejected = new Error('no key');
	const ask = async () => await Promise.reject(rejected);
	await expect(pollOnce(done, undefined, NOW, ask)).rejects.toBe(rejected);
});

it('outputs 25,000 tasks of a long outage, each once, the earliest first', async () => {
	const history = doneEvery(1_000, 25_000);
	const search = new SearchOverTime(history);

	const { tasks, state } = await pollOnce(done, since(NOW - DAY), NOW, asking(search));

	expect(tasks.map(({ _id }) => _id)).toEqual(history.map(({ task }) => task._id));
	// Those of the last 15 minutes, which the next poll reads again.
	expect((state as TimedState).seen).toHaveLength(900);
});

it('ignores tasks outside the window, as a server returns that does not know the parameters', async () => {
	const results = [
		version('early', NOW - DAY, 'done').task,
		version('due', NOW, 'due', NOW).task,
		version('now', NOW, 'done').task,
	];
	const ask = async () => ({ results, total: 3 });

	const { tasks } = await pollOnce(done, since(NOW - MINUTE), NOW, ask);

	expect(tasks.map(({ _id }) => _id)).toEqual(['now']);
});

it('reads a window again if pages lacked a task', async () => {
	const search = new SearchOverTime(doneEvery(10_000, 250));
	const lacking: Search = async (query) => {
		const page = search.page(query, NOW);
		return { ...page, results: page.results.filter(({ _id }) => _id !== 'opp_7') };
	};

	const first = await pollOnce(done, since(NOW - DAY), NOW, lacking);
	const later = NOW + 60 * MINUTE;
	const second = await pollOnce(done, first.state, later, asking(search, later));

	expect(first.tasks).toHaveLength(249);
	expect(second.tasks.map(({ _id }) => _id)).toContain('opp_7');
	expect(second.state).toMatchObject({ readTo: later });
});

describe('New Open Task', () => {
	const open = (count: number) =>
		Array.from({ length: count }, (_, index) => version(`opp_${index}`, NOW - DAY, 'due', NOW));

	it('reads all open tasks, 100 per request', async () => {
		const search = new SearchOverTime(open(1_234));
		const before: State = { known: ['opp_gone'], missing: {} };

		const { tasks, state } = await pollOnce(opened, before, NOW, asking(search));

		expect(search.asked).toBe(13);
		expect(tasks).toHaveLength(1_234);
		const { known, missing } = state as OpenState;
		expect(known).toHaveLength(1_235);
		expect(missing).toEqual({ opp_gone: NOW });
	});

	it('asks for a filter if there are more than 5,000, after one request', async () => {
		const search = new SearchOverTime(open(5_001));

		await expect(pollOnce(opened, undefined, NOW, asking(search))).rejects.toMatchObject({
			message: expect.stringMatching(
				/^5001 open tasks pass the filters, more than 5000\. .*narrow them by Filters/,
			) as string,
			code: 'TOO_MANY_OPEN_TASKS',
			field: 'filters',
		});
		expect(search.asked).toBe(1);
	});
});
