// Histories in which all goes wrong at once: an index that lags, is empty for hours and comes back task by
// task, pages that leave something out, wrong totals, faults, polls without time, clocks that are off,
// restarts, and state of another version. Each event comes once all the same.
// HISTORIES=20000 npx jest anyHistory: that many of each, of another seed each time.
import fc from 'fast-check';
import { LemlistError } from '../../../../nodes/lemlist/errors/lemlistError';
import type { EventName, Query } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import { eventOf } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import { pollOnce } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { OpenState } from '../../../../nodes/LemlistTasksTrigger/polling/opened';
import type { State } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { Search, SearchPage } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import { MAX_INCOMPLETE, MAX_LAG_MS } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import type { TimedState } from '../../../../nodes/LemlistTasksTrigger/polling/timed';
import type { Version } from '../../support/searchOverTime';
import { SearchOverTime, version } from '../../support/searchOverTime';

const { HISTORIES } = process.env;
const runs = HISTORIES === undefined ? { numRuns: 200, seed: 25 } : { numRuns: Number(HISTORIES) };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 24);
/** What lag and clock are off by together at most. */
const MAX_OFF = 14 * MINUTE;
/** For so long the tasks come back one after the other after a poll that found none. */
const MAX_RETURN = 10 * MINUTE;
/** For so long polls may find no task. */
const MAX_EMPTY = 20 * HOUR;
/** Tasks on a page of this server. */
const PAGE = 3;

/** What goes on when n8n polls. */
interface Poll {
	/** Since the poll before, in ms. */
	afterMs: number;
	/** How much of what it may lag the index lags. */
	lag: number;
	/** Requests that it has time for. */
	budget: number;
	/** Which request fails. */
	failsAt: number;
	/** From which request on the search has no task at all. */
	emptyFrom: number;
	/** Whether pages leave out tasks, which ones, and in which order equal ones are. */
	isUnstable: boolean;
	/** Tasks that the total counts too many. */
	tooMany: number;
	/** Whether n8n restarts before it, with the state that it saved when tasks came last. */
	restarts: boolean;
	/** Whether what is stored is of another version. */
	isForeign: boolean;
	/** By how much n8n's clock is ahead from now on, in ms, if it is set. */
	clock: number | undefined;
	/** For what the pages leave out. */
	salt: number;
}

const rarely = fc.nat(9).map((chance) => chance === 0);
const number = (most: number) => fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: most }));
const ahead = fc.oneof(fc.constant(0), fc.integer({ min: -MAX_OFF, max: MAX_OFF }));
const good: Poll = {
	...{ afterMs: MINUTE, lag: 0, budget: Infinity, failsAt: Infinity, emptyFrom: Infinity },
	...{
		isUnstable: false,
		tooMany: 0,
		restarts: false,
		isForeign: false,
		clock: undefined,
		salt: 0,
	},
};

const poll = fc.record<Poll>({
	afterMs: fc.oneof(
		fc.integer({ min: 1, max: 2 * MINUTE }),
		fc.integer({ min: MINUTE, max: 20 * MINUTE }),
		fc.integer({ min: 1, max: 3 * HOUR }),
	),
	lag: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
	budget: number(6),
	failsAt: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(Infinity) },
		fc.integer({ min: 1, max: 5 }),
	),
	emptyFrom: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(Infinity) },
		fc.integer({ min: 1, max: 3 }),
	),
	isUnstable: fc.boolean(),
	tooMany: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2 })),
	restarts: rarely,
	isForeign: fc.nat(29).map((chance) => chance === 0),
	clock: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, ahead),
	salt: fc.nat(1_000),
});

/** Some of the polls stay as the one before, as a lasting trouble. */
const polls = fc
	.array(fc.tuple(poll, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 12 })
	.map((all) => all.flatMap(([each, times]) => new Array<Poll>(times).fill(each)));

