// A week of 20,000 done tasks a day on a virtual clock. The workflow is off for two of the days, each poll has
// the 36 s that n8n 2.41 gives it, and another run works with the same key when the workflow is back.
import { LemlistClient } from '../../nodes/lemlist/client';
import type { Http, Reply } from '../../nodes/lemlist/http';
import { inOrder } from '../../nodes/lemlist/inOrder';
import { Line } from '../../nodes/lemlist/pacing/line';
import { isConfirmation, isTaskPage } from '../../nodes/lemlist/policy/expected';
import { Sender } from '../../nodes/lemlist/sending/sender';
import { Session } from '../../nodes/lemlist/session';
import { eventOf } from '../../nodes/LemlistTasksTrigger/polling/events';
import { pollOnce } from '../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { Search, SearchPage } from '../../nodes/LemlistTasksTrigger/polling/search';
import { createWindow } from '../../sandbox/rateLimits';
import { DoneTasks } from '../unit/support/doneTasks';
import { randomFrom } from './random';
import { VirtualTime } from './virtualTime';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** When the week begins, epoch ms. */
const START = Date.UTC(2026, 10, 23);
const DAYS = 7;
const PER_DAY = 20_000;
/** When the workflow is off. */
const OFF = { from: 2.4 * DAY, to: 4.4 * DAY };
const EVERY = 10 * MINUTE;
const BUDGET_MS = 36_000;
/** Items of the other run: as many as take it five minutes alone on the key. */
const OTHERS = 3_000;
const FAULTS = 0.01;

const account = { apiKey: 'key', baseUrl: 'https://api.example.com' };

/** What each poll brought. */
interface Polled {
	/** When it began, in ms. */
	at: number;
	ids: string[];
	/** What was stored afterwards, in bytes of JSON. */
	bytes: number;
	isAll: boolean;
}

it('outputs each event once and in order, and gets over two days off in some polls', async () => {
	const random = randomFrom(25);
	const time = new VirtualTime();
	const moments = Float64Array.from({ length: DAYS * PER_DAY }, () =>
		Math.floor(START + 1 + random() * DAYS * DAY),
	).sort();
	const tasks = new DoneTasks(moments);
	const sender = new Sender(time.clockOfProcess(randomFrom(1)));
	const window = createWindow('flexibleFixed', 20, 2_000, 0);

	/** lemlist behind a network: its reply to what passes its rate limit. */
	const arrive = async (answer: () => unknown): Promise<Reply> => {
		await time.wait(40 + random() * 80);
		const { allowed, retryAfterMs } = window.take(time.now());
		const isFault = random() < FAULTS;
		await time.wait(40 + random() * 80);
		const headers = { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) };
		if (!allowed) return { statusCode: 429, headers, body: 'Too Many Requests' };
		if (isFault) return { statusCode: 503, headers: {}, body: 'Service Unavailable' };
		return { statusCode: 200, headers: {}, body: answer() };
	};
	const http: Http = async ({ qs }) =>
		await arrive(() => {
			// The search lags by 1 to 5 minutes.
			const lag = (3 + 2 * Math.sin(time.now() / (60 * MINUTE))) * MINUTE;
			return tasks.page({ ...qs }, START + time.now() - lag);
		});

	const polls: Polled[] = [];
	const pollAllWeek = async () => {
		let state: unknown;
		while (time.now() < DAYS * DAY + 20 * MINUTE) {
			const at = time.now();
			const deadline = at + BUDGET_MS;
			const client = new LemlistClient(new Session({ account, http, sender, deadline }));
			const search: Search = async (query) =>
				(await client.get('/v2/tasks', query, isTaskPage)) as SearchPage;
			const polled = await pollOnce(eventOf('taskDone', 0), state, START + at, search).catch(
				() => undefined,
			);
			if (polled) {
				({ state } = polled);
				const ids = polled.tasks.map(({ _id }) => String(_id));
				const bytes = JSON.stringify(state).length;
				polls.push({ at, ids, bytes, isAll: polled.endedBy === undefined });
			}
			expect(time.now()).toBeLessThan(at + MINUTE);
			await time.wait(EVERY - (time.now() % EVERY));
			if (time.now() >= OFF.from && time.now() < OFF.to) await time.wait(OFF.to - time.now());
		}
	};
	const other = { doneAt: Infinity };
	const runOther = async () => {
		await time.wait(OFF.to - MINUTE);
		const line = new Line({ baseUrl: account.baseUrl });
		const request = async () => await arrive(() => ({}));
		await inOrder(OTHERS, String, async () => {
			await sender.send(request, { expects: isConfirmation, line, repeatable: true });
		});
		other.doneAt = time.now();
	};
	void pollAllWeek();
	void runOther();
	await time.run(8 * DAY);

	const came = polls.flatMap(({ ids }) => ids);
	expect(came).toHaveLength(DAYS * PER_DAY);
	expect(came.findIndex((id, index) => id !== `opp_${index}`)).toBe(-1);
	const backlog = polls.filter(({ at }) => at >= OFF.to);
	const takes = backlog.findIndex(({ isAll }) => isAll) + 1;
	// The first beside the other run, then 10,000 in each.
	expect(takes).toBeLessThanOrEqual(5);
	expect(backlog.slice(0, takes).reduce((sum, { ids }) => sum + ids.length, 0)).toBeGreaterThan(
		39_000,
	);
	// The other run has had its turn meanwhile.
	expect(other.doneAt - OFF.to).toBeLessThan(6 * MINUTE);
	// What is remembered is that of the last 15 minutes, some 210 events of about 25 bytes.
	expect(Math.max(...polls.map(({ bytes }) => bytes))).toBeLessThan(10_000);
});
