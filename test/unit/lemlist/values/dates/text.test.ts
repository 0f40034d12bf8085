import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { DateSettings } from '../../../../../nodes/lemlist/values/date';
import { toDueDate, toRangeEnd } from '../../../../../nodes/lemlist/values/date';

/** A Monday. */
const NOW = Date.parse('2026-11-30T10:00:00Z');
const PARIS: DateSettings = { timezone: 'Europe/Paris', now: NOW };

const read = (given: unknown, settings: Partial<DateSettings> = {}) => {
	const reading = toDueDate(given, { ...PARIS, ...settings });
	return 'value' in reading ? reading.value : `${reading.problem}. ${reading.advice}`;
};

describe('a month by its name', () => {
	it.each([
		['Dec 5, 2026 2:30 PM', '2026-12-05T13:30:00.000Z'],
		['December 5th, 2026 at 2:30 p.m.', '2026-12-05T13:30:00.000Z'],
		['Sat, Dec 5, 2026 at 2:30 PM', '2026-12-05T13:30:00.000Z'],
		['5-Dec-2026 14:30:15', '2026-12-05T13:30:15.000Z'],
		['5 DECEMBER 2026', '2026-12-04T23:00:00.000Z'],
		['the 5th of December 2026', 'is not a date. Write it as 2026-12-31 or 2026-12-31 10:00.'],
		['5th of December, 2026', '2026-12-04T23:00:00.000Z'],
		['5-Dec-26', '2026-12-04T23:00:00.000Z'],
		["5 Dec '26", '2026-12-04T23:00:00.000Z'],
		['2026-DEC-05', '2026-12-04T23:00:00.000Z'],
		['Sept. 5, 2026', '2026-09-04T22:00:00.000Z'],
		['12/Dec/2026:10:00', 'is not a date. Write it as 2026-12-31 or 2026-12-31 10:00.'],
		['Sat, 05 Dec 2026 13:30:00 GMT', '2026-12-05T13:30:00.000Z'],
		['5 Dec 2026 14:30:00 +0100', '2026-12-05T13:30:00.000Z'],
		[
			'Sat Dec 05 2026 14:30:00 GMT+0100 (Central European Standard Time)',
			'2026-12-05T13:30:00.000Z',
		],
	])('%s is %s', (given, expected) => {
		expect(read(given)).toBe(expected);
	});

	it.each([
		...['Mon, 05 Dec 2026', 'Dec 32, 2026', 'Dec 5', 'Dec 2026', '5 Dec 10:00', 'Dez 5, 2026'],
		...['26-Dec-05', '5-Dec-99', 'Dec 5, 26', '5 Decem 2026', 'Dec 5, 2026 14:30 PM'],
	])('%s could be any day, or none', (given) => {
		expect(read(given)).toMatch(/^is not a date/);
	});
});

