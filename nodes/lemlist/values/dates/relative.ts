// Moments by their distance from now.
import type { DateTime, DurationLikeObject } from 'luxon';
import type { DayText } from './day';

const DAYS: Record<string, number> = {
	yesterday: -1,
	today: 0,
	tomorrow: 1,
	'day after tomorrow': 2,
	'the day after tomorrow': 2,
};

const NUMBERS = [
	'a',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
];
const COUNT = String.raw`(\d{1,5}|an?|${NUMBERS.slice(1).join('|')})`;
const UNIT = String.raw`\s*(minute|min|hour|h|day|d|week|w|month|year)s?`;
const END = String.raw`(?![\p{L}\p{N}])`;

const NAMED = new RegExp(`^(${Object.keys(DAYS).join('|')})${END}`, 'iu');
/** In 3 days, +2 weeks, 3 days from now, -1 day, 2 weeks ago. */
const COUNTED = new RegExp(
	`^(in\\s+|\\+\\s*|-\\s*)?${COUNT}${UNIT}(\\s+from\\s+(?:now|today)|\\s+ago)?${END}`,
	'iu',
);
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** The next of its name after today. */
const NEXT = new RegExp(
	`^next\\s+(${WEEKDAYS.map((day) => `${day.slice(0, 3)}(?:${day.slice(3)})?`).join('|')})${END}`,
	'iu',
);

const UNITS: Record<string, keyof DurationLikeObject> = {
	min: 'minutes',
	minute: 'minutes',
	h: 'hours',
	hour: 'hours',
	d: 'days',
	day: 'days',
	w: 'weeks',
	week: 'weeks',
	month: 'months',
	year: 'years',
};

/**
 * Reads a text that begins with today, tomorrow, in 3 days, +2 weeks, next monday and the like.
 * @param now in the timezone whose days count
 * @returns a moment; or a day, and what follows it; undefined if the text begins with nothing of the kind
 */
export function relativeIn(
	text: string,
	now: DateTime,
): DayText | { moment: DateTime } | undefined {
	if (/^now$/i.test(text)) return { moment: now };
	return named(text, now) ?? counted(text, now) ?? nextWeekday(text, now);
}

function named(text: string, now: DateTime): DayText | undefined {
	const [whole, word] = NAMED.exec(text) ?? [];
	if (whole === undefined) return undefined;
	return dayOf(now.plus({ days: DAYS[word!.toLowerCase()]! }), text.slice(whole.length));
}

function counted(text: string, now: DateTime): DayText | { moment: DateTime } | undefined {
	const [whole, before, count, unitName, after] = COUNTED.exec(text) ?? [];
	// "3 days" alone may as well be how long something takes.
	if (whole === undefined || (before === undefined) === (after === undefined)) return undefined;
	const unit = UNITS[unitName!.toLowerCase()]!;
	const sign = before?.startsWith('-') || after?.trim() === 'ago' ? -1 : 1;
	const moment = now.plus({ [unit]: sign * countOf(count!.toLowerCase()) });
	const rest = text.slice(whole.length);
	if (unit !== 'minutes' && unit !== 'hours') return dayOf(moment, rest);
	return rest === '' ? { moment } : undefined;
}

const countOf = (word: string): number =>
	/^\d/.test(word) ? Number(word) : Math.max(NUMBERS.indexOf(word), 1);

function nextWeekday(text: string, now: DateTime): DayText | undefined {
	const [whole, word] = NEXT.exec(text) ?? [];
	if (whole === undefined) return undefined;
	const weekday = WEEKDAYS.findIndex((day) => day.startsWith(word!.slice(0, 3).toLowerCase())) + 1;
	const days = (weekday - now.weekday + 7) % 7 || 7;
	return dayOf(now.plus({ days }), text.slice(whole.length));
}

const dayOf = ({ year, month, day }: DateTime, rest: string): DayText => ({
	days: [{ year, month, day }],
	couldBeYears: false,
	rest,
});
