import { LEMLIST_LIMIT, Pace } from '../../../../nodes/lemlist/pacing/pace';
import { RateLimiter } from '../../../../nodes/lemlist/pacing/rateLimiter';
import type { Permit, WaitOptions } from '../../../../nodes/lemlist/pacing/line';
import { Line } from '../../../../nodes/lemlist/pacing/line';
import type { Wait, WaitReason } from '../../../../nodes/lemlist/pacing/waits';
import { VirtualTime } from '../../../simulation/virtualTime';

const OK = { statusCode: 200, headers: {}, body: {} };
const { limit, windowMs, marginMs } = LEMLIST_LIMIT;

/** A limiter on a clock that stands still unless somebody sleeps. */
function limiterOnClock() {
	const time = { ms: 0 };
	const clock = {
		now: () => time.ms,
		sleep: async (ms: number) => void (time.ms += ms),
		timeout: (ms: number) => AbortSignal.timeout(ms),
		random: () => 0,
	};
	return { limiter: new RateLimiter(clock), time };
}

/** Sends a whole burst at once. */
async function burst(limiter: RateLimiter): Promise<Permit[]> {
	const permits: Permit[] = [];
	for (let sent = 0; sent < limit; sent++) {
		const permit = (await limiter.acquire(new Line())) as Permit;
		limiter.ended(permit, OK);
		permits.push(permit);
	}
	return permits;
}

describe('the burst after this one', () => {
	it('waits for the window and its margin', async () => {
		const { limiter, time } = limiterOnClock();
		await burst(limiter);
		expect(time.ms).toBe(0);
		await limiter.acquire(new Line());
		expect(time.ms).toBe(windowMs + marginMs);
	});

	it('waits longer if a busy process sent this one late', async () => {
		const { limiter, time } = limiterOnClock();
		const permits = await burst(limiter);
		time.ms = 150;
		limiter.recordDeparture(permits[7]!);
		await limiter.acquire(new Line());
		expect(time.ms).toBe(150 + windowMs + marginMs);
	});
});

describe('a wait', () => {
	/** The reasons and lengths of what a request waits for. */
	async function waitsOf(limiter: RateLimiter): Promise<Array<[WaitReason, number]>> {
		const waits: Array<[WaitReason, number]> = [];
		await limiter.acquire(new Line(), {
			onWait: ({ reason, from, to }) => waits.push([reason, to - from]),
		});
		return waits;
	}

	it('is none if the request may go at once', async () => {
		expect(await waitsOf(limiterOnClock().limiter)).toEqual([]);
	});

	it('is for the limit after a full window', async () => {
		const { limiter } = limiterOnClock();
		await burst(limiter);
		expect(await waitsOf(limiter)).toEqual([['limit', windowMs + marginMs]]);
	});

	it('is for the Retry-After that paused the Base URL', async () => {
		const { limiter } = limiterOnClock();
		limiter.pause(new Line(), 12_000);
		expect(await waitsOf(limiter)).toEqual([['retryAfter', 12_000]]);
	});

	it('is for its share while others use the key', async () => {
		const { limiter } = limiterOnClock();
		// Four replies decide whether there are others.
		for (const remaining of [6, 5, 4, 3]) {
			const permit = (await limiter.acquire(new Line())) as Permit;
			limiter.ended(permit, { ...OK, headers: { 'x-ratelimit-remaining': remaining } });
		}
		const [[reason, ms] = []] = await waitsOf(limiter);
		expect(reason).toBe('sharing');
		expect(ms).toBeGreaterThan(0);
	});

	it('has one reason after the other if the reason changes', async () => {
		const { limiter } = limiterOnClock();
		await burst(limiter);
		const waiting = waitsOf(limiter);
		limiter.pause(new Line(), 3_000);
		expect((await waiting).map(([reason]) => reason)).toEqual(['limit', 'retryAfter']);
	});

	it('ends without a permit when the time of the caller is up, and is reported', async () => {
		const { limiter, time } = limiterOnClock();
		limiter.pause(new Line(), 60_000);
		const onWait = jest.fn();
		expect(await limiter.acquire(new Line(), { deadline: 10_000, onWait })).toBeUndefined();
		expect(time.ms).toBe(10_000);
		expect(onWait.mock.calls).toEqual([[{ reason: 'retryAfter', from: 0, to: 10_000 }]]);
		expect(limiter.reasonToWait(new Line())).toBe('retryAfter');
	});
});