describe('two numbers in front of a year', () => {
	it.each([
		['31/12/2026', '2026-12-30T23:00:00.000Z'],
		['12/31/2026 2:30 pm', '2026-12-31T13:30:00.000Z'],
		['5.5.2026', '2026-05-04T22:00:00.000Z'],
		['Sat 05/12/2026', '2026-12-04T23:00:00.000Z'],
	])('are read if there is one day that they can be: %s', (given, expected) => {
		expect(read(given)).toBe(expected);
		expect(read(given, { ambiguousDates: 'reject' })).toBe(expected);
	});

	it.each([
		['05/12/2026', '2026-12-05 or 2026-05-12'],
		['5. 12. 2026', '2026-12-05 or 2026-05-12'],
		['12/5/2026, 2:30:00 PM', '2026-05-12 14:30 or 2026-12-05 14:30'],
		['05/12/2026 14:30:05 UTC', '2026-12-05 14:30:05+00:00 or 2026-05-12 14:30:05+00:00'],
		['5.12.26', '2026-12-05 or 2026-05-12'],
		['31/12/26', '2026-12-31 or 2031-12-26'],
	])('are rejected otherwise: %s', (given, readings) => {
		const problem = 'could be different days';
		expect(read(given)).toBe(`${problem}. Write the year first: ${readings}.`);
		expect(read(given, { ambiguousDates: 'reject' })).toBe(
			`${problem}. Set Options > Dates Like 05/12/2026, or write the year first: ${readings}.`,
		);
	});

	it('are read in the order that is set', () => {
		expect(read('05/12/2026', { ambiguousDates: 'dayFirst' })).toBe('2026-12-04T23:00:00.000Z');
		expect(read('05/12/2026', { ambiguousDates: 'monthFirst' })).toBe('2026-05-11T22:00:00.000Z');
		expect(read('5.12.26', { ambiguousDates: 'dayFirst' })).toBe('2026-12-04T23:00:00.000Z');
	});

	it('are rejected if nobody knows what is set', () => {
		expect(read('05/12/2026', { ambiguousDates: 'yearFirst' as never })).toMatch(/^could be/);
	});

	it('are rejected if the order that is set leads to no day', () => {
		expect(read('12/31/2026 10:00', { ambiguousDates: 'dayFirst' })).toBe(
			'is not a date in the order of day and month that is set. Write it as 2026-12-31 10:00, or change Options > Dates Like 05/12/2026.',
		);
	});

	it.each(['dayFirst', 'monthFirst', 'reject', undefined] as const)(
		'never lead to another century or decade: 26-12-05 with %s',
		(ambiguousDates) => {
			const reading = toDueDate('26-12-05', {
				...PARIS,
				...(ambiguousDates && { ambiguousDates }),
			});
			expect(reading).toHaveProperty('problem');
			expect(JSON.stringify(reading)).not.toContain('2005');
			expect(JSON.stringify(reading)).not.toContain('Options');
		},
	);
});

