import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { DateTime, Settings } from 'luxon';
import { toDueDate, toRangeEnd, toRangeStart } from '../../../../nodes/lemlist/values/date';

const PARIS = 'Europe/Paris';
const NOW = Date.parse('2026-11-30T10:00:00Z');

const value = (given: unknown, timezone = PARIS) => {
	const reading = toDueDate(given, { timezone, now: NOW });
	return 'value' in reading ? reading.value : reading.problem;
};

describe('text', () => {
	it.each([
		['an offset counts', '2026-03-15T10:00:00+05:30', '2026-03-15T04:30:00.000Z'],
		['so does Z', '2026-03-15T10:00:00Z', '2026-03-15T10:00:00.000Z'],
		["without one it is the workflow's zone", '2026-03-15T10:00', '2026-03-15T09:00:00.000Z'],
		['summer time', '2026-07-15T10:00:00', '2026-07-15T08:00:00.000Z'],
		['a day alone is its midnight', '2026-03-15', '2026-03-14T23:00:00.000Z'],
		['a day alone in summer', '2026-07-15', '2026-07-14T22:00:00.000Z'],
		['milliseconds are kept', '2026-03-15T10:00:00.123+01:00', '2026-03-15T09:00:00.123Z'],
		['the basic format', '20260315T100000', '2026-03-15T09:00:00.000Z'],
		['a day in the basic format', '20260315', '2026-03-14T23:00:00.000Z'],
		['a week date', '2026-W11-7', '2026-03-14T23:00:00.000Z'],
		['blanks around it', '  2026-03-15T10:00Z\n', '2026-03-15T10:00:00.000Z'],
		['Unix seconds', '1773568800', '2026-03-15T10:00:00.000Z'],
		['Unix seconds with a fraction', '1773568800.5', '2026-03-15T10:00:00.500Z'],
		['Unix milliseconds', '1773568800000', '2026-03-15T10:00:00.000Z'],
		["a spreadsheet's day number", '46096', '2026-03-14T23:00:00.000Z'],
		["a spreadsheet's day number with a time", '46096.41667', '2026-03-15T09:00:00.000Z'],
		['a blank for the T', '2026-03-15 10:00', '2026-03-15T09:00:00.000Z'],
		['several blanks, and seconds', '2026-03-15   10:00:30', '2026-03-15T09:00:30.000Z'],
		['no leading zeros', '2026-3-5 9:05', '2026-03-05T08:05:00.000Z'],
		['slashes', '2026/03/15', '2026-03-14T23:00:00.000Z'],
		['slashes and a time', '2026/3/15 10:00', '2026-03-15T09:00:00.000Z'],
		['slashes and a T', '2026/03/15T10:00:00.5', '2026-03-15T09:00:00.500Z'],
		['a database in UTC', '2026-03-15 10:00:00 UTC', '2026-03-15T10:00:00.000Z'],
		['a database with an offset', '2026-03-15 10:00:00.123+00', '2026-03-15T10:00:00.123Z'],
		['a blank before the offset', '2026-03-15 10:00:00 -0500', '2026-03-15T15:00:00.000Z'],
		['a lower-case z', '2026-03-15 10:00z', '2026-03-15T10:00:00.000Z'],
		['29 February of a leap year', '2028-02-29', '2028-02-28T23:00:00.000Z'],
	])('%s: %s', (_, given, expected) => {
		expect(value(given)).toBe(expected);
	});

	it.each([
		['before clocks go forward', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
		['in the hour that is left out', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
		['after clocks went forward', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
		['midnight of the day after', '2026-03-30', '2026-03-29T22:00:00.000Z'],
		['before clocks go back', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
		['after clocks went back', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
	])('%s', (_, given, expected) => {
		expect(value(given)).toBe(expected);
	});

	it("is in the workflow's zone, whichever it is", () => {
		expect(value('2026-03-15', 'America/New_York')).toBe('2026-03-15T04:00:00.000Z');
		expect(value('2026-03-15', 'Asia/Kolkata')).toBe('2026-03-14T18:30:00.000Z');
		expect(value('2026-03-15', 'UTC')).toBe('2026-03-15T00:00:00.000Z');
	});
});

describe('objects', () => {
	const moment = '2026-03-15T10:00:00.000Z';

	it('understands a luxon DateTime in any zone', () => {
		expect(value(DateTime.fromISO(moment, { zone: 'Asia/Tokyo' }))).toBe(moment);
	});

	it("understands another copy of luxon's DateTime, as n8n's expressions give", async () => {
		expect.assertions(2);
		await jest.isolateModulesAsync(async () => {
			const { DateTime: Foreign } = await import('luxon');
			expect(Foreign).not.toBe(DateTime);
			expect(value(Foreign.fromISO(moment))).toBe(moment);
		});
	});

	it('understands a Date, also one from another realm', () => {
		const foreign: unknown = runInNewContext(`new Date('${moment}')`);
		expect(foreign).not.toBeInstanceOf(Date);
		expect(value(foreign)).toBe(moment);
		expect(value(new Date(moment))).toBe(moment);
	});
});

afterEach(() => {
	Settings.now = () => Date.now();
});

/** Zones whose clocks change at different times, by an hour or half of one, or never. */
const ZONES = [
	...['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'],
	...['Pacific/Auckland', 'America/Sao_Paulo', 'UTC'],
];

/** The days on which clocks change there in 2026, and one on which they do not. */
const DAYS = [
	...['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04'],
	...['2026-09-27', '2026-07-15'],
];

/** A moment of whole minutes, mostly on a day on which clocks change somewhere. */
const minutes = fc.oneof(
	fc
		.tuple(fc.constantFrom(...DAYS), fc.integer({ min: -720, max: 2160 }))
		.map(([day, offset]) => Date.parse(day) + offset * 60_000),
	fc
		.integer({ min: Date.parse('2002-01-01') / 60_000, max: Date.parse('2099-12-31') / 60_000 })
		.map((count) => count * 60_000),
);

/** Spellings of a moment that say for themselves when it is. */
function clearSpellings(ms: number, offset: number): unknown[] {
	const utc = DateTime.fromMillis(ms, { zone: 'utc' });
	const elsewhere = utc.setZone(`UTC${offset < 0 ? '-' : '+'}${Math.abs(offset)}`);
	return [
		...[ms, String(ms), ms / 1000, String(ms / 1000), new Date(ms), utc, elsewhere],
		...[utc.toISO(), utc.toISO({ format: 'basic' }), elsewhere.toISO()],
		...[elsewhere.toISO()?.replace('T', ' '), elsewhere.toISO()?.replace('T', '  ')],
		...["yyyy/M/d H:mm 'UTC'", "yyyy-MM-dd HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss.SSS 'utc'"].map(
			(format) => utc.toFormat(format),
		),
		...['yyyy-MM-dd HH:mm:ssZZ', 'yyyy-MM-dd HH:mm:ss ZZZ', 'yyyy/MM/dd HH:mm:ss ZZ'].map(
			(format) => elsewhere.toFormat(format),
		),
	];
}

/** Days from 30 December 1899, and the part of the day by the clock on the wall. */
const dayNumberOf = (wall: DateTime): number =>
	wall.setZone('utc', { keepLocalTime: true }).diff(DateTime.utc(1899, 12, 30), 'days').days;

/** Spellings of a time on the clock on the wall, which the workflow's zone makes a moment. */
function wallSpellings(wall: DateTime): unknown[] {
	const formats = [
		...["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyyMMdd'T'HHmm"],
		...['yyyy-MM-dd HH:mm', 'yyyy-MM-dd   H:mm:ss', 'yyyy-M-d H:mm'],
		...['yyyy/MM/dd HH:mm', 'yyyy/M/d H:mm', "yyyy/M/d'T'HH:mm:ss", "kkkk-'W'WW-c'T'HH:mm"],
	];
	const number = dayNumberOf(wall);
	return [...formats.map((format) => wall.toFormat(format)), number, String(number)];
}

it('reads a moment alike however it is written, in any zone', () => {
	fc.assert(
		fc.property(
			minutes,
			fc.integer({ min: -12, max: 14 }),
			fc.constantFrom(...ZONES),
			(ms, offset, zone) => {
				const spellings = clearSpellings(ms, offset);
				const iso = new Date(ms).toISOString();
				expect(spellings.map((given) => [given, value(given, zone)])).toEqual(
					spellings.map((given) => [given, iso]),
				);
			},
		),
	);
});

it("reads a time on the workflow's clock alike however it is written, also when clocks change", () => {
	// Of an hour that clocks go through twice, luxon chooses one by the offset of today.
	const today = fc.constantFrom(Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15));
	fc.assert(
		fc.property(minutes, fc.constantFrom(...ZONES), today, (ms, zone, now) => {
			Settings.now = () => now;
			const wall = DateTime.fromMillis(ms, { zone });
			const spellings = wallSpellings(wall);
			const read = String(value(wall.toFormat("yyyy-MM-dd'T'HH:mm"), zone));
			const again = DateTime.fromISO(read, { zone });
			expect(again.toFormat('yyyy-MM-dd HH:mm')).toBe(wall.toFormat('yyyy-MM-dd HH:mm'));
			expect(spellings.map((given) => [given, value(given, zone)])).toEqual(
				spellings.map((given) => [given, read]),
			);
		}),
	);
});

it('reads a day alike however it is written, as its first moment and as its last', () => {
	const end = (given: unknown, zone: string) => toRangeEnd(given, { timezone: zone, now: NOW });
	fc.assert(
		fc.property(minutes, fc.constantFrom(...ZONES), (ms, zone) => {
			const day = DateTime.fromMillis(ms, { zone }).startOf('day');
			const number = Math.round(dayNumberOf(day.set({ hour: 12 })) - 0.5);
			const formats = ['yyyy-MM-dd', 'yyyy/MM/dd', 'yyyy-M-d', 'yyyy/M/d', 'yyyyMMdd'];
			const spellings = [
				...[...formats, "kkkk-'W'WW-c", "kkkk'W'WWc"].map((format) => day.toFormat(format)),
				...[number, String(number)],
			];
			const first = { value: day.toUTC().toISO() };
			const last = { value: day.endOf('day').toUTC().toISO() };
			expect(spellings.map((given) => toRangeStart(given, { timezone: zone, now: NOW }))).toEqual(
				spellings.map(() => first),
			);
			expect(spellings.map((given) => end(given, zone))).toEqual(spellings.map(() => last));
		}),
	);
});

describe('rejected, since a guess would be another day', () => {
	it.each([
		['microseconds', 1773568800000000],
		['a number between day numbers and seconds', 100_000],
		['a number between seconds and milliseconds', 20_000_000_000],
		['day, month and year as digits', '051226'],
		['a fraction behind a leading zero', '046096.5'],
		['seconds behind a leading zero', '01773568800'],
		['year, month, day, hour and minute as digits', '202612051430'],
		['and as a number', 202612051430],
		['and with seconds', '20261205143000'],
		['a day number of a year before 1970', 25568],
		['a day number of a year before 1970 as text', '1'],
		['a time alone', '10:00'],
		['a time alone with T', 'T10:00'],
		['a year alone', '2026'],
		['a month alone', '2026-03'],
		['two separators', '2026-03/15'],
		['an hour alone behind a blank', '2026-03-15 10'],
		['more than half a day', '2026-03-15 13:00 PM'],
		['the name of a zone', '2026-03-15 10:00 CET'],
		['a number in scientific notation', '1.7735688e9'],
		['a negative number as text', '-46096'],
		['words', 'soon'],
		['a year before 1970', '1968-12-31'],
		['a year after 2100', '2102-01-01'],
		['a negative year', DateTime.fromObject({ year: -1 })],
		['an offset that no place has', '2026-03-15T10:00:00+99:00'],
		['minutes of an offset that do not exist', '2026-03-15T10:00:00+01:60'],
		['a day that does not exist', '2026-02-30'],
		['a day that does not exist, with slashes', '2026/2/30'],
		['29 February of another year', '2026-02-29'],
		['an hour that does not exist', '2026-03-15T25:00'],
		['text after it', '2026-03-15 or so'],
		['an object', {}],
		['a list', ['2026-03-15', '2026-03-16']],
		['true', true],
		['false', false],
		['zero', 0],
		['a negative number', -1773568800000],
		['infinity', Infinity],
		['an invalid Date', new Date('31/12/2026')],
		['an invalid DateTime', DateTime.invalid('test')],
	])('%s: %s', (_, given) => {
		expect(value(given)).toBe('is not a date');
	});
});

describe('the end of a range', () => {
	const end = (given: unknown, timezone = PARIS) => {
		const reading = toRangeEnd(given, { timezone, now: NOW });
		return 'value' in reading ? reading.value : reading.problem;
	};

	it.each([
		['a day', '2026-03-15', '2026-03-15T22:59:59.999Z'],
		['a day in summer', '2026-07-15', '2026-07-15T21:59:59.999Z'],
		['the day with 23 hours', '2026-03-29', '2026-03-29T21:59:59.999Z'],
		['the day with 25 hours', '2026-10-25', '2026-10-25T22:59:59.999Z'],
		['the basic format', '20260315', '2026-03-15T22:59:59.999Z'],
		['a week date', '2026-W11-7', '2026-03-15T22:59:59.999Z'],
		['a week date in the basic format', '2026W117', '2026-03-15T22:59:59.999Z'],
		['blanks around it', ' 2026-03-15\n', '2026-03-15T22:59:59.999Z'],
		['slashes', '2026/3/15', '2026-03-15T22:59:59.999Z'],
		['no leading zero', '2026-3-15', '2026-03-15T22:59:59.999Z'],
		['a day number', 46096, '2026-03-15T22:59:59.999Z'],
		['a day number as text', '46096', '2026-03-15T22:59:59.999Z'],
	])('%s alone is meant to its last millisecond: %s', (_, given, expected) => {
		expect(end(given)).toBe(expected);
	});

	it("is in the workflow's zone, whichever it is", () => {
		expect(end('2026-03-15', 'America/New_York')).toBe('2026-03-16T03:59:59.999Z');
		expect(end('2026-03-15', 'Asia/Kolkata')).toBe('2026-03-15T18:29:59.999Z');
		expect(end('2026-03-15', 'UTC')).toBe('2026-03-15T23:59:59.999Z');
	});

	it('comes a millisecond before the next day begins', () => {
		const first = Date.UTC(2026, 0, 1);
		fc.assert(
			fc.property(
				fc.nat(365),
				fc.constantFrom(PARIS, 'America/New_York', 'Asia/Kolkata', 'UTC', 'Pacific/Auckland'),
				(offset, timezone) => {
					const day = (number: number) =>
						new Date(first + number * 86_400_000).toISOString().slice(0, 10);
					const next = String(value(day(offset + 1), timezone));
					expect(Date.parse(String(end(day(offset), timezone))) + 1).toBe(Date.parse(next));
				},
			),
		);
	});

	it.each([
		['a time', '2026-03-15T10:00', '2026-03-15T09:00:00.000Z'],
		['midnight', '2026-03-15T00:00', '2026-03-14T23:00:00.000Z'],
		['a time with an offset', '2026-03-15T10:00:00+05:30', '2026-03-15T04:30:00.000Z'],
		['the basic format', '20260315T100000', '2026-03-15T09:00:00.000Z'],
		['a blank and a time', '2026-03-15 10:00', '2026-03-15T09:00:00.000Z'],
		['a day number with a time', 46096.25, '2026-03-15T05:00:00.000Z'],
		['seconds', 1773568800, '2026-03-15T10:00:00.000Z'],
		['milliseconds', 1773568800000, '2026-03-15T10:00:00.000Z'],
		['milliseconds as text', '1773568800000', '2026-03-15T10:00:00.000Z'],
		['a Date', new Date('2026-03-15T10:00:00Z'), '2026-03-15T10:00:00.000Z'],
		['a DateTime', DateTime.fromISO('2026-03-15T10:00Z'), '2026-03-15T10:00:00.000Z'],
	])('%s is that moment: %s', (_, given, expected) => {
		expect(end(given)).toBe(expected);
	});

	it.each([
		'2026-02-30',
		'20260230',
		'2026-03',
		'2026',
		'00000',
		'32/12/2026',
		'-',
		'W',
		20260230,
		{},
		true,
		Infinity,
		DateTime.invalid('test'),
	])('rejects %p', (given) => {
		expect(end(given)).toBe('is not a date');
	});
});