/** Tasks that are created, fall due, are done or ignored, and perhaps once more. */
const tasks = fc
	.array(
		fc.record({
			at: fc.integer({ min: -60, max: 18 * 60 }),
			dueIn: fc.nat(120),
			endsIn: fc.option(fc.nat(180)),
			againIn: fc.option(fc.nat(60)),
			status: fc.constantFrom('done' as const, 'done' as const, 'ignored' as const),
		}),
		{ maxLength: 14 },
	)
	.map((all) => [
		// Else the search has never had a task, which is no news.
		version('opp_old', START - 2 * HOUR, 'due', START - 2 * HOUR),
		...all.flatMap(({ at, dueIn, endsIn, againIn, status }, index) => {
			const id = `opp_${index}`;
			const createdAt = START + at * MINUTE;
			const dueAt = createdAt + dueIn * MINUTE;
			const created = version(id, createdAt, 'due', dueAt);
			if (endsIn === null) return [created];
			const endsAt = createdAt + (endsIn + 1) * MINUTE;
			const ended = version(id, endsAt, status, dueAt);
			if (againIn === null) return [created, ended];
			const againAt = endsAt + (againIn + 1) * MINUTE;
			return [
				...[created, ended, version(id, againAt, 'due', againAt + dueIn * MINUTE)],
				version(id, againAt + MINUTE, status, againAt + dueIn * MINUTE),
			];
		}),
	]);

/** What a successful poll could see. */
interface View {
	/** By n8n's clock. */
	now: number;
	/** The moment as of which the search was. */
	asOf: number;
	/** Whether the poll got all that it could see. */
	isWhole: boolean;
	/** Whether it only marked the start. */
	isBaseline: boolean;
}

/** What happened since a trigger began, or began anew. */
interface Life {
	/** The tasks that came, poll by poll. */
	came: Array<Array<Record<string, unknown>>>;
	views: View[];
	/** What was stored after each poll; the first is that of the poll with which it began. */
	states: State[];
}

/** A number from 0 to 99 that looks random. */
const hash = (text: string, salt: number): number => {
	let sum = salt + 7;
	for (const char of text) sum = (Math.imul(sum, 31) + char.charCodeAt(0)) >>> 0;
	return (Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 8) % 100;
};

const timeIsUp = new LemlistError('The API key is busy', { code: '', reason: '', advice: '' });

/** The world of a history: lemlist, its index, and the clocks. */
class World {
	readonly index: SearchOverTime;
	/** The true time. */
	time = START;
	/** By how much n8n's clock is ahead. */
	ahead = 0;
	private asOf = -Infinity;
	private emptyFor = 0;
	/** The last poll that found no task: when, and what the clock was ahead then. */
	private lastEmpty = { time: -Infinity, ahead: 0 };
	/** Polls in a row that did not get all, as far as the trigger remembers. */
	incompleteInARow = 0;

	constructor(history: Version[]) {
		this.index = new SearchOverTime(history);
	}

	/**
	 * Lets time pass until a poll, and returns what becomes of it.
	 * @param begins whether the trigger begins with it, or begins anew
	 */
	prepare({ afterMs, lag, clock, ...poll }: Poll, begins: boolean) {
		this.time += afterMs;
		this.ahead = clock ?? this.ahead;
		const maxLag = MAX_OFF - Math.max(0, this.ahead);
		// An index never goes back.
		this.asOf = Math.max(this.asOf, this.time - lag * maxLag);
		// A trigger has to have seen tasks and then none, not for a day, and n8n to have kept that.
		if (begins || poll.restarts) this.lastEmpty.time = -Infinity;
		const mayBeEmpty = !begins && this.emptyFor + afterMs < MAX_EMPTY;
		const emptyFrom = mayBeEmpty ? poll.emptyFrom : Infinity;
		if (emptyFrom < Infinity || this.emptyFor > 0) this.emptyFor += afterMs;
		const isReturning =
			this.time - this.lastEmpty.time <= MAX_RETURN && this.ahead === this.lastEmpty.ahead;
		// More often than that in a row it would be the total that is wrong.
		const isUnstable = poll.isUnstable && this.incompleteInARow < MAX_INCOMPLETE - 1;
		return { ...poll, emptyFrom, isUnstable, isReturning, asOf: this.asOf };
	}

	/** Keeps what became of it. */
	finish(wasEmpty: boolean, wasIncomplete: boolean): void {
		if (wasEmpty) this.lastEmpty = { time: this.time, ahead: this.ahead };
		else this.incompleteInARow = wasIncomplete ? this.incompleteInARow + 1 : 0;
	}
}