describe('a time behind the day', () => {
	it.each([
		['2026-12-05 2:30 PM', '2026-12-05T13:30:00.000Z'],
		['2026-12-05 2:30\u202fpm', '2026-12-05T13:30:00.000Z'],
		['2026-12-05 12 AM', '2026-12-04T23:00:00.000Z'],
		['2026-12-05, noon', '2026-12-05T11:00:00.000Z'],
		['2026-12-05T14', '2026-12-05T13:00:00.000Z'],
		['2026-12-05T14:30:00.0000000Z', '2026-12-05T14:30:00.000Z'],
		['2026-12-05 14:30:00,5 UTC', '2026-12-05T14:30:00.500Z'],
		['2026-12-05 14:30 GMT+1', '2026-12-05T13:30:00.000Z'],
		['December 5, 2026 2:30 PM (GMT+1)', '2026-12-05T13:30:00.000Z'],
		['2026-12-05 14:30:00-05', '2026-12-05T19:30:00.000Z'],
		['2026-12-05T24:00', '2026-12-05T23:00:00.000Z'],
	])('%s is %s', (given, expected) => {
		expect(read(given)).toBe(expected);
	});

	it.each([
		...['2026-12-05 14', '2026-12-05 13 PM', '2026-12-05 0:30 PM', '2026-12-05 14:60'],
		...['2026-12-05 14:30 CET', '2026-12-05T14:30:00-12:01', '2026-12-05T14:30:00+14:01'],
		...['2026-12-05T24:01', '2026-12-05 14:30 or so', '2026-12-05 14.30', '2026-12-05 14h30'],
	])('%s is none', (given) => {
		expect(read(given)).toMatch(/^is not a date/);
	});

	it.each([
		['2026-12-05 09:00-10:00', '2026-12-05 09:00'],
		['2026-12-05 9:00 - 17:00', '2026-12-05 09:00'],
		['2026-12-05 09:00-05:00', '2026-12-05 09:00'],
		['2026-12-05T11:00-12:00', '2026-12-05 11:00'],
		['2026-12-05 09:00–10:00', '2026-12-05 09:00'],
		['Dec 5, 2026 2-3pm', '2026-12-05 14:00'],
		['31/12/2026 9am to 10am', '2026-12-31 09:00'],
		['tomorrow 09:00-10:00', '2026-12-01 09:00'],
		['2026-12-05 09:00-10', '2026-12-05 09:00'],
		['2026-12-05 9:00-11', '2026-12-05 09:00'],
		['2026-12-05 10:00-12', '2026-12-05 10:00'],
		['31/12/2026 9:00-10', '2026-12-31 09:00'],
		['tomorrow 9:00-10', '2026-12-01 09:00'],
		['2026-12-05 9:00 - 10', '2026-12-05 09:00'],
		['2026-12-05 09:00:00 - 10', '2026-12-05 09:00'],
		['2026-12-05 09:00 -10:00', '2026-12-05 09:00'],
		['2026-12-05 09:00–10', '2026-12-05 09:00'],
		['2026-12-05T09:00-10', '2026-12-05 09:00'],
		['2026-12-05 9-10', '2026-12-05 09:00'],
		['2026-12-05 2:30pm-03', '2026-12-05 14:30'],
		['2026-12-05 9:00-10 (my time)', '2026-12-05 09:00'],
	])('is no offset if there are two: %s', (given, start) => {
		expect(read(given)).toBe(`is a range of times. Write when it starts: ${start}.`);
		expect(read(start)).toMatch(/Z$/);
	});

	it.each([
		['9-5pm', '09:00'],
		['9:00-5:00 PM', '09:00'],
		['11-1pm', '11:00'],
		['2-3pm', '14:00'],
		['12-1pm', '12:00'],
		['12-1am', '00:00'],
		['10-12pm', '10:00'],
		['10-12am', '22:00'],
		['10-11am', '10:00'],
		['11-2 a.m.', '23:00'],
		['11:30-12:30pm', '11:30'],
		['2:15 – 2:45pm', '14:15'],
		['9am-5pm', '09:00'],
		['9pm-5', '21:00'],
	])('starts before it ends: %s', (range, start) => {
		expect(read(`2026-12-05 ${range}`)).toBe(
			`is a range of times. Write when it starts: 2026-12-05 ${start}.`,
		);
	});

	it.each(['9-17pm', '14-3pm', '0-3pm'])('is none if its half is none: %s', (range) => {
		expect(read(`2026-12-05 ${range}`)).toMatch(/^is not a date/);
	});

	it.each([
		['2026-12-05T09:00-05:00', '2026-12-05T14:00:00.000Z'],
		['2026-12-05T10:00-05', '2026-12-05T15:00:00.000Z'],
		['2026-12-05 10:00 -05:00', '2026-12-05T15:00:00.000Z'],
		['2026-12-05 10:00 -05', '2026-12-05T15:00:00.000Z'],
		['2026-12-05 10:00+10', '2026-12-05T00:00:00.000Z'],
		['2026-12-05 02:30:00 PM -05:00', '2026-12-05T19:30:00.000Z'],
		['2026-12-05 09:00:00-10:00', '2026-12-05T19:00:00.000Z'],
		['2026-12-05 10:00 -0500', '2026-12-05T15:00:00.000Z'],
		['2026-12-05 10:00+01:00', '2026-12-05T09:00:00.000Z'],
	])('has an offset, as computers write it: %s', (given, expected) => {
		expect(read(given)).toBe(expected);
	});
});

