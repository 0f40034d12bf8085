import fc from 'fast-check';
import { momentOfNumber } from '../../../../../nodes/lemlist/values/dates/number';

const iso = (number: number, zone = 'Europe/Paris') =>
	momentOfNumber(number, zone)?.toUTC().toISO();

describe("a spreadsheet's day number", () => {
	it.each([
		[25569, '1970-01-01T00:00:00.000Z'],
		[46096, '2026-03-15T00:00:00.000Z'],
		[46096.25, '2026-03-15T06:00:00.000Z'],
		[46096.5, '2026-03-15T12:00:00.000Z'],
		[46096 + 86_399 / 86_400, '2026-03-15T23:59:59.000Z'],
		[60000, '2064-04-08T00:00:00.000Z'],
		[73050, '2099-12-31T00:00:00.000Z'],
	])('%d is %s', (number, expected) => {
		expect(iso(number, 'UTC')).toBe(expected);
	});

	it('is a day in the zone of the workflow, by the clock on the wall', () => {
		expect(iso(46096)).toBe('2026-03-14T23:00:00.000Z');
		expect(iso(46096.5, 'America/New_York')).toBe('2026-03-15T16:00:00.000Z');
		// 29 March 2026 has 23 hours in Paris, and its noon is half of the number all the same.
		expect(iso(46110.5)).toBe('2026-03-29T10:00:00.000Z');
	});

	it('has the seconds that the sheet shows, in spite of binary fractions', () => {
		fc.assert(
			fc.property(fc.integer({ min: 30_000, max: 70_000 }), fc.nat(86_399), (day, second) => {
				const ms = Date.UTC(1899, 11, 30 + day) + second * 1000;
				expect(iso(day + second / 86_400, 'UTC')).toBe(new Date(ms).toISOString());
			}),
		);
	});
});

it.each([
	['the first seconds', 1e9, '2001-09-09T01:46:40.000Z'],
	['the last seconds', 1e10 - 1, '2286-11-20T17:46:39.000Z'],
	['a fraction of a second', 1773568800.25, '2026-03-15T10:00:00.250Z'],
	['the first milliseconds', 1e12, '2001-09-09T01:46:40.000Z'],
	['milliseconds', 1773568800000, '2026-03-15T10:00:00.000Z'],
])('%s: %d is %s in any zone', (_, number, expected) => {
	expect(iso(number)).toBe(expected);
	expect(iso(number, 'Asia/Tokyo')).toBe(expected);
});

it.each([
	-1,
	-46096,
	100_000,
	9_999_999,
	100_000_000,
	999_999_999,
	1e10,
	202_612_051_430,
	999_999_999_999,
	NaN,
	-Infinity,
])('%d is in none of the ranges', (number) => {
	expect(iso(number)).toBeUndefined();
});
