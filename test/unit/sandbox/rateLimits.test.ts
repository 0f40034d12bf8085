import fc from 'fast-check';
import { createWindow, windowKinds } from '../../../sandbox/rateLimits';
import type { Verdict, WindowKind } from '../../../sandbox/rateLimits';

const windowMs = 2000;

/** Arrival times in ms: bursts and pauses of up to two windows. */
const arrivals = fc
	.array(
		fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300 }), fc.integer({ max: 4000, min: 0 })),
		{
			minLength: 1,
			maxLength: 120,
		},
	)
	.map((gaps) => gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap)));
/** Divisors of the window, so that a token takes a whole number of ms and times are exact. */
const limits = fc.constantFrom(1, 2, 4, 5, 8, 10, 16, 20, 25);
const kinds = fc.constantFrom(...windowKinds);

function takeAll(kind: WindowKind, limit: number, times: number[]): Verdict[] {
	const window = createWindow(kind, limit, windowMs, 137);
	return times.map((atMs) => window.take(atMs));
}

function last<T>(items: T[]): T {
	const item = items.at(-1);
	if (item === undefined) throw new Error('empty');
	return item;
}

function admitted(times: number[], verdicts: Verdict[]): number[] {
	return times.filter((_, index) => verdicts[index]?.allowed);
}

describe('every kind of window', () => {
	it.each(windowKinds)('%s accepts a burst of the limit and rejects the next request', (kind) => {
		const verdicts = takeAll(kind, 20, Array<number>(21).fill(10_000));
		expect(verdicts.map((verdict) => verdict.allowed)).toEqual([...Array(20).fill(true), false]);
		expect(verdicts.map((verdict) => verdict.remaining)).toEqual([
			...Array.from({ length: 20 }, (_, index) => 19 - index),
			0,
		]);
	});

	it('accepts exactly `remaining` more requests at the same time', () => {
		fc.assert(
			fc.property(kinds, limits, arrivals, (kind, limit, times) => {
				const { remaining } = last(takeAll(kind, limit, times));
				const further = Array<number>(remaining + 1).fill(last(times));
				const verdicts = takeAll(kind, limit, [...times, ...further]).slice(times.length);
				expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(remaining);
				expect(last(verdicts).allowed).toBe(false);
			}),
		);
	});

	it('accepts a rejected request after `retryAfterMs`, and not a millisecond earlier', () => {
		fc.assert(
			fc.property(kinds, limits, arrivals, (kind, limit, times) => {
				const verdict = last(takeAll(kind, limit, times));
				fc.pre(!verdict.allowed);
				const dueAt = Math.ceil(last(times) + verdict.retryAfterMs);
				expect(last(takeAll(kind, limit, [...times, dueAt])).allowed).toBe(true);
				expect(last(takeAll(kind, limit, [...times, dueAt - 1])).allowed).toBe(false);
			}),
		);
	});

	it('has the whole limit free again at `resetAtMs`', () => {
		fc.assert(
			fc.property(kinds, limits, arrivals, (kind, limit, times) => {
				const { resetAtMs } = last(takeAll(kind, limit, times));
				const burst = Array<number>(limit).fill(Math.ceil(resetAtMs));
				const verdicts = takeAll(kind, limit, [...times, ...burst]).slice(times.length);
				expect(verdicts.every((verdict) => verdict.allowed)).toBe(true);
			}),
		);
	});

	it.each(windowKinds)('%s accepts everything when the limit is Infinity', (kind) => {
		const window = createWindow(kind, Infinity, windowMs);
		expect(window.take(5)).toEqual({
			allowed: true,
			remaining: Infinity,
			retryAfterMs: 0,
			resetAtMs: 5,
		});
	});

	it.each([3, 7, 13])(
		'tokenBucket holds the whole limit of %p, which does not divide the window',
		(limit) => {
			const verdicts = takeAll('tokenBucket', limit, Array<number>(limit + 1).fill(0));
			expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(limit);
		},
	);

	it.each([0, -1, 2.5, NaN])('rejects a limit of %p', (limit) => {
		expect(() => createWindow('slidingLog', limit, windowMs)).toThrow(RangeError);
	});

	it.each([0, -1, NaN, Infinity])('rejects a window of %p ms', (length) => {
		expect(() => createWindow('slidingLog', 20, length)).toThrow(RangeError);
	});
});