it('a pause ends without a permit after an abort', async () => {
	const { limiter } = limiterOnClock();
	limiter.pause(new Line(), 12_000);
	expect(await limiter.acquire(new Line(), { signal: AbortSignal.abort() })).toBeUndefined();
});

/** A limiter on virtual time, and what it let go. Each request is replied to after 100 ms. */
class Lab {
	readonly time = new VirtualTime();
	readonly limiter = new RateLimiter(this.time.clockOfProcess(() => 0));
	readonly sent: Array<{ name: string; at: number; waits: Wait[] }> = [];
	statusCode = 200;
	latencyMs = 100;

	/** Puts requests in a line, all at the same time. */
	async send(name: string, line: Line, count = 1, options: WaitOptions = {}): Promise<void> {
		await Promise.all(Array.from({ length: count }, () => this.sendOne(name, line, options)));
	}

	async sendAt(atMs: number, ...request: Parameters<Lab['send']>): Promise<void> {
		await this.time.wait(atMs);
		await this.send(...request);
	}

	private async sendOne(name: string, line: Line, options: WaitOptions): Promise<void> {
		const waits: Wait[] = [];
		const onWait = (wait: Wait) => waits.push(wait);
		const permit = await this.limiter.acquire(line, { ...options, onWait });
		if (!permit) return;
		this.sent.push({ name, at: this.time.now(), waits });
		await this.time.wait(this.latencyMs);
		this.end(permit);
	}

	end(permit: Permit): void {
		this.limiter.ended(permit, { ...OK, statusCode: this.statusCode });
	}

	/** When those with a name were sent, in ms. */
	sentAt(name: string): number[] {
		return this.sent.filter((each) => each.name === name).map(({ at }) => at);
	}

	async run(untilMs = Infinity): Promise<void> {
		await this.time.run(untilMs);
	}
}

const countIn = (times: readonly number[], from: number, to: number): number =>
	times.filter((at) => at >= from && at < to).length;

