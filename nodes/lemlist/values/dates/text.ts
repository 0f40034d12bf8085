// A date as text: ISO 8601 that only machines write, or a relative day such as `tomorrow`, or a day with the name
// of its weekday in front; behind a day, perhaps a time.
import { DateTime, FixedOffsetZone } from 'luxon';
import type { Rejection } from '../reader';
import type { Day, DayOrder, DayText } from './day';
import { dayIn } from './day';
import { relativeIn } from './relative';
import type { Time } from './time';
import { offsetOf, timeIn } from './time';

/** What dates depend on. */
export interface DateSettings {
	/** IANA name of the workflow's zone, which applies to values without an offset. */
	timezone: string;
	/** For `tomorrow` and the like, in ms since 1970. */
	now: number;
	/**
	 * What dates like 05/12/2026 mean, if the node has the option for it: the advice then names it.
	 * Without the option they are rejected.
	 */
	ambiguousDates?: 'reject' | DayOrder;
}

/** A moment that was found, or the first of a day. */
export interface Found {
	moment: DateTime;
	isDay: boolean;
}

/** Reads text as a moment or day; undefined if it is neither. */
export function dateOfText(given: string, settings: DateSettings): Found | Rejection | undefined {
	const text = withPlainCharacters(given);
	const { timezone, ambiguousDates } = settings;
	if (ISO_ONLY.test(text)) return isoDate(text, timezone);
	const now = DateTime.fromMillis(settings.now, { zone: timezone });
	const relative = relativeIn(text, now);
	if (relative && 'moment' in relative) return valid(relative.moment, false);
	// At another offset, it may be another day by now.
	if (relative && timeIn(relative.rest)?.time?.offset !== undefined) return undefined;
	if (relative) return dateOfDay(relative, undefined, settings);
	const { weekday, rest } = withoutWeekday(text);
	const isOrder = ambiguousDates === 'dayFirst' || ambiguousDates === 'monthFirst';
	const order = isOrder ? ambiguousDates : undefined;
	const day = dayIn(rest, order, now.year);
	return day && dateOfDay(day, weekday, settings);
}

/** Hyphens as word processors write them, which break no line, and the sign for minus. */
const HYPHEN = /[\u2010\u2011\u2212]/g;
/** ASCII as East Asian keyboards type it, and how far it is from ASCII. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/** A text whose digits and punctuation are those of ASCII, which look the same. */
const withPlainCharacters = (text: string): string =>
	text
		.replace(HYPHEN, '-')
		.replace(FULL_WIDTH, (each) => String.fromCharCode(each.charCodeAt(0) - FULL_WIDTH_OFFSET));

/** Forms of ISO 8601 that nobody types: the basic format, and days by the number of the week. */
const ISO_ONLY = /^\d{8}(?:T|$)|^\d{4}-?W\d{2}-?\d/i;
const ISO_OFFSET = /T.*([+-]\d{2})(?::?(\d{2}))?$/i;

function isoDate(text: string, zone: string): Found | undefined {
	const [, hours, minutes] = ISO_OFFSET.exec(text) ?? [];
	if (offsetOf(hours, minutes) === undefined) return undefined;
	return valid(DateTime.fromISO(text, { zone, setZone: true }), !/T/i.test(text));
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A text without the name of the weekday in front; 1 is Monday. */
function withoutWeekday(text: string): { weekday?: number; rest: string } {
	const [whole, name] = /^([a-z]{3,9})(?:\.?,\s*|\.?\s+)/i.exec(text) ?? [];
	const index = WEEKDAYS.findIndex((day) => name && day.startsWith(name.toLowerCase()));
	return index < 0 ? { rest: text } : { weekday: index + 1, rest: text.slice(whole!.length) };
}

function dateOfDay(
	{ days, rest, couldBeYears, inOtherOrder }: DayText,
	weekday: number | undefined,
	settings: DateSettings,
): Found | Rejection | undefined {
	const timeText = timeIn(rest);
	if (!timeText) return undefined;
	const { time, isRange } = timeText;
	const momentsOf = (some: Day[]) =>
		some
			.map((day) => momentOf(day, time, settings.timezone))
			.filter((each) => each.isValid && (weekday === undefined || each.weekday === weekday));
	const moments = momentsOf(days);
	const [moment, other] = moments;
	if (!moment) {
		const [turned] = momentsOf(inOtherOrder ? [inOtherOrder] : []);
		return turned && inWrongOrder(spell(turned, time));
	}
	// If two digits could be the year as well, even a single reading is not certain.
	if (other || couldBeYears) {
		// The third reading has the year in front, which the option does not cover.
		const hasOption =
			settings.ambiguousDates !== undefined && momentsOf(days.slice(0, 2)).length > 0;
		return ambiguous(
			moments.map((each) => spell(each, time)),
			hasOption,
		);
	}
	return isRange ? range(spell(moment, time)) : valid(moment, time === undefined);
}

function momentOf({ year, month, day }: Day, time: Time | undefined, zone: string): DateTime {
	if (Number.isNaN(year)) return DateTime.invalid('another century');
	const { offset, ...clock } = time ?? {};
	return DateTime.fromObject(
		{ year, month, day, ...clock },
		{ zone: offset === undefined ? zone : FixedOffsetZone.instance(offset) },
	);
}

const valid = (moment: DateTime, isDay: boolean): Found | undefined =>
	moment.isValid ? { moment, isDay } : undefined;

/** A moment with the year first, as precise as it was given. */
function spell(moment: DateTime, time: Time | undefined): string {
	if (!time) return moment.toFormat('yyyy-MM-dd');
	if (time.offset !== undefined) return moment.toFormat('yyyy-MM-dd HH:mm:ssZZ');
	return moment.toFormat(time.second > 0 ? 'yyyy-MM-dd HH:mm:ss' : 'yyyy-MM-dd HH:mm');
}

/** The option for {@link DateSettings.ambiguousDates}, as the panel names it. */
const OPTION = 'Options > Dates Like 05/12/2026';

function ambiguous(spellings: string[], hasOption: boolean): Rejection {
	const written = `the year first: ${spellings.join(' or ')}.`;
	return {
		problem: 'could be different days',
		advice: hasOption ? `Set ${OPTION}, or write ${written}` : `Write ${written}`,
		reason: 'ambiguous date',
	};
}

const inWrongOrder = (spelling: string): Rejection => ({
	problem: 'is not a date in the order of day and month that is set',
	advice: `Write it as ${spelling}, or change ${OPTION}.`,
});

const range = (spelling: string): Rejection => ({
	problem: 'is a range of times',
	advice: `Write when it starts: ${spelling}.`,
});
