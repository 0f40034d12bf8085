import { DateTime } from 'luxon';
import { notADate } from './ambiguousDate';
import { momentOfNumber } from './dateNumber';
import type { Reading } from './reading';
import { isRejected } from './reading';

/** A date in any other year is a typo, or a number in another unit. */
const YEARS = { first: 1970, last: 2100 };

/**
 * Reads a moment as lemlist wants it: UTC, ISO 8601 with milliseconds.
 * @param value text, year first (ISO 8601, also with a blank instead of its T, or with slashes); a luxon
 * DateTime; a JS Date; a spreadsheet's day number; seconds or milliseconds since 1970
 * @param timezone IANA name of the workflow's zone, which applies to values without an offset
 */
export function toUtcIso(value: unknown, timezone: string): Reading<string> {
	const moment = toMoment(value, timezone)?.toUTC();
	const iso = moment?.toISO();
	const isPossible =
		moment && typeof iso === 'string' && moment.year >= YEARS.first && moment.year <= YEARS.last;
	return isPossible ? { value: iso } : notADate(value);
}

/** Like {@link toUtcIso}, for the end of a range: a day without a time means its last millisecond. */
export function toEndUtcIso(value: unknown, timezone: string): Reading<string> {
	const moment = isDay(value) ? toMoment(value, timezone) : undefined;
	const reading = toUtcIso(moment ? moment.endOf('day') : value, timezone);
	return isRejected(reading) ? notADate(value) : reading;
}

function toMoment(value: unknown, zone: string): DateTime | undefined {
	if (typeof value === 'number') return momentOfNumber(value, zone);
	if (typeof value === 'string') return momentOfText(value.trim(), zone);
	// It may come from n8n's own copy of luxon, which `instanceof` would not recognize.
	if (DateTime.isDateTime(value)) return value;
	return isDate(value) ? DateTime.fromMillis(value.getTime()) : undefined;
}

const momentOfText = (text: string, zone: string): DateTime | undefined =>
	NUMBER.test(text) ? momentOfNumber(Number(text), zone) : momentOfIso(toIso(text), zone);

/** Eight digits are a day in ISO 8601's basic format, such as 20261231. */
const NUMBER = /^(?!\d{8}$)\d+(\.\d+)?$/;

/** luxon also reads a time alone, which would mean another day every day, and a year alone. */
const STARTS_WITH_A_DAY = /^\d{4}-\d{2}-\d{2}|^\d{8}(T|$)|^\d{4}-?W\d{2}-?\d/;

const momentOfIso = (text: string, zone: string): DateTime | undefined =>
	STARTS_WITH_A_DAY.test(text) && hasPossibleOffset(text)
		? DateTime.fromISO(text, { zone })
		: undefined;

/** Year, month, day and perhaps an hour and what follows it, as spreadsheets and databases write them. */
const YEAR_FIRST = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+)(\d{1,2})(:.*))?$/i;
/** Databases put a blank before the zone, or write UTC. */
const ZONE = /\s*(?:(z|utc)|([+-]\d\d:?(?:\d\d)?))$/i;

/** Turns text into ISO 8601 if only its separators and leading zeros differ from that. */
function toIso(text: string): string {
	const [, year, , month, day, hour, rest = ''] = YEAR_FIRST.exec(text) ?? [];
	if (!year || !month || !day) return text;
	const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
	if (!hour) return date;
	const time = rest.replace(ZONE, (_, utc, offset) => (utc ? 'Z' : String(offset)));
	return `${date}T${hour.padStart(2, '0')}${time}`;
}

/** The offset at the end of a time. luxon takes any hour; on earth, they go from -12 to +14. */
const OFFSET = /T.*[+-](\d{2})(?::?(\d{2}))?$/i;
const MAX_OFFSET_HOURS = 14;

function hasPossibleOffset(text: string): boolean {
	const [, hours = '0', minutes = '0'] = OFFSET.exec(text) ?? [];
	return Number(hours) <= MAX_OFFSET_HOURS && Number(minutes) < 60;
}

const WHOLE_DAY = /^(\d{4}([-/])\d{1,2}\2\d{1,2}|\d{8}|\d{4}-?W\d{2}-?\d|\d{5})$/i;

/** Whether a value names a day without a time. Five digits are a spreadsheet's day number. */
const isDay = (value: unknown): boolean =>
	(typeof value === 'string' || typeof value === 'number') && WHOLE_DAY.test(String(value).trim());

/** n8n's expression sandbox has a `Date` of its own, which `instanceof` would not recognize. */
const isDate = (value: unknown): value is Date =>
	Object.prototype.toString.call(value) === '[object Date]';