describe('lines', () => {
	it('are served in turn: each burst is shared by all that wait', async () => {
		const lab = new Lab();
		for (const name of ['a', 'b', 'c']) void lab.send(name, new Line(), 60);
		await lab.run();
		// The second and third burst.
		const shares = ['a', 'b', 'c'].map((name) => countIn(lab.sentAt(name), 1_000, 6_000));
		expect(shares.reduce((sum, share) => sum + share)).toBe(40);
		expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
	});

	it('with one late request do not wait until a long one is done', async () => {
		const lab = new Lab();
		void lab.send('long', new Line(), 500);
		void lab.sendAt(8_000, 'late', new Line());
		await lab.run();
		expect(lab.sentAt('late')[0]).toBeLessThan(8_000 + windowMs + marginMs);
		expect(Math.max(...lab.sentAt('long'))).toBeLessThan(26 * 2_030);
	});

	it('that go first are served before others that came earlier', async () => {
		const lab = new Lab();
		for (let run = 0; run < 50; run++) void lab.send('run', new Line(), 5);
		void lab.sendAt(3_000, 'list', new Line({ goesFirst: true }), 2);
		await lab.run();
		const firstLater = lab.sent.findIndex(({ at }) => at >= 3_000);
		expect(lab.sent.slice(firstLater, firstLater + 2).map(({ name }) => name)).toEqual([
			'list',
			'list',
		]);
	});

	it('send retries before the requests that were not sent yet, in the order of their failures', async () => {
		const lab = new Lab();
		const line = new Line();
		void lab.send('new', line, 50);
		void lab.sendAt(1_000, 'first retry', line, 1, { isRetry: true });
		void lab.sendAt(1_001, 'second retry', line, 1, { isRetry: true });
		await lab.run();
		expect(lab.sent.slice(20, 23).map(({ name }) => name)).toEqual([
			'first retry',
			'second retry',
			'new',
		]);
	});

	it('leave no trace when all of their requests have given up', async () => {
		const lab = new Lab();
		const abort = new AbortController();
		lab.limiter.pause(new Line(), 60_000);
		const cancelled = new Line();
		void lab.send('cancelled', cancelled, 1_000, { signal: abort.signal });
		void lab.send('other', new Line(), 3);
		void lab.time.wait(5_000).then(() => abort.abort());
		await lab.run(5_250);
		expect(cancelled.length).toBe(0);
		await lab.run();
		expect(lab.sent.map(({ name }) => name)).toEqual(['other', 'other', 'other']);
	});

	it('may hold 150,000 requests', async () => {
		const lab = new Lab();
		const abort = new AbortController();
		const { signal } = abort;
		for (let run = 0; run < 50; run++) void lab.send('', new Line(), 3_000, { signal });
		void lab.time.wait(1_000).then(() => abort.abort());
		await lab.run();
		expect(lab.sent).toHaveLength(20);
	});

	it('cost as much per request, however many wait', async () => {
		const callsPerRequest = async (waiting: number) => {
			const next = jest.spyOn(Pace.prototype, 'next');
			const ofLine = jest.spyOn(Line.prototype, 'next');
			const lab = new Lab();
			const abort = new AbortController();
			void lab.send('a', new Line(), waiting, { signal: abort.signal });
			void lab.time.wait(5_000).then(() => abort.abort());
			await lab.run();
			const calls = next.mock.calls.length + ofLine.mock.calls.length;
			jest.restoreAllMocks();
			return calls / lab.sent.length;
		};
		expect(await callsPerRequest(5_000)).toBeLessThan(1.5 * (await callsPerRequest(100)));
	});
});

describe('a cap', () => {
	it('holds from the first request of an idle key on', async () => {
		const lab = new Lab();
		void lab.send('capped', new Line({ maxPerWindow: 2 }), 6);
		await lab.run();
		const interval = windowMs + marginMs;
		expect(lab.sentAt('capped')).toEqual([0, 0, interval, interval, 2 * interval, 2 * interval]);
	});

	it('is of its line alone: requests of others count neither for it nor against it', async () => {
		const lab = new Lab();
		void lab.send('other', new Line({ maxPerWindow: 3 }), 30);
		void lab.send('capped', new Line({ maxPerWindow: 5 }), 50);
		void lab.send('free', new Line(), 240);
		await lab.run();
		const inWindow = (name: string) => countIn(lab.sentAt(name), 4_050, 4_050 + windowMs);
		expect([inWindow('other'), inWindow('capped'), inWindow('free')]).toEqual([3, 5, 12]);
	});
});

describe('requests under way', () => {
	/** How many are under way if lemlist stays silent from the start. */
	async function underWay(repeatable: boolean): Promise<number> {
		const lab = new Lab();
		lab.latencyMs = 1e9;
		void lab.send('', new Line(), 100, { repeatable });
		await lab.run(60_000);
		return lab.sent.length;
	}

	it('are at most 30 of a line, 20 if they must not arrive twice', async () => {
		expect(await underWay(true)).toBe(30);
		expect(await underWay(false)).toBe(20);
	});

	it.each([
		{ reply: 'a reply', statusCode: 200, max: 30 },
		{ reply: 'a rejection', statusCode: 400, max: 30 },
		{ reply: 'a 429', statusCode: 429, max: 20 },
	])('may be as many as others after $reply', async ({ statusCode, max }) => {
		const lab = new Lab();
		lab.statusCode = statusCode;
		const line = new Line();
		void lab.send('first', line, 1, { repeatable: false });
		await lab.run(1_000);
		lab.latencyMs = 1e9;
		void lab.send('silent', line, 100, { repeatable: false });
		await lab.run(60_000);
		expect(lab.sentAt('silent')).toHaveLength(max);
	});

	it('hold up no other line, and are what the next one waits for', async () => {
		const lab = new Lab();
		lab.latencyMs = 20_000;
		void lab.send('silent', new Line(), 31);
		await lab.run(5_000);
		lab.latencyMs = 100;
		void lab.send('other', new Line());
		await lab.run(8_000);
		expect(lab.sentAt('other')).toHaveLength(1);
		await lab.run();
		expect(lab.sent.at(-1)!.waits.map(({ reason }) => reason)).toContain('replies');
	});
});

