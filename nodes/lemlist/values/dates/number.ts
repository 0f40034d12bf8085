import { DateTime } from 'luxon';

/** Day 0 of spreadsheets (1900 system). Days before March 1900 are off by one, and are no due dates. */
const DAY_0 = Date.UTC(1899, 11, 30);
const SECONDS_PER_DAY = 86_400;

/**
 * The units have ranges that do not overlap. Seconds and milliseconds begin in 2001: in smaller numbers, the digits
 * may be those of a date, such as 202612051430.
 */
const DAYS = { below: 100_000 };
const DIGITS_OF_A_DAY = { from: 1e7, below: 1e8 };
const SECONDS = { from: 1e9, below: 1e10 };
const MILLISECONDS = { from: 1e12 };

/**
 * The moment that a number stands for: a spreadsheet's day number (the fraction is the time of day, in
 * the zone), the eight digits of a day (20261231), or seconds or milliseconds since 1970. Undefined if it is
 * in none of their ranges.
 * @param zone IANA name
 */
export function momentOfNumber(number: number, zone: string): DateTime | undefined {
	if (number >= 0 && number < DAYS.below) return momentOfDay(number, zone);
	if (number >= DIGITS_OF_A_DAY.from && number < DIGITS_OF_A_DAY.below) {
		return DateTime.fromFormat(String(number), 'yyyyMMdd', { zone });
	}
	if (number >= SECONDS.from && number < SECONDS.below) return DateTime.fromSeconds(number);
	return number >= MILLISECONDS.from ? DateTime.fromMillis(number) : undefined;
}

/** Whether a number stands for a day without a time. */
export const isDayNumber = (number: number): boolean =>
	Number.isInteger(number) && number < DIGITS_OF_A_DAY.below;

/** Fractions of a day are not exact in binary, so they are rounded to seconds. */
function momentOfDay(day: number, zone: string): DateTime {
	const ms = DAY_0 + Math.round(day * SECONDS_PER_DAY) * 1000;
	// As luxon reads text. When clocks go back, setZone's keepLocalTime may choose the other of the two hours.
	return DateTime.fromObject(DateTime.fromMillis(ms, { zone: 'utc' }).toObject(), { zone });
}
