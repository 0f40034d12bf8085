import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { toEndUtcIso, toUtcIso } from '../../../../nodes/lemlist/values/date';

const PARIS = 'Europe/Paris';

const value = (given: unknown, timezone = PARIS) => {
	const reading = toUtcIso(given, timezone);
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
		['epoch milliseconds', '1773568800000', '2026-03-15T10:00:00.000Z'],
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

it('understands any moment in each of its forms alike', () => {
	const min = new Date('2000-01-01T00:00:00Z');
	const max = new Date('2099-12-31T23:59:59Z');
	fc.assert(
		fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
			const ms = date.getTime();
			const forms = [date, ms, date.toISOString(), DateTime.fromMillis(ms)];
			expect(forms.map((form) => value(form))).toEqual(forms.map(() => date.toISOString()));
			if (ms >= 1e12) expect(value(String(ms))).toBe(date.toISOString());
		}),
	);
});

describe('rejected, since a guess would be another day', () => {
	it.each([
		['seconds', 1773568800],
		['seconds as text', '1773568800'],
		['microseconds', 1773568800000000],
		['a spreadsheet serial', 46096],
		['a spreadsheet serial with a time', 46096.41667],
		['a spreadsheet serial as text', '46096'],
		['a day as a number', 20260315],
		['a time alone', '10:00'],
		['a time alone with T', 'T10:00'],
		['a year alone', '2026'],
		['a month alone', '2026-03'],
		['day first', '31/12/2026'],
		['month first', '12/31/2026'],
		['words', 'tomorrow'],
		['a year before 1970', '1968-12-31'],
		['a year after 2100', '2102-01-01'],
		['a negative year', DateTime.fromObject({ year: -1 })],
		['an offset that no place has', '2026-03-15T10:00:00+99:00'],
		['minutes of an offset that do not exist', '2026-03-15T10:00:00+01:60'],
		['a day that does not exist', '2026-02-30'],
		['29 February of another year', '2026-02-29'],
		['an hour that does not exist', '2026-03-15T25:00'],
		['text after it', '2026-03-15 or so'],
		['an object', {}],
		['a list', ['2026-03-15', '2026-03-16']],
		['true', true],
		['false', false],
		['zero', 0],
		['a negative number', -1773568800000],
		['not a number', NaN],
		['infinity', Infinity],
		['an invalid Date', new Date('31/12/2026')],
		['an invalid DateTime', DateTime.invalid('test')],
	])('%s: %s', (_, given) => {
		expect(value(given)).toBe('is not a date');
	});
});

describe('the end of a range', () => {
	const end = (given: unknown, timezone = PARIS) => {
		const reading = toEndUtcIso(given, timezone);
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
		'46096',
		'1773568800',
		'31/12/2026',
		'-',
		'W',
		'',
		20260315,
		{},
		true,
		NaN,
		DateTime.invalid('test'),
	])('rejects %p', (given) => {
		expect(end(given)).toBe('is not a date');
	});
});
