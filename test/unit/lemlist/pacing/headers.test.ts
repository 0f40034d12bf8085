import fc from 'fast-check';

import { limitOf, remainingOf, retryAfterMs } from '../../../../nodes/lemlist/pacing/headers';

const NONSENSE = [
	'-5',
	'1e99',
	'NaN',
	'Infinity',
	'soon',
	'',
	' ',
	'2,5',
	'0x10',
	undefined,
	null,
	{},
];
const EPOCH = 'Thu, 01 Jan 1970 00:00:00 GMT';

describe('Retry-After', () => {
	const date = 'Tue, 16 Feb 2021 08:02:42 GMT';
	it.each([
		['2', 2_000],
		['1.234', 1_234],
		['0', 0],
		['300', 300_000],
		[2, 2_000],
		['Tue, 16 Feb 2021 08:02:45 GMT', 3_000],
	])('%s is %i ms', (value, ms) => {
		expect(retryAfterMs({ 'retry-after': value, date })).toBeCloseTo(ms);
	});

	it.each([...NONSENSE, EPOCH, '301', '99999999999'])('%p says nothing', (value) => {
		expect(retryAfterMs({ 'retry-after': value, date })).toBeUndefined();
	});

	it('is not compared with the local clock when the server gives no date', () => {
		const inAMinute = new Date(Date.now() + 60_000).toUTCString();
		expect(retryAfterMs({ 'retry-after': inAMinute })).toBeUndefined();
	});

	it('is a wait between 0 and 5 minutes, or nothing, whatever the server writes', () => {
		const anything = fc.oneof(fc.string(), fc.double().map(String), fc.date().map(String));
		fc.assert(
			fc.property(anything, (value) => {
				const ms = retryAfterMs({ 'retry-after': value, date }) ?? 0;
				expect(ms).toBeGreaterThanOrEqual(0);
				expect(ms).toBeLessThanOrEqual(300_000);
			}),
		);
	});
});

describe('X-RateLimit-Remaining and -Limit', () => {
	it('are whole numbers', () => {
		const headers = { 'x-ratelimit-remaining': '7', 'x-ratelimit-limit': '20' };
		expect(remainingOf(headers)).toBe(7);
		expect(limitOf(headers)).toBe(20);
		expect(remainingOf({ 'x-ratelimit-remaining': '0' })).toBe(0);
		expect(limitOf({ 'x-ratelimit-limit': '0' })).toBeUndefined();
	});

	it.each([...NONSENSE, EPOCH, '1.5'])('%p says nothing', (value) => {
		expect(remainingOf({ 'x-ratelimit-remaining': value })).toBeUndefined();
		expect(limitOf({ 'x-ratelimit-limit': value })).toBeUndefined();
	});
});