describe('a distance from now', () => {
	it.each([
		['now', '2026-11-30T10:00:00.000Z'],
		['today', '2026-11-29T23:00:00.000Z'],
		['Tomorrow', '2026-11-30T23:00:00.000Z'],
		['tomorrow 9am', '2026-12-01T08:00:00.000Z'],
		['tomorrow at 9:30', '2026-12-01T08:30:00.000Z'],
		['yesterday', '2026-11-28T23:00:00.000Z'],
		['the day after tomorrow', '2026-12-01T23:00:00.000Z'],
		['in 3 days', '2026-12-02T23:00:00.000Z'],
		['in a week', '2026-12-06T23:00:00.000Z'],
		['in two weeks at noon', '2026-12-14T11:00:00.000Z'],
		['+2 weeks', '2026-12-13T23:00:00.000Z'],
		['+3d', '2026-12-02T23:00:00.000Z'],
		['3 days from now', '2026-12-02T23:00:00.000Z'],
		['in 1 month', '2026-12-29T23:00:00.000Z'],
		['in 90 minutes', '2026-11-30T11:30:00.000Z'],
		['+2 hours', '2026-11-30T12:00:00.000Z'],
		['2 days ago', '2026-11-27T23:00:00.000Z'],
		['-1 day', '2026-11-28T23:00:00.000Z'],
		['next Monday', '2026-12-06T23:00:00.000Z'],
		['next tue 10:00', '2026-12-01T09:00:00.000Z'],
		['next sunday', '2026-12-05T23:00:00.000Z'],
	])('%s is %s', (given, expected) => {
		expect(read(given)).toBe(expected);
	});

	it.each([
		...['soon', 'monday', 'this friday', 'next week', '3 days', 'in 3', 'in 3 business days'],
		...['tomorrow 9', 'tomorrow 25:00', 'tomorrow 9:00 UTC', 'in 2 hours 9am', 'in a few days'],
		...['in -3 days', 'in 3 days ago', 'tomorrows', 'in 99999 years', 'next monda', 'next mona'],
	])('%s could be anything', (given) => {
		expect(read(given)).toMatch(/^is not a date/);
	});

	it("is counted in the workflow's zone", () => {
		expect(read('today', { timezone: 'Pacific/Auckland' })).toBe('2026-11-29T11:00:00.000Z');
		expect(read('tomorrow', { timezone: 'America/Los_Angeles' })).toBe('2026-12-01T08:00:00.000Z');
	});

	it('is a whole day at the end of a range', () => {
		expect(toRangeEnd('today', PARIS)).toEqual({ value: '2026-11-30T22:59:59.999Z' });
		expect(toRangeEnd('tomorrow 9am', PARIS)).toEqual({ value: '2026-12-01T08:00:00.000Z' });
		expect(toRangeEnd('now', PARIS)).toEqual({ value: '2026-11-30T10:00:00.000Z' });
	});
});

