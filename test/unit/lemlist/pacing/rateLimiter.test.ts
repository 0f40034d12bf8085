import { LEMLIST_LIMIT, RateLimiter } from '../../../../nodes/lemlist/pacing/rateLimiter';
import type { Permit } from '../../../../nodes/lemlist/pacing/rateLimiter';

const OK = { statusCode: 200, headers: {}, body: {} };
const { limit, windowMs, marginMs } = LEMLIST_LIMIT;

/** A limiter on a clock that stands still unless somebody sleeps. */
function limiterOnClock() {
	const time = { ms: 0 };
	const clock = {
		now: () => time.ms,
		sleep: async (ms: number) => void (time.ms += ms),
		random: () => 0,
	};
	return { limiter: new RateLimiter(clock), time };
}

/** Lets a whole burst go at once. */
async function burst(limiter: RateLimiter): Promise<Permit[]> {
	const permits: Permit[] = [];
	for (let sent = 0; sent < limit; sent++) {
		const permit = (await limiter.acquire(Infinity)) as Permit;
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
		await limiter.acquire(Infinity);
		expect(time.ms).toBe(windowMs + marginMs);
	});

	it('waits longer where a busy process let this one out late', async () => {
		const { limiter, time } = limiterOnClock();
		const permits = await burst(limiter);
		time.ms = 150;
		limiter.hasLeft(permits[7]!);
		await limiter.acquire(Infinity);
		expect(time.ms).toBe(150 + windowMs + marginMs);
	});
});