type Prepared = ReturnType<World['prepare']>;

/** What an older version may have stored. */
const FOREIGN = { since: START };

/** The search of one poll. */
function searchOf(world: World, poll: Prepared): { search: Search; sawNothing: () => boolean } {
	let requests = 0;
	let sawNothing = false;
	const search: Search = async (query: Query): Promise<SearchPage> => {
		requests++;
		if (requests > poll.budget || requests === poll.failsAt) throw timeIsUp;
		const { page, limit: asked, ...wanted } = query as { page: number; limit?: number };
		const limit = Math.min(asked ?? PAGE, PAGE);
		const sentAt = Math.floor(world.time / 1_000) * 1_000;
		if (requests >= poll.emptyFrom) {
			// It asks for any task at all before it believes that.
			sawNothing ||= asked === 1;
			return { results: [], total: 0, limit, sentAt };
		}
		let found = world.index.page({ ...wanted, page: 1, limit: 1_000 }, poll.asOf).results;
		if (poll.isReturning) found = found.filter(({ _id }) => hash(String(_id), poll.salt) < 50);
		const isProbe = asked === 1;
		if (poll.isUnstable && !isProbe) found = shuffled(found, poll.salt + requests);
		const start = (page - 1) * limit;
		const results = found.slice(start, start + limit);
		const kept = results.filter(
			({ _id }) => isProbe || !poll.isUnstable || hash(`${String(_id)}!`, poll.salt) < 70,
		);
		const total = found.length === 0 ? 0 : found.length + poll.tooMany;
		return { results: kept, total, limit, sentAt };
	};
	return { search, sawNothing: () => sawNothing };
}

/** In another order where they are equal in what they are sorted by. */
const shuffled = (found: SearchPage['results'], salt: number) =>
	found
		.map((task, index) => ({ task, index, place: hash(String(task['_id']), salt) }))
		.sort((one, other) => {
			const keys = [one, other].map(
				({ task }) => `${String(task['completedAt'] ?? task['dueDate'])}`,
			);
			return keys[0] === keys[1] ? one.place - other.place : one.index - other.index;
		})
		.map(({ task }) => task);

/** Polls a history, and some good polls afterwards. */
async function play(
	name: EventName,
	history: Version[],
	firstClock: number,
	times: Poll[],
): Promise<{ lives: Life[]; world: World }> {
	const world = new World(history);
	const event = eventOf(name, name === 'taskOverdue' ? 0.1 : 0);
	const lives: Life[] = [];
	let stored: unknown;
	let saved: string | undefined;
	let savedIncomplete = 0;
	// Long enough for whatever was empty to be back.
	const after = [{ ...good, afterMs: HOUR }, good, good];
	for (const each of [{ ...good, afterMs: 0, clock: firstClock }, ...times, ...after]) {
		if (each.restarts && saved !== undefined) {
			stored = JSON.parse(saved);
			world.incompleteInARow = savedIncomplete;
		}
		if (each.isForeign) saved = JSON.stringify((stored = FOREIGN));
		const begins = stored === undefined || 'since' in Object(stored);
		const prepared = world.prepare(each, begins);
		const { search, sawNothing } = searchOf(world, prepared);
		const now = world.time + world.ahead;
		const polled = await pollOnce(event, stored, now, search).catch((error: unknown) => {
			if (error !== timeIsUp) throw error;
		});
		if (!polled) continue;
		const { isUnstable, isReturning, tooMany, asOf } = prepared;
		const wasEmpty = sawNothing();
		const isWhole = !polled.endedBy && !wasEmpty && !isUnstable && !isReturning;
		// Timed events may be left out by two polls even while all totals are wrong.
		world.finish(wasEmpty, isUnstable || (name === 'taskOpened' && tooMany > 0));
		if (begins) lives.push({ came: [], views: [], states: [] });
		const life = lives.at(-1)!;
		const isBaseline = begins || (stored as Partial<OpenState>).hasBegun === false;
		life.came.push(polled.tasks);
		life.views.push({ now, asOf, isWhole, isBaseline });
		life.states.push(polled.state);
		stored = polled.state;
		// n8n saves when tasks come, and when the workflow is activated.
		if (polled.tasks.length > 0 || saved === undefined) {
			saved = JSON.stringify(stored);
			savedIncomplete = world.incompleteInARow;
		}
	}
	return { lives, world };
}