describe('objects of other services', () => {
	it.each<[from: string, given: unknown, expected: string]>([
		['Notion', { start: '2026-12-05', end: null, time_zone: null }, '2026-12-04T23:00:00.000Z'],
		[
			'Notion, with a zone',
			{ start: '2026-12-05T09:00:00', end: null, time_zone: 'America/New_York' },
			'2026-12-05T14:00:00.000Z',
		],
		['Google, a day', { date: '2026-12-05' }, '2026-12-04T23:00:00.000Z'],
		[
			'Google, a moment',
			{ dateTime: '2026-12-05T09:00:00-05:00', timeZone: 'America/New_York' },
			'2026-12-05T14:00:00.000Z',
		],
		[
			'Microsoft',
			{ dateTime: '2026-12-05T14:00:00.0000000', timeZone: 'UTC' },
			'2026-12-05T14:00:00.000Z',
		],
		['MongoDB', { $date: '2026-12-05T14:00:00Z' }, '2026-12-05T14:00:00.000Z'],
		[
			'Todoist',
			{ date: '2026-12-05', datetime: '2026-12-05T14:00:00Z', timezone: 'Europe/Paris' },
			'2026-12-05T14:00:00.000Z',
		],
		[
			'PHP',
			{ date: '2026-12-05 14:00:00.000000', timezone_type: 3, timezone: 'UTC' },
			'2026-12-05T14:00:00.000Z',
		],
		[
			'PHP, with an offset',
			{ date: '2026-12-05 14:00:00.000000', timezone_type: 1, timezone: '+05:30' },
			'2026-12-05T08:30:00.000Z',
		],
		['seconds, with a zone', { date: '1796477400', timezone: 'UTC' }, '2026-12-05T13:30:00.000Z'],
		[
			'blanks and quotes, with a zone',
			{ date: ' "2026-12-05\u200b 14:00" ', timezone: 'UTC' },
			'2026-12-05T14:00:00.000Z',
		],
		['a blank beside the date', { dateTime: '', date: '2026-12-05' }, '2026-12-04T23:00:00.000Z'],
		['a blank zone', { dateTime: '2026-12-05T14:00', timeZone: '' }, '2026-12-05T13:00:00.000Z'],
		['a blank time', { date: '2026-12-05', time: ' ' }, '2026-12-04T23:00:00.000Z'],
		[
			'a time that the date has as well',
			{ date: '2026-12-05 14:00', time: '14:00' },
			'2026-12-05T13:00:00.000Z',
		],
		['a blank end', { start: '2026-12-05', end: ' ' }, '2026-12-04T23:00:00.000Z'],
		['JSON', '{"start":"2026-12-05","end":null}', '2026-12-04T23:00:00.000Z'],
		['a list of one', ['2026-12-05'], '2026-12-04T23:00:00.000Z'],
	])('%s', (_, given, expected) => {
		expect(read(given)).toBe(expected);
	});

	it('rejects a range', () => {
		expect(read({ start: '2026-12-05', end: '2026-12-06' })).toMatch(/^is a range of dates/);
		expect(read({ start: '', end: '2026-12-06' })).toMatch(/^is a range of dates/);
	});

	it.each([
		{ date: '2026-12-05', time: '13:30:00' },
		{ date: '2026-12-05', time: '13:30:00', timezone: 'Europe/Paris' },
		{ date: '20261205', time: 'noon' },
		'{"date":"2026-12-05","time":"13:30:00"}',
	])('rejects a day with a time beside it, whose zone is not known: %j', (given) => {
		expect(read(given)).toBe(
			'has a time beside its date. Map its date and time as one text, such as 2026-12-05 13:30.',
		);
	});

	it.each([
		{ dateTime: '' },
		{ dateTime: '', timeZone: 'UTC' },
		{ date: '', time: '13:30' },
		{ start: '', end: '' },
	])('sends nothing for blanks: %j', (given) => {
		expect(toDueDate(given, PARIS)).toEqual({ value: undefined });
	});

	it('does not look at a long text', () => {
		const given = { dateTime: '2026-12-05'.padEnd(301), timeZone: 'UTC' };
		expect(read(given)).toMatch(/^is not a date/);
	});

	it('rejects a zone that it does not know', () => {
		const given = { dateTime: '2026-12-05T14:00:00', timeZone: 'Pacific Standard Time' };
		expect(read(given)).toMatch(/^has an unknown timezone/);
		expect(read({ ...given, dateTime: '46361' })).toMatch(/^has an unknown timezone/);
		expect(read({ ...given, timeZone: 'local' })).toMatch(/^has an unknown timezone/);
	});

	it.each([
		...['2026-12-05T14:00:00Z', '20261205T140000Z', '2026-12-05 15:00:00+01', '1796479200'],
		'Sat, 05 Dec 2026 14:00:00 GMT',
	])('needs no zone beside an offset: %s', (dateTime) => {
		const given = { dateTime, timeZone: 'Pacific Standard Time' };
		expect(read(given)).toBe('2026-12-05T14:00:00.000Z');
	});

	it('reads any spelling in the zone beside it', () => {
		const given = { dateTime: '5 Dec 2026 14:00', timeZone: 'America/New_York' };
		expect(read(given)).toBe('2026-12-05T19:00:00.000Z');
	});

	it('ends a range with the whole day in the zone beside it', () => {
		const given = { date: '2026-12-05', timeZone: 'America/New_York' };
		expect(toRangeEnd(given, PARIS)).toEqual({ value: '2026-12-06T04:59:59.999Z' });
	});
});

