import { DateTime } from 'luxon';
import type { Reading, Rejection } from './reading';

/** luxon also reads a time alone and a year alone, which would mean another day every day. */
const STARTS_WITH_A_DAY = /^\d{4}-\d{2}-\d{2}|^\d{8}(T|$)|^\d{4}-?W\d{2}-?\d/;
const MILLISECONDS_AS_TEXT = /^\d{13}$/;
/** 3 March 1973. A smaller number is seconds or a spreadsheet's day number, not milliseconds. */
const FIRST_MILLISECONDS = 100_000_000_000;

/** Other years come from typos, or from numbers in another unit than milliseconds. */
const YEARS = { first: 1970, last: 2100 };
/** An offset behind a time. luxon takes any hour; the earth has -12 to +14. */
const OFFSET = /T.*[+-](\d{2})(?::?(\d{2}))?$/i;
const MAX_OFFSET_HOURS = 14;

const REJECTED: Rejection = {
	problem: 'is not a date',
	advice: 'Use ISO 8601, such as 2026-03-15, 2026-03-15T10:00 or 2026-03-15T10:00:00+01:00.',
};

/**
 * A moment as lemlist wants it: UTC, ISO 8601 with milliseconds.
 * @param value ISO 8601 text, a luxon DateTime, a JS Date, or milliseconds since 1970
 * @param timezone IANA name of the workflow's zone, in which a text without an offset is
 */
export function toUtcIso(value: unknown, timezone: string): Reading<string> {
	const moment = toMoment(value, timezone)?.toUTC();
	const iso = moment?.toISO();
	if (!moment || typeof iso !== 'string') return REJECTED;
	return moment.year >= YEARS.first && moment.year <= YEARS.last ? { value: iso } : REJECTED;
}

const WHOLE_DAY = /^[\dW-]*$/;

/**
 * Like {@link toUtcIso}, for the end of a range: a day without a time stands for its last
 * millisecond.
 */
export function toEndUtcIso(value: unknown, timezone: string): Reading<string> {
	const text = typeof value === 'string' ? value.trim() : '';
	const isDay = WHOLE_DAY.test(text) && !MILLISECONDS_AS_TEXT.test(text);
	const moment = isDay ? toMoment(text, timezone) : undefined;
	return toUtcIso(moment ? moment.endOf('day') : value, timezone);
}

function toMoment(value: unknown, zone: string): DateTime | undefined {
	if (typeof value === 'string') {
		const text = value.trim();
		if (MILLISECONDS_AS_TEXT.test(text)) return DateTime.fromMillis(Number(text));
		const isReadable = STARTS_WITH_A_DAY.test(text) && hasPossibleOffset(text);
		return isReadable ? DateTime.fromISO(text, { zone }) : undefined;
	}
	if (typeof value === 'number') {
		return value >= FIRST_MILLISECONDS ? DateTime.fromMillis(value) : undefined;
	}
	// It may come from n8n's own copy of luxon, which `instanceof` would not recognize.
	if (DateTime.isDateTime(value)) return value;
	return isDate(value) ? DateTime.fromMillis(value.getTime()) : undefined;
}

function hasPossibleOffset(text: string): boolean {
	const [, hours = '0', minutes = '0'] = OFFSET.exec(text) ?? [];
	return Number(hours) <= MAX_OFFSET_HOURS && Number(minutes) < 60;
}

/** n8n's expression sandbox has a `Date` of its own, which `instanceof` would not recognize. */
const isDate = (value: unknown): value is Date =>
	Object.prototype.toString.call(value) === '[object Date]';
