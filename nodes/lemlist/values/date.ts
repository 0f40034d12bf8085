import { DateTime, IANAZone } from 'luxon';
import { isDayNumber, momentOfNumber } from './dates/number';
import type { DateSettings, Found } from './dates/text';
import { dateOfText } from './dates/text';
import { isRejected, reader } from './reader';
import type { Reading, Rejection } from './reader';

export type { DateSettings } from './dates/text';

const NOT_A_DATE: Rejection = {
	problem: 'is not a date',
	advice: 'Write it as 2026-12-31 or 2026-12-31 10:00.',
};

const UNKNOWN_ZONE: Rejection = {
	problem: 'has an unknown timezone',
	advice: 'Use an IANA name such as Europe/Berlin, or an offset such as 2026-12-31T10:00+01:00.',
};

/** A date in any other year is a typo, or a number in another unit. */
const YEARS = { first: 1970, last: 2100 };

/**
 * Finds the moment that is meant: by text (day and month in words, or year first; today, tomorrow, in 3
 * days), a luxon DateTime, a JS Date, a spreadsheet's day number, seconds or milliseconds since 1970, or
 * what Notion, Google and Microsoft write for a date.
 */
const toFound = reader(
	{ otherwise: NOT_A_DATE, partOf: dateInObject },
	(given, settings: DateSettings): Reading<Found> | undefined => {
		if (isRange(given)) return A_RANGE;
		const found = findDate(given, settings);
		if (!found || 'problem' in found) return found;
		const { year, isValid } = found.moment.toUTC();
		return isValid && year >= YEARS.first && year <= YEARS.last ? { value: found } : undefined;
	},
);

/** The text of a date, and the timezone that another service names beside it. */
class ZonedText {
	constructor(
		readonly text: string,
		readonly zone: string,
	) {}
}

function findDate(given: unknown, settings: DateSettings): Found | Rejection | undefined {
	if (given instanceof ZonedText) {
		const { text, zone } = given;
		if (!IANAZone.isValidZone(zone)) return { ...UNKNOWN_ZONE, culprit: zone };
		return dateOfText(text, { ...settings, timezone: zone });
	}
	if (typeof given === 'string' && !NUMBER.test(given)) return dateOfText(given, settings);
	if (typeof given === 'string' || typeof given === 'number') {
		const moment = momentOfNumber(Number(given), settings.timezone);
		return moment && { moment, isDay: isDayNumber(Number(given)) };
	}
	// It may come from n8n's own copy of luxon, which `instanceof` would not recognize.
	if (DateTime.isDateTime(given)) return { moment: given, isDay: false };
	return isDate(given) ? { moment: DateTime.fromMillis(given.getTime()), isDay: false } : undefined;
}

const NUMBER = /^\d+(\.\d+)?$/;

/** n8n's expression sandbox has a `Date` of its own, which `instanceof` would not recognize. */
const isDate = (value: unknown): value is Date =>
	Object.prototype.toString.call(value) === '[object Date]';

/** The date in an object of Notion, Google Calendar, Microsoft Graph or MongoDB, in its zone if it names one. */
function dateInObject(object: Readonly<Record<string, unknown>>): unknown {
	const isWhole = object instanceof ZonedText || DateTime.isDateTime(object) || isDate(object);
	if (isWhole || isRange(object)) return undefined;
	const { start, dateTime, date, $date, time_zone, timeZone } = object;
	const text = [start, dateTime, date, $date].find((each) => typeof each === 'string');
	const zone = [time_zone, timeZone].find((each) => typeof each === 'string');
	return text !== undefined && zone !== undefined ? new ZonedText(text, zone) : text;
}

/** Whether an object has an end as well as a start. */
const isRange = (value: unknown): boolean => {
	const { start, end } = Object(value) as { start?: unknown; end?: unknown };
	return typeof start === 'string' && typeof end === 'string';
};

const A_RANGE: Rejection = {
	problem: 'is a range of dates',
	advice: 'Map its start or its end.',
};

/** More than a year ago: rather a mistake, such as a sheet that counts days from 1904. */
const LONG_AGO_MS = 366 * 86_400_000;

/**
 * Reads when a task is due, as lemlist wants it: UTC, ISO 8601 with milliseconds. A date more than a year in
 * the past comes with a notice.
 */
export function toDueDate(given: unknown, settings: DateSettings): Reading<string | undefined> {
	const reading = toFound(given, settings);
	if (isRejected(reading)) return reading;
	const moment = reading.value?.moment;
	const isLongAgo = moment !== undefined && moment.toMillis() < settings.now - LONG_AGO_MS;
	return { value: isoOf(moment), ...(isLongAgo && { notice: 'is more than a year in the past' }) };
}

/** Reads the beginning of a range of a search, in the form of {@link toDueDate}. */
export function toRangeStart(given: unknown, settings: DateSettings): Reading<string | undefined> {
	const reading = toFound(given, settings);
	return isRejected(reading) ? reading : { value: isoOf(reading.value?.moment) };
}

/** Reads the end of a range: a day without a time means its last millisecond. */
export function toRangeEnd(given: unknown, settings: DateSettings): Reading<string | undefined> {
	const reading = toFound(given, settings);
	if (isRejected(reading)) return reading;
	const { moment, isDay } = reading.value ?? {};
	return { value: isoOf(isDay ? moment?.endOf('day') : moment) };
}

const isoOf = (moment: DateTime | undefined): string | undefined =>
	moment?.toUTC().toISO() ?? undefined;