it('has a notice for a date that is more than a year in the past', () => {
	const notice = 'is more than a year in the past';
	expect(toDueDate('2025-11-28', PARIS)).toMatchObject({ notice });
	expect(toDueDate('2025-12-01', PARIS)).not.toHaveProperty('notice');
	expect(toRangeEnd('2020-01-01', PARIS)).not.toHaveProperty('notice');
});

it('has a notice for a date that is more than ten years in the future', () => {
	const notice = 'is more than 10 years in the future';
	expect(toDueDate('2062-12-05', PARIS)).toMatchObject({ notice });
	expect(toDueDate('2036-12-03', PARIS)).toMatchObject({ notice });
	expect(toDueDate('2036-11-30', PARIS)).not.toHaveProperty('notice');
	expect(toRangeEnd('2062-12-05', PARIS)).not.toHaveProperty('notice');
});

/** Spellings of a time that luxon reads with a format that leaves no doubt. */
const FORMATS = [
	...['MMM d, yyyy h:mm a', 'MMMM d yyyy, HH:mm:ss', 'd-MMM-yyyy HH:mm', 'd MMMM yyyy H:mm'],
	...['yyyy.MM.dd HH:mm', 'yyyy-MMM-dd HH:mm', 'ccc, dd MMM yyyy HH:mm:ss ZZZ', 'cccc d MMM yyyy'],
	...[
		"ccc MMM dd yyyy HH:mm:ss 'GMT'ZZZ",
		'yyyy/M/d h:mm:ssa',
		'dd.MM.yyyy HH:mm',
		'M/d/yyyy h:mm a',
	],
	...['dd-MM-yyyy', 'd/M/yy', 'MM/dd/yy HH:mm', 'd-MMM-yy', 'yy-MM-dd', 'ccc d/M/yyyy'],
];

/** The orders with which luxon's format agrees. */
function orderOf(format: string): string[] {
	if (/MMM|yyyy.MM|yyyy.M/.test(format)) return ['dayFirst', 'monthFirst'];
	if (format.startsWith('yy')) return [];
	return /^(ccc )?d/.test(format) ? ['dayFirst'] : ['monthFirst'];
}

it('never reads another moment than the one that was written', () => {
	const zones = fc.constantFrom(
		'Europe/Paris',
		'America/New_York',
		'Asia/Kolkata',
		'Pacific/Auckland',
	);
	const minutes = fc.integer({ min: 0, max: 25 * 365 * 24 * 60 });
	const orders = fc.constantFrom(
		undefined,
		'reject' as const,
		'dayFirst' as const,
		'monthFirst' as const,
	);
	const seen = { read: 0, rejected: 0 };
	fc.assert(
		fc.property(
			minutes,
			zones,
			fc.constantFrom(...FORMATS),
			orders,
			(minute, timezone, format, order) => {
				const written = DateTime.fromMillis(Date.parse('2020-01-01') + minute * 60_000, {
					zone: timezone,
				});
				const text = written.toFormat(format, { locale: 'en-US' });
				const settings = { timezone, now: NOW, ...(order && { ambiguousDates: order }) };
				const reading = toDueDate(text, settings);
				// Whoever sets an order says that the text is in it.
				const isTurned =
					order !== undefined && order !== 'reject' && !orderOf(format).includes(order);
				if ('problem' in reading || isTurned) {
					seen.rejected++;
					return;
				}
				seen.read++;
				const meant = DateTime.fromFormat(text, format, { zone: timezone, locale: 'en-US' });
				expect([text, reading.value]).toEqual([text, meant.toUTC().toISO()]);
			},
		),
		{ numRuns: 3_000 },
	);
	expect(seen.read).toBeGreaterThan(1_000);
	expect(seen.rejected).toBeGreaterThan(300);
});
