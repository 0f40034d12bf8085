import { LEMLIST_LIMIT } from '../../../../nodes/lemlist/pacing/pace';
import { RateLimiter } from '../../../../nodes/lemlist/pacing/rateLimiter';
import type { Permit } from '../../../../nodes/lemlist/pacing/sentLog';
import type { WaitReason } from '../../../../nodes/lemlist/pacing/waits';

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
		const permit = (await limiter.acquire()) as Permit;
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
		await limiter.acquire();
		expect(time.ms).toBe(windowMs + marginMs);
	});

	it('waits longer if a busy process sent this one late', async () => {
		const { limiter, time } = limiterOnClock();
		const permits = await burst(limiter);
		time.ms = 150;
		limiter.hasLeft(permits[7]!);
		await limiter.acquire();
		expect(time.ms).toBe(150 + windowMs + marginMs);
	});
});

describe('a wait', () => {
	/** The reasons and lengths of what a request waits for. */
	async function waitsOf(limiter: RateLimiter): Promise<Array<[WaitReason, number]>> {
		const waits: Array<[WaitReason, number]> = [];
		await limiter.acquire({ onWait: ({ reason, from, to }) => waits.push([reason, to - from]) });
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

	it.each(['outage', 'retryAfter'] as const)(
		'is for the %s that paused the key',
		async (reason) => {
			const { limiter } = limiterOnClock();
			limiter.pause(12_000, reason);
			expect(await waitsOf(limiter)).toEqual([[reason, 12_000]]);
		},
	);

	it('is for its share while others use the key', async () => {
		const { limiter } = limiterOnClock();
		// Four replies decide whether there are others.
		for (const remaining of [6, 5, 4, 3]) {
			const permit = (await limiter.acquire()) as Permit;
			limiter.ended(permit, { ...OK, headers: { 'x-ratelimit-remaining': remaining } });
		}
		const [[reason, ms] = []] = await waitsOf(limiter);
		expect(reason).toBe('sharing');
		expect(ms).toBeGreaterThan(0);
	});

	it('has one reason after the other if the reason changes', async () => {
		const { limiter } = limiterOnClock();
		limiter.pause(1_000, 'outage');
		const waiting = waitsOf(limiter);
		limiter.pause(3_000, 'retryAfter');
		expect((await waiting).map(([reason]) => reason)).toEqual(['outage', 'retryAfter']);
	});

	it('ends without a permit when the time of the caller is up, and is reported', async () => {
		const { limiter, time } = limiterOnClock();
		limiter.pause(60_000, 'outage');
		const onWait = jest.fn();
		expect(await limiter.acquire({ until: 10_000, onWait })).toBeUndefined();
		expect(time.ms).toBe(10_000);
		expect(onWait.mock.calls).toEqual([[{ reason: 'outage', from: 0, to: 10_000 }]]);
		expect(limiter.reasonToWait()).toBe('outage');
	});
});

describe('a pause', () => {
	/** How long the next request waits, in ms. */
	async function waitMs({ limiter, time }: ReturnType<typeof limiterOnClock>): Promise<number> {
		await limiter.acquire();
		return time.ms;
	}

	it('is not shortened by another', async () => {
		const on = limiterOnClock();
		on.limiter.pause(12_000, 'outage');
		on.limiter.pause(1_000, 'retryAfter');
		expect(await waitMs(on)).toBe(12_000);
	});

	it('ends without a permit after an abort', async () => {
		const { limiter } = limiterOnClock();
		limiter.pause(12_000, 'outage');
		expect(await limiter.acquire({ signal: AbortSignal.abort() })).toBeUndefined();
	});
});
