// Sessions of one process with the same key: who is served when.
import { LemlistClient } from '../../../nodes/lemlist/client';
import type { Http } from '../../../nodes/lemlist/http';
import { isTaskPage } from '../../../nodes/lemlist/policy/expected';
import { Sender } from '../../../nodes/lemlist/sending/sender';
import type { SessionOptions } from '../../../nodes/lemlist/session';
import { Session } from '../../../nodes/lemlist/session';
import { VirtualTime } from '../../simulation/virtualTime';
import { reply } from '../support/reply';

const TWO_WINDOWS_MS = 2 * 2_025;

/** Sessions, and when each request was sent, in ms. A path is the name of what sent it. */
function lab() {
	const time = new VirtualTime();
	const sender = new Sender(time.clockOfProcess(() => 0));
	const account = { apiKey: 'key of team one', baseUrl: 'https://lemlist.example.com/api' };
	const sent: Array<{ url: string; at: number }> = [];
	const http: Http = async ({ url }) => {
		sent.push({ url, at: time.now() });
		await time.wait(100);
		return reply(200, { results: [{ _id: 'opp_1' }], total: 1 });
	};
	const open = (options: SessionOptions = {}) =>
		new LemlistClient(new Session({ account, sender, http, ...options }));
	const sentAt = (url: string) => sent.filter((each) => each.url === url).map(({ at }) => at);
	return { time, open, sentAt };
}

const ask = async (client: LemlistClient, url: string): Promise<unknown> =>
	await client.request({ url }, { expects: isTaskPage });

/** Puts requests of as many rows in line, as Create does. */
function askForRows(client: LemlistClient, url: string, count: number): void {
	for (let row = 0; row < count; row++) void ask(client.forRow({}), url);
}

it('a run keeps nobody waiting: all of its rows are one line', async () => {
	const { time, open, sentAt } = lab();
	askForRows(open(), '/long', 600);
	await time.run(8_000);
	void ask(open(), '/late');
	await time.run(Infinity);
	expect(sentAt('/late')[0]).toBeLessThan(8_000 + TWO_WINDOWS_MS);
	expect(sentAt('/long')).toHaveLength(600);
});

it('lists in the panel go before 30 runs', async () => {
	const { time, open, sentAt } = lab();
	for (let run = 0; run < 30; run++) askForRows(open(), '/run', 10);
	await time.run(8_000);
	void ask(open({ deadline: 18_000, isInteractive: true }), '/list');
	await time.run(Infinity);
	expect(sentAt('/list')[0]).toBeLessThan(8_000 + TWO_WINDOWS_MS / 2);
});

it('polls wait like runs', async () => {
	const { time, open, sentAt } = lab();
	for (let run = 0; run < 30; run++) askForRows(open(), '/run', 10);
	await time.run(8_000);
	void ask(open({ deadline: 44_000 }), '/poll');
	await time.run(Infinity);
	expect(sentAt('/poll')[0]).toBeGreaterThan(8_000 + TWO_WINDOWS_MS / 2);
	expect(sentAt('/poll')[0]).toBeLessThan(8_000 + 1.5 * TWO_WINDOWS_MS);
});

it("look-ups of all runs wait in a line of their own, beside the runs' other requests", async () => {
	const { time, open, sentAt } = lab();
	const run = open({ maxPerWindow: 5 });
	askForRows(run, '/row', 600);
	askForRows(open(), '/other', 600);
	for (let row = 0; row < 1_500; row++) void run.task(`opp_${row}`);
	await time.run(Infinity);
	// 15 requests of 100 look-ups: a third of the turns, and no turn of the run's own.
	expect(sentAt('/v2/tasks')).toHaveLength(15);
	expect(Math.max(...sentAt('/v2/tasks'))).toBeLessThan(3 * TWO_WINDOWS_MS);
});
