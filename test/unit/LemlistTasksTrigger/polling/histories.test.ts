// Generated histories: whatever happens when, however late the search has it, whichever polls fail, and
// whenever n8n restarts, each event comes once.
import fc from 'fast-check';
import type { EventName } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import { eventOf } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import type { State } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import { pollOnce } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { Search } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import { MAX_LAG_MS } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import type { Version } from '../../support/searchOverTime';
import { SearchOverTime, version } from '../../support/searchOverTime';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What the search may lag at most. */
const MAX_LAG = 10 * MINUTE;
const START = Date.UTC(2026, 10, 24);

/** A poll: how long after the one before, and what becomes of it. */
interface Poll {
	afterMs: number;
	lagMs: number;
	/** Whether lemlist fails. */
	fails: boolean;
	/** Whether n8n restarts before it, with the state that it saved when tasks came last. */
	restarts: boolean;
}

const polls = fc.array(
	fc.record<Poll>({
		afterMs: fc.oneof(
			fc.integer({ min: 1, max: 5 * MINUTE }),
			fc.integer({ min: 1, max: 3 * HOUR }),
		),
		lagMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: MAX_LAG })),
		fails: fc.boolean(),
		restarts: fc.nat(4).map((chance) => chance === 0),
	}),
	{ minLength: 1, maxLength: 25 },
);

const versions = fc
	.array(
		fc.record({
			id: fc.constantFrom('a', 'b', 'c', 'd'),
			at: fc.integer({ min: -HOUR, max: 6 * HOUR }),
			status: fc.constantFrom('due' as const, 'due' as const, 'done' as const, 'ignored' as const),
			// Not more than some minutes in the past: what is due already is not going to be.
			dueIn: fc.option(
				fc.oneof(
					fc.integer({ min: -4 * MINUTE, max: 5 * MINUTE }),
					fc.integer({ min: 0, max: 4 * HOUR }),
				),
			),
		}),
		{ maxLength: 20 },
	)
	.map((all) =>
		all.map(({ id, at, status, dueIn }) =>
			version(id, START + at, status, dueIn === null ? null : START + at + dueIn),
		),
	);

/** What a successful poll saw. */
interface View {
	now: number;
	/** The moment as of which the search was. */
	asOf: number;
}

interface Played {
	/** The tasks that came, with the time of the poll. */
	came: Array<{ id: string; status: unknown; completedAt: unknown; dueDate: unknown; now: number }>;
	views: View[];
	tasks: SearchOverTime;
}

/** Polls a history, from START on. */
async function play(name: EventName, days: number, all: Version[], times: Poll[]): Promise<Played> {
	const tasks = new SearchOverTime(all);
	const event = eventOf(name, days);
	const came: Played['came'] = [];
	const views: View[] = [];
	let state: State | undefined;
	let saved: string | undefined;
	let now = START;
	let asOf = -Infinity;
	const first = { afterMs: 0, lagMs: 0, fails: false, restarts: false };
	for (const { afterMs, lagMs, fails, restarts } of [first, ...times]) {
		now += afterMs;
		// An index never goes back.
		asOf = Math.max(asOf, now - lagMs);
		if (restarts) state = JSON.parse(saved!) as State;
		const search: Search = async (query) => {
			if (fails) throw new Error('lemlist is down');
			return tasks.page(query, asOf);
		};
		const polled = await pollOnce(event, state, now, search).catch(() => undefined);
		if (!polled) continue;
		state = polled.state;
		// n8n saves when tasks come, and when the workflow is activated.
		if (polled.tasks.length > 0 || saved === undefined) saved = JSON.stringify(state);
		views.push({ now, asOf });
		for (const { _id, status, completedAt, dueDate } of polled.tasks) {
			came.push({ id: String(_id), status, completedAt, dueDate, now });
		}
	}
	return { came, views, tasks };
}

/** Each moment that a poll could see for the event, as `id moment`. */
function visible(
	{ views, tasks }: Played,
	status: string,
	field: 'completedAt' | 'dueDate',
	afterMs = 0,
): string[] {
	const seen = views.slice(1).flatMap(({ now, asOf }) =>
		tasks.asOf(asOf).flatMap((task) => {
			const at = Date.parse(String(task[field])) + afterMs;
			const happened = task['status'] === status && at >= START && at <= now;
			return happened ? [`${String(task['_id'])} ${String(task[field])}`] : [];
		}),
	);
	return [...new Set(seen)].sort();
}

it.each([
	['taskDone', 'done'],
	['taskIgnored', 'ignored'],
] as const)('%s: each time that a task is %s comes once', async (name, status) => {
	await fc.assert(
		fc.asyncProperty(versions, polls, async (all, times) => {
			const played = await play(name, 0, all, times);
			const came = played.came.map((task) => `${task.id} ${String(task.completedAt)}`);

			expect(came.sort()).toEqual(visible(played, status, 'completedAt'));
		}),
		{ numRuns: 500 },
	);
});

it.each([
	['taskDue', 0],
	['taskOverdue', 0.1],
] as const)('%s: each due date of a task comes once, if the task is open', async (name, days) => {
	await fc.assert(
		fc.asyncProperty(versions, polls, async (all, times) => {
			const played = await play(name, days, all, times);
			const came = played.came.map((task) => `${task.id} ${String(task.dueDate)}`);

			expect(came.sort()).toEqual(visible(played, 'due', 'dueDate', days * 24 * HOUR));
		}),
		{ numRuns: 500 },
	);
});

it('taskOpened: a task comes once it is open, and again only after it was away for a while', async () => {
	await fc.assert(
		fc.asyncProperty(versions, polls, async (all, given) => {
			const times = given.map((poll) => ({ ...poll, restarts: false }));
			const { came, views, tasks } = await play('taskOpened', 0, all, times);

			const expected: string[] = [];
			for (const id of ['a', 'b', 'c', 'd']) {
				let missingSince: number | undefined = -Infinity;
				views.forEach(({ now, asOf }, index) => {
					const task = tasks.asOf(asOf).find(({ _id }) => _id === id);
					const isOpen = task?.['status'] === 'due';
					if (!isOpen) {
						missingSince ??= now;
						if (now - missingSince > MAX_LAG_MS) missingSince = -Infinity;
						return;
					}
					if (missingSince === -Infinity && index > 0) expected.push(`${id} ${now}`);
					missingSince = undefined;
				});
			}
			expect(came.map(({ id, now }) => `${id} ${now}`).sort()).toEqual(expected.sort());
		}),
		{ numRuns: 500 },
	);
});

it('taskOpened: after restarts, no task that stayed open comes twice, and none is missed', async () => {
	await fc.assert(
		fc.asyncProperty(versions, polls, async (given, times) => {
			const all = given.filter(({ task }) => task['status'] === 'due');
			const { came, views, tasks } = await play('taskOpened', 0, all, times);

			const idsAt = (view: View) => tasks.asOf(view.asOf).map(({ _id }) => String(_id));
			const before = idsAt(views[0]!);
			const after = idsAt(views.at(-1)!).filter((id) => !before.includes(id));
			expect(came.map(({ id }) => id).sort()).toEqual(after.sort());
		}),
		{ numRuns: 300 },
	);
});