it.each([
	['taskDone', 'done', 'completedAt', 0],
	['taskIgnored', 'ignored', 'completedAt', 0],
	['taskDue', 'due', 'dueDate', 0],
	['taskOverdue', 'due', 'dueDate', 0.1 * 24 * HOUR],
] as const)('%s: each comes once, in order', async (name, status, field, afterDate) => {
	const momentOf = (task: Record<string, unknown>) => Date.parse(String(task[field])) + afterDate;
	const keyOf = (task: Record<string, unknown>) => `${String(task['_id'])} ${momentOf(task)}`;
	await fc.assert(
		fc.asyncProperty(tasks, ahead, polls, async (history, clock, times) => {
			const { lives, world } = await play(name, history, clock, times);
			for (const { came, views, states } of lives) {
				const { from: start } = states[0] as { from: number };
				const visible = ({ now, asOf }: View) =>
					world.index
						.asOf(asOf)
						.filter((task) => task['status'] === status)
						.filter((task) => momentOf(task) >= start && momentOf(task) <= now)
						.map(keyOf);
				const keys = came.flat().map(keyOf);

				expect(keys).toEqual([...new Set(keys)]);
				expect(views.flatMap(visible)).toEqual(expect.arrayContaining(keys));
				const certain = views
					.slice(1)
					.filter(({ isWhole }) => isWhole)
					.flatMap(visible);
				expect(keys).toEqual(expect.arrayContaining(certain));
				for (const each of came) {
					const moments = each.map(momentOf);
					expect(moments).toEqual([...moments].sort((one, other) => one - other));
				}
			}
			// The window is short again.
			const { views, states } = lives.at(-1)!;
			const { from, seen, incompleteUpTo } = states.at(-1) as TimedState;
			if (states.length > 2) expect(from).toBeGreaterThanOrEqual(views.at(-1)!.now - MAX_LAG_MS);
			expect([incompleteUpTo.length, states.at(-1)]).toEqual([0, { from, seen, incompleteUpTo }]);
		}),
		runs,
	);
});

it('taskOpened: each comes once, and again only if it was reopened', async () => {
	await fc.assert(
		fc.asyncProperty(tasks, ahead, polls, async (history, clock, times) => {
			const { lives, world } = await play('taskOpened', history, clock, times);
			const openAt = (asOf: number) =>
				world.index.asOf(asOf).flatMap(({ _id, status }) => (status === 'due' ? [_id] : []));
			for (const { came, views } of lives) {
				const last = views.map(({ isBaseline }) => isBaseline).lastIndexOf(true);
				const opened = history.filter(
					({ at, task }) => task['status'] === 'due' && at > views[last]!.asOf,
				);
				const isCreated = (id: unknown) =>
					history.find(({ task }) => task._id === id)!.at > views[last]!.asOf;
				const ids = came.flat().map(({ _id }) => _id);

				came.forEach((each, index) => {
					const cameThen = each.map(({ _id }) => _id);
					expect(openAt(views[index]!.asOf)).toEqual(expect.arrayContaining(cameThen));
				});
				for (const id of new Set(ids)) {
					const times = ids.filter((each) => each === id).length;
					const most = opened.filter(({ task }) => task._id === id).length;
					expect([id, times <= most]).toEqual([id, true]);
				}
				const certain = views
					.slice(last + 1)
					.filter(({ isWhole }) => isWhole)
					.flatMap(({ asOf }) => openAt(asOf).filter(isCreated));
				expect(ids).toEqual(expect.arrayContaining(certain));
			}
			const { views, states } = lives.at(-1)!;
			const { known, missing, ...others } = states.at(-1) as OpenState;
			const { now, asOf } = views.at(-1)!;
			expect(others).toEqual({ incomplete: 0, hasBegun: true });
			expect(new Set(known)).toEqual(new Set([...openAt(asOf), ...Object.keys(missing)]));
			for (const since of Object.values(missing)) {
				expect(since).toBeGreaterThanOrEqual(now - MAX_LAG_MS);
			}
		}),
		runs,
	);
});
