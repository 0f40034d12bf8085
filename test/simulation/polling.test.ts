// A day of the trigger on a virtual clock: four workflows with one key poll a search that lags, fails now
// and then, and is away for an hour.
import { LemlistClient } from '../../nodes/lemlist/client';
import type { Http, Reply } from '../../nodes/lemlist/http';
import { isTaskPage } from '../../nodes/lemlist/policy/expected';
import { Sender } from '../../nodes/lemlist/sending/sender';
import { Session } from '../../nodes/lemlist/session';
import type { EventName } from '../../nodes/LemlistTasksTrigger/polling/events';
import { eventOf } from '../../nodes/LemlistTasksTrigger/polling/events';
import type { State } from '../../nodes/LemlistTasksTrigger/polling/pollOnce';
import { pollOnce } from '../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { Search, SearchPage } from '../../nodes/LemlistTasksTrigger/polling/search';
import type { Version } from '../unit/support/searchOverTime';
import { SearchOverTime, version } from '../unit/support/searchOverTime';
import { randomFrom } from './random';
import { VirtualTime } from './virtualTime';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** When the day begins, epoch ms. */
const START = Date.UTC(2026, 10, 24);

/** Each is created, falls due, and is done or ignored: 5,100 events. */
const TASKS = 1_700;
const EVERY = 2 * MINUTE;
const MAX_LAG = 5 * MINUTE;
const FAULTS = 0.02;
const OUTAGE = { from: 10 * HOUR, to: 11 * HOUR };

/**
 * Tasks that are created during the day, fall due within half an hour, and are done or ignored at
 * least an hour and a half later, so that they are still open after the outage.
 */
function dayOf(random: () => number): Version[] {
	return Array.from({ length: TASKS }, (_, index) => {
		const createdAt = START + MINUTE + Math.floor(random() * (DAY - 4 * HOUR));
		const dueAt = createdAt + Math.floor(random() * 30 * MINUTE);
		const endsAt = dueAt + 90 * MINUTE + Math.floor(random() * HOUR);
		const id = `opp_${index}`;
		return [
			version(id, createdAt, 'due', dueAt),
			version(id, endsAt, index % 5 === 0 ? 'ignored' : 'done', dueAt),
		];
	}).flat();
}

/** lemlist behind a network. */
function lemlist(time: VirtualTime, tasks: SearchOverTime, random: () => number): Http {
	const failing = (): Reply | undefined => {
		const now = time.now();
		const isAway = now >= OUTAGE.from && now < OUTAGE.to;
		return isAway || random() < FAULTS / 2
			? { statusCode: 503, headers: {}, body: 'Service Unavailable' }
			: undefined;
	};
	return async ({ qs }) => {
		await time.wait(50 + random() * 300);
		if (random() < FAULTS / 2) {
			throw Object.assign(new Error('The connection was lost'), { httpCode: 'ECONNRESET' });
		}
		const asOf = START + time.now() - Math.floor(random() * MAX_LAG);
		return failing() ?? { statusCode: 200, headers: {}, body: tasks.page({ ...qs }, asOf) };
	};
}

interface Polled {
	/** IDs of the tasks that came, in that order. */
	ids: string[];
	failed: number;
	/** Largest size of what a poll remembered, as JSON. */
	bytes: number;
}

/** Polls every {@link EVERY} until two hours after the day, as n8n does it. */
async function pollAllDay(
	name: EventName,
	time: VirtualTime,
	sender: Sender,
	http: Http,
): Promise<Polled> {
	const account = { apiKey: 'key', baseUrl: 'https://api.example.com' };
	const polled: Polled = { ids: [], failed: 0, bytes: 0 };
	let state: State | undefined;
	while (time.now() < DAY + 2 * HOUR) {
		const deadline = time.now() + EVERY;
		const client = new LemlistClient(new Session({ account, http, sender, deadline }));
		const search: Search = async (query) =>
			(await client.get('/v2/tasks', query, isTaskPage)) as SearchPage;
		const result = await pollOnce(eventOf(name, 0), state, START + time.now(), search).catch(
			() => {},
		);
		if (result) {
			state = result.state;
			polled.ids.push(...result.tasks.map(({ _id }) => String(_id)));
			polled.bytes = Math.max(polled.bytes, JSON.stringify(state).length);
		} else polled.failed++;
		await time.wait(EVERY - (time.now() % EVERY));
	}
	return polled;
}

it('outputs each event of a day once, in spite of lag, faults and an outage', async () => {
	const random = randomFrom(12);
	const time = new VirtualTime();
	const history = dayOf(random);
	const tasks = new SearchOverTime(history);
	const sender = new Sender(time.clockOfProcess(randomFrom(1)));
	const http = lemlist(time, tasks, random);
	const names: EventName[] = ['taskDone', 'taskIgnored', 'taskDue', 'taskOpened'];
	const days = Promise.all(names.map((name) => pollAllDay(name, time, sender, http)));
	await time.run(2 * DAY);
	const [done, ignored, due, opened] = await days;

	const idsOf = (status: string) =>
		history.flatMap(({ task }) => (task['status'] === status ? [task._id] : [])).sort();
	expect([...done!.ids].sort()).toEqual(idsOf('done'));
	expect([...ignored!.ids].sort()).toEqual(idsOf('ignored'));
	expect([...due!.ids].sort()).toEqual(idsOf('due'));
	expect([...opened!.ids].sort()).toEqual(idsOf('due'));
	for (const { failed, bytes } of [done!, ignored!, due!, opened!]) {
		// Only the outage makes polls fail: single faults are tried again.
		expect(failed).toBeGreaterThan(10);
		expect(failed).toBeLessThan(35);
		expect(bytes).toBeLessThan(30_000);
	}
});
