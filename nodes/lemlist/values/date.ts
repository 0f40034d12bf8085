import { DateTime, IANAZone } from 'luxon';
import { isBlank, visible, withoutQuotes } from './cell';
import { isDayNumber, momentOfNumber } from './dates/number';
import type { DateSettings, Found } from './dates/text';
import { dateOfText } from './dates/text';
import { MAX_WORD } from './limits';
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

const TIME_BESIDE_DATE: Rejection = {
	problem: 'has a time beside its date',
	advice: 'Map its date and time as one text, such as 2026-12-05 13:30.',
};

/** A date in any other year is a typo, or a number in another unit. */
const YEARS = { first: 1970, last: 2100 };

/**
 * Finds the moment that is meant: by text (day and month in words, or year first; today, tomorrow, in 3
 * days), a luxon DateTime, a JS Date, a spreadsheet's day number, seconds or milliseconds since 1970, or
 * what Notion, Google, Microsoft, Todoist and PHP write for a date.
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

/** The text of a date, and what another service has beside it: its timezone, if it names one, or a time. */
class DescribedText {
	constructor(
		readonly text: string,
		readonly zone: string | undefined,
		readonly time: string | undefined,
	) {}
}

function findDate(given: unknown, settings: DateSettings): Found | Rejection | undefined {
	if (given instanceof DescribedText) return findDescribed(given, settings);
	if (typeof given === 'string' && !NUMBER.test(given)) return dateOfText(given, settings);
	if (typeof given === 'string' || typeof given === 'number') {
		const moment = momentOfNumber(Number(given), settings.timezone);
		return moment?.isValid ? { moment, isDay: isDayNumber(Number(given)) } : undefined;
	}
	// It may come from n8n's own copy of luxon, which `instanceof` would not recognize.
	if (DateTime.isDateTime(given)) return { moment: given, isDay: false };
	return isDate(given) ? { moment: DateTime.fromMillis(given.getTime()), isDay: false } : undefined;
}

function findDescribed(
	{ text, zone, time }: DescribedText,
	settings: DateSettings,
): Found | Rejection | undefined {
	const found = zone === undefined ? findDate(text, settings) : findInZone(text, zone, settings);
	if (time === undefined || !found || 'problem' in found) return found;
	// Services differ in the zone of such a time: it may be UTC, or that of the account.
	const start = time.trim().slice(0, 'hh:mm'.length);
	const isSameTime = !found.isDay && [`T${start}`, ` ${start}`].some((each) => text.includes(each));
	return isSameTime ? found : TIME_BESIDE_DATE;
}

function findInZone(
	text: string,
	zone: string,
	settings: DateSettings,
): Found | Rejection | undefined {
	const timezone = zoneNamed(zone);
	if (timezone !== undefined) return findDate(text, { ...settings, timezone });
	// Without a zone, only a text with an offset of its own is a moment.
	const found = findDate(text, { ...settings, timezone: NO_ZONE });
	return found ?? { ...UNKNOWN_ZONE, culprit: zone };
}

/** Luxon finds no moment in it. */
const NO_ZONE = 'none';

/** The zone with an IANA name, or with an offset for a name, as PHP has it; undefined if there is none. */
function zoneNamed(name: string): string | undefined {
	if (/^[+-]\d{2}:\d{2}$/.test(name)) return `UTC${name}`;
	return IANAZone.isValidZone(name) ? name : undefined;
}

/** No leading zero: 051226 is a day in December. */
const NUMBER = /^(?!0\d)\d+(\.\d+)?$/;

/** n8n's expression sandbox has a `Date` of its own, which `instanceof` would not recognize. */
const isDate = (value: unknown): value is Date =>
	Object.prototype.toString.call(value) === '[object Date]';

/**
 * The date in an object of Notion, Google Calendar, Microsoft Graph, MongoDB, Todoist, monday.com or PHP, in its
 * zone if it names one.
 */
function dateInObject(object: Readonly<Record<string, unknown>>): unknown {
	const isWhole = object instanceof DescribedText || DateTime.isDateTime(object) || isDate(object);
	if (isWhole || isRange(object)) return undefined;
	const { start, dateTime, datetime, date, $date, time } = object;
	const { time_zone, timeZone, timezone } = object;
	const texts = [start, dateTime, datetime, date, $date].filter((each) => typeof each === 'string');
	const text = texts.find(isFilled) ?? texts[0];
	const zone = [time_zone, timeZone, timezone].find(isFilled);
	const timeBeside = isFilled(time) ? time : undefined;
	const isAlone = zone === undefined && timeBeside === undefined;
	if (isAlone || !isFilled(text) || text.length > MAX_WORD) return text;
	return new DescribedText(withoutQuotes(visible(text)), zone, timeBeside);
}

/** Whether an object has an end as well as a start. */
const isRange = (value: unknown): boolean => {
	const { start, end } = Object(value) as { start?: unknown; end?: unknown };
	return typeof start === 'string' && isFilled(end);
};

/** Whether a part of an object is text that is not blank. */
const isFilled = (value: unknown): value is string => typeof value === 'string' && !isBlank(value);

const A_RANGE: Rejection = {
	problem: 'is a range of dates',
	advice: 'Map its start or its end.',
};

/** More than a year ago: rather a mistake, such as a sheet that counts days from 1904. */
const LONG_AGO_MS = 366 * 86_400_000;

/** More than ten years from now: rather a typo, such as 2062 for 2026. */
const FAR_AHEAD_MS = 3_653 * 86_400_000;

/**
 * Reads when a task is due, as lemlist wants it: UTC, ISO 8601 with milliseconds. A date more than a year in
 * the past, or more than ten in the future, comes with a notice.
 */
export function toDueDate(given: unknown, settings: DateSettings): Reading<string | undefined> {
	const reading = toFound(given, settings);
	if (isRejected(reading)) return reading;
	const moment = reading.value?.moment;
	const notice = moment && noticeOf(moment.toMillis() - settings.now);
	return { value: isoOf(moment), ...(notice !== undefined && { notice }) };
}

/** @param ms from now to a date */
function noticeOf(ms: number): string | undefined {
	if (ms < -LONG_AGO_MS) return 'is more than a year in the past';
	return ms > FAR_AHEAD_MS ? 'is more than 10 years in the future' : undefined;
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
