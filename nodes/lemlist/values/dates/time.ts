// A time of day behind a date.

/** A time of day by a clock. */
export interface Time {
	hour: number;
	minute: number;
	second: number;
	millisecond: number;
	/** Minutes from UTC, if the time says so. */
	offset?: number;
}

/** What follows a day. */
export interface TimeText {
	/** The time, or the first of two; undefined if nothing follows. */
	time?: Time;
	/** Whether there are two, as of an appointment. */
	isRange: boolean;
}

/** A time as it is written. */
interface ClockText {
	hour: string;
	minute: string | undefined;
	second: string | undefined;
	fraction: string | undefined;
	/** `a` for am, `p` for pm. */
	amPm: string | undefined;
}

/** How a day and a time are told apart. */
const BEFORE = String.raw`(?:(?<t>t)|,?\s+at\s+|[,\s]\s*)`;
/** A time, in groups whose names begin with one for it. */
const clock = (name: string): string =>
	String.raw`(?<${name}Hour>\d{1,2})(?::(?<${name}Minute>\d{2})(?::(?<${name}Second>\d{2})(?:[.,](?<${name}Fraction>\d{1,9}))?)?)?(?:\s*(?<${name}AmPm>[ap])\.?m\.?)?`;
/** The name of the zone, as JavaScript puts it behind the offset. */
const ZONE_NAME = String.raw`(?:\s*\([^()]*\))?`;
const GMT_OFFSET = String.raw`(?:utc|gmt)(?<gmtHours>[+-]\d{1,2})(?::?(?<gmtMinutes>\d{2}))?`;
const OFFSET = String.raw`(?<offsetHours>[+-]\d{2})(?::?(?<offsetMinutes>\d{2}))?`;
/** A zone, which databases put behind a blank. */
const ZONE = String.raw`(?<zone>\s*\(?(?:z|utc|gmt|${GMT_OFFSET}|${OFFSET})\)?${ZONE_NAME})`;

const TIME = new RegExp(`^${BEFORE}${clock('start')}${ZONE}?$`, 'i');
const TWO_TIMES = new RegExp(
	`^${BEFORE}${clock('start')}\\s*(?:-|–|—|to|until)\\s*${clock('end')}${ZONE_NAME}$`,
	'i',
);

type Groups = Readonly<Record<string, string | undefined>>;

const groupsOf = (pattern: RegExp, text: string): Groups | undefined => pattern.exec(text)?.groups;

const clockText = (groups: Groups, name: 'start' | 'end'): ClockText => ({
	hour: groups[`${name}Hour`] ?? '',
	minute: groups[`${name}Minute`],
	second: groups[`${name}Second`],
	fraction: groups[`${name}Fraction`],
	amPm: groups[`${name}AmPm`]?.toLowerCase(),
});

/**
 * Reads what follows a day.
 * @returns undefined if it is no time
 */
export function timeIn(rest: string): TimeText | undefined {
	const text = rest.trimEnd().replace(/\bnoon$/i, '12:00');
	if (text === '') return { isRange: false };
	const isRange = isTwoTimes(text);
	const time = isRange ? firstOfTwo(text) : oneTime(text);
	return time && { time, isRange };
}

/**
 * Whether a text is two times, rather than one with an offset:
 *
 * | Behind the day          | Is        | Since                                                   |
 * | ----------------------- | --------- | ------------------------------------------------------- |
 * | 09:00-10:00, 09:00-10   | Two times | That is how people write an appointment                 |
 * | 14:30:00-05             | An offset | Databases write one behind seconds                      |
 * | T10:00-05, 10:00 -05:00 | An offset | It stands behind the T of ISO 8601, or behind a blank … |
 * | T09:00-10, 09:00 -10:00 | Two times | … but this could be a later time                        |
 */
function isTwoTimes(text: string): boolean {
	const groups = groupsOf(TWO_TIMES, text);
	if (!groups) return false;
	const start = clockText(groups, 'start');
	if (start.minute === undefined || !TIME.test(text)) return true;
	if (start.second !== undefined) return false;
	const mayBeOffset = groups['t'] !== undefined || /\s-/.test(text);
	if (!mayBeOffset || start.amPm !== undefined) return true;
	const { hour, minute = '0' } = clockText(groups, 'end');
	return minutesOf(hour, minute) > minutesOf(start.hour, start.minute);
}

function oneTime(text: string): Time | undefined {
	const groups = groupsOf(TIME, text);
	if (!groups) return undefined;
	const start = clockText(groups, 'start');
	// An hour alone could be anything, except in ISO 8601 or with am or pm.
	if ((start.minute ?? start.amPm ?? groups['t']) === undefined) return undefined;
	const time = timeOf(start);
	if (time === undefined || groups['zone'] === undefined) return time;
	const offset = offsetOf(
		groups['gmtHours'] ?? groups['offsetHours'],
		groups['gmtMinutes'] ?? groups['offsetMinutes'],
	);
	return offset === undefined ? undefined : { ...time, offset };
}

/** The first of two times. If only the second has am or pm, the first is in the half of the day that puts it before. */
function firstOfTwo(text: string): Time | undefined {
	const groups = groupsOf(TWO_TIMES, text) ?? {};
	const [start, end] = [clockText(groups, 'start'), clockText(groups, 'end')];
	if (start.amPm !== undefined || end.amPm === undefined) return timeOf(start);
	const withSameAmPm = timeOf({ ...start, amPm: end.amPm });
	const endTime = timeOf(end);
	if (!withSameAmPm || !endTime) return undefined;
	const isBefore =
		minutesOf(withSameAmPm.hour, withSameAmPm.minute) < minutesOf(endTime.hour, endTime.minute);
	return isBefore ? withSameAmPm : timeOf({ ...start, amPm: end.amPm === 'a' ? 'p' : 'a' });
}

const minutesOf = (hour: number | string, minute: number | string): number =>
	Number(hour) * 60 + Number(minute);

function timeOf({
	hour,
	minute = '0',
	second = '0',
	fraction = '',
	amPm,
}: ClockText): Time | undefined {
	const hours = Number(hour);
	if (amPm !== undefined && (hours < 1 || hours > 12)) return undefined;
	return {
		hour: amPm === undefined ? hours : (hours % 12) + (amPm === 'p' ? 12 : 0),
		minute: Number(minute),
		second: Number(second),
		millisecond: Number(fraction.slice(0, 3).padEnd(3, '0')),
	};
}

/** In minutes; on earth, offsets go from -12:00 to +14:00. */
const OFFSETS = { min: -12 * 60, max: 14 * 60 };

/** Minutes of an offset; undefined if no place has it. */
export function offsetOf(hours = '+0', minutes = '0'): number | undefined {
	const sign = hours.startsWith('-') ? -1 : 1;
	const total = Number(hours) * 60 + sign * Number(minutes);
	return Number(minutes) < 60 && total >= OFFSETS.min && total <= OFFSETS.max ? total : undefined;
}
