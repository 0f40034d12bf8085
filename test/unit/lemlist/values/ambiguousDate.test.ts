import fc from 'fast-check';
import { DateTime } from 'luxon';
import { notADate } from '../../../../nodes/lemlist/values/ambiguousDate';
import { toUtcIso } from '../../../../nodes/lemlist/values/date';

/** What the advised expressions make of a text, as luxon reads it. */
function readAsAdvised(text: string): string[] {
	const expressions = notADate(text).advice.matchAll(
		/\{\{ DateTime\.fromFormat\(\$json\.due, '([^']+)'\) \}\}/g,
	);
	return [...expressions].map(([, format]) =>
		DateTime.fromFormat(text, format!, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm:ss'),
	);
}

it('asks which of two numbers is the day, with an expression for each answer', () => {
	expect(notADate('05/12/2026')).toEqual({
		problem: 'could be two different days',
		advice:
			"If the day comes first, use {{ DateTime.fromFormat($json.due, 'd/M/yyyy') }}; if the month does, {{ DateTime.fromFormat($json.due, 'M/d/yyyy') }}.",
	});
});

it('gives the one expression that can read it if only one number can be the month', () => {
	expect(notADate('31/12/2026')).toEqual({
		problem: 'is not a date',
		advice:
			"Write it as 2026-12-31 or 2026-12-31 10:00. To read this format, use {{ DateTime.fromFormat($json.due, 'd/M/yyyy') }}.",
	});
});

it.each([
	['05/12/2026', ['2026-12-05 00:00:00', '2026-05-12 00:00:00']],
	['5.12.26', ['2026-12-05 00:00:00', '2026-05-12 00:00:00']],
	['31-12-2026', ['2026-12-31 00:00:00']],
	['12/31/2026', ['2026-12-31 00:00:00']],
	['31/12/2026 14:30', ['2026-12-31 14:30:00']],
	['12/31/2026, 2:30:15 PM', ['2026-12-31 14:30:15']],
	['12/31/2026 2:30pm', ['2026-12-31 14:30:00']],
	['1.2.2026 00:05', ['2026-02-01 00:05:00', '2026-01-02 00:05:00']],
])('%s can be read as %j', (text, moments) => {
	expect(readAsAdvised(text)).toEqual(moments);
});

it.each(['31/02/2026', '00/00/2026', '45/13/2026', '31/12/2026 25:00', '12/31/2026 10:61 PM'])(
	'advises no expression for %s, which none can read',
	(text) => {
		expect(notADate(text)).toEqual({
			problem: 'is not a date',
			advice: 'Write it as 2026-12-31 or 2026-12-31 10:00.',
		});
	},
);

it.each(['soon', '', '5/12', '05/12-2026', '05/12/2026 or so', '05/12/2026\n10:00', {}, 7, null])(
	'has nothing but the format to offer for %j',
	(given) => {
		expect(notADate(given)).toEqual({
			problem: 'is not a date',
			advice: 'Write it as 2026-12-31 or 2026-12-31 10:00.',
		});
	},
);

it('advises what reads any date and time with its year last', () => {
	const dates = fc.date({
		min: new Date('1975-01-01T00:00:00Z'),
		max: new Date('2055-12-31T23:59:59Z'),
		noInvalidDate: true,
	});
	const separators = fc.constantFrom('/', '.', '-');
	const days = fc.constantFrom('d_M_yyyy', 'dd_MM_yyyy', 'dd_MM_yy', 'M_d_yyyy', 'MM_dd_yy');
	const times = fc.constantFrom('', ' H:mm', ' HH:mm:ss', ', HH:mm', ' h:mm a', ', hh:mm:ss a');
	fc.assert(
		fc.property(dates, separators, days, times, (date, separator, day, time) => {
			const moment = DateTime.fromJSDate(date, { zone: 'utc' }).startOf('second');
			const format = day.replaceAll('_', separator) + time;
			const text = moment.toFormat(format);
			const readings = readAsAdvised(text);
			const meant = DateTime.fromFormat(text, format, { zone: 'utc' });
			expect(readings).toContain(meant.toFormat('yyyy-MM-dd HH:mm:ss'));
			const couldBeEither = Math.max(moment.day, moment.month) <= 12;
			expect(readings).toHaveLength(couldBeEither ? 2 : 1);
			expect(toUtcIso(text, 'UTC')).toEqual(notADate(text));
		}),
	);
});