describe('a Base URL that fails', () => {
	const RULE = { consecutiveFailures: 5, firstMs: 1_000, maxMs: 8_000, giveUpAfterMs: 120_000 };
	const lineTo = (baseUrl: string) => new Line({ baseUrl });

	/** Requests to `down` get no reply; to all others they do. */
	class Outage extends Lab {
		override end(permit: Permit): void {
			const isDown = permit.line.baseUrl === 'down' && this.time.now() < this.untilMs;
			this.limiter.ended(permit, isDown ? undefined : OK, isDown ? RULE : undefined);
		}

		constructor(private readonly untilMs = Infinity) {
			super();
		}
	}

	it('pauses the lines to it, and no others', async () => {
		const lab = new Outage();
		void lab.send('down', lineTo('down'), 60);
		void lab.send('up', lineTo('up'), 60);
		await lab.run(30_000);
		expect(lab.sentAt('up')).toHaveLength(60);
		expect(Math.max(...lab.sentAt('up'))).toBeLessThan(4 * (windowMs + marginMs));
		expect(lab.sentAt('down').length).toBeLessThan(40);
	});

	it('gets one request at a time until it replies, then all', async () => {
		const lab = new Outage(20_000);
		void lab.send('down', lineTo('down'), 100);
		await lab.run(20_000);
		const alone = lab.sentAt('down').filter((at) => at > 1_000);
		expect(new Set(alone).size).toBe(alone.length);
		expect(alone.length).toBeLessThan(6);
		await lab.run();
		expect(lab.sentAt('down')).toHaveLength(100);
		expect(Math.max(...lab.sentAt('down'))).toBeLessThan(28_000 + 5 * (windowMs + marginMs));
	});

	it('is waited for no longer than two minutes', async () => {
		const lab = new Outage();
		const line = lineTo('down');
		void lab.send('down', line, 1_000);
		await lab.run(119_000);
		expect(line.length).toBeGreaterThan(900);
		await lab.run(121_000);
		expect(line.length).toBe(0);
		expect(lab.limiter.reasonToWait(line)).toBe('outage');
	});

	it('gets a lone request long after that, and then all others', async () => {
		const lab = new Outage(300_000);
		const line = lineTo('down');
		void lab.send('early', line, 100);
		void lab.sendAt(240_000, 'lone', line);
		void lab.sendAt(600_000, 'lone', line);
		void lab.sendAt(700_000, 'all', line, 30);
		await lab.run();
		expect(lab.sentAt('lone')).toEqual([240_000, 600_000]);
		expect(lab.sentAt('all')).toHaveLength(30);
	});

	it('is tried again from time to time after that', async () => {
		const lab = new Outage(200_000);
		const line = lineTo('down');
		void lab.send('early', line, 100);
		for (const at of [190_000, 191_000, 192_000, 204_000, 220_000]) {
			void lab.sendAt(at, 'late', line, 10);
		}
		await lab.run();
		expect(lab.sentAt('late').filter((at) => at < 200_000)).toHaveLength(1);
		expect(lab.sentAt('late').filter((at) => at >= 220_000)).toHaveLength(10);
	});
});