describe('slidingLog', () => {
	it('admits as much as possible, but never more than the limit in any window', () => {
		fc.assert(
			fc.property(limits, arrivals, (limit, times) => {
				const verdicts = takeAll('slidingLog', limit, times);
				times.forEach((atMs, index) => {
					const before = admitted(times.slice(0, index), verdicts).filter(
						(earlier) => earlier > atMs - windowMs,
					);
					expect(verdicts[index]?.allowed).toBe(before.length < limit);
				});
			}),
		);
	});
});

describe('slidingLogCountingRejections', () => {
	it('stays closed while rejected requests keep coming', () => {
		const times = Array.from({ length: 100 }, (_, index) => index * 100);
		const verdicts = takeAll('slidingLogCountingRejections', 5, times);
		expect(admitted(times, verdicts)).toEqual([0, 100, 200, 300, 400]);
		expect(last(takeAll('slidingLog', 5, times.slice(0, 21))).allowed).toBe(true);
	});
});

describe('flexibleFixed', () => {
	it('is opened by the first request after expiry, independent of the clock', () => {
		const times = [1500, 1600, 3499, 3500, 3600, 5499, 5500];
		const verdicts = takeAll('flexibleFixed', 2, times);
		expect(admitted(times, verdicts)).toEqual([1500, 1600, 3500, 3600, 5500]);
		expect(verdicts[2]).toEqual({ allowed: false, remaining: 0, retryAfterMs: 1, resetAtMs: 3500 });
	});

	it('is not extended by rejected requests', () => {
		const times = [0, ...Array.from({ length: 19 }, (_, index) => 100 + index * 100), 2000];
		expect(admitted(times, takeAll('flexibleFixed', 1, times))).toEqual([0, 2000]);
	});

	it('lets twice the limit through around the end of a window', () => {
		const times = [0, 1999, 1999, 2000, 2000, 2000];
		expect(admitted(times, takeAll('flexibleFixed', 3, times))).toEqual(times);
	});
});

describe('alignedFixed', () => {
	it('is aligned to the clock and its phase', () => {
		const window = createWindow('alignedFixed', 1, windowMs, 500);
		const verdicts = [2499, 2500, 4499, 4500].map((atMs) => window.take(atMs));
		expect(verdicts.map((verdict) => verdict.allowed)).toEqual([true, true, false, true]);
		expect(verdicts[2]).toMatchObject({ retryAfterMs: 1, resetAtMs: 4500 });
	});
});

describe('tokenBucket', () => {
	it('never admits more than its capacity plus what was refilled', () => {
		fc.assert(
			fc.property(limits, arrivals, (limit, times) => {
				const passed = admitted(times, takeAll('tokenBucket', limit, times));
				passed.forEach((from, index) => {
					passed.slice(index).forEach((to, count) => {
						expect(count + 1).toBeLessThanOrEqual(limit + ((to - from) * limit) / windowMs + 1e-6);
					});
				});
			}),
		);
	});

	it('refills one token per windowMs / limit', () => {
		const times = [...Array<number>(20).fill(0), 99, 100, 100, 350, 350, 350];
		const verdicts = takeAll('tokenBucket', 20, times).slice(20);
		expect(verdicts.map((verdict) => verdict.allowed)).toEqual([
			false,
			true,
			false,
			true,
			true,
			false,
		]);
		expect(verdicts[0]).toMatchObject({ retryAfterMs: 1, resetAtMs: 2000 });
	});
});

describe('slidingCounter', () => {
	it('charges a burst as if it had been spread over its window', () => {
		const window = createWindow('slidingCounter', 20, windowMs);
		const burst = (atMs: number) =>
			Array.from({ length: 25 }, () => window.take(atMs)).filter((verdict) => verdict.allowed)
				.length;
		expect(burst(1000)).toBe(20);
		expect(burst(2000)).toBe(0);
		expect(burst(3000)).toBe(10);
		expect(burst(3999)).toBe(9);
	});

	it('forgets everything after an empty window', () => {
		const times = [...Array<number>(20).fill(137), ...Array<number>(21).fill(4137)];
		expect(admitted(times, takeAll('slidingCounter', 20, times))).toHaveLength(40);
	});
});
