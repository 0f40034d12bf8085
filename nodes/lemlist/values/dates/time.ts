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

/** How a day and a time are told apart. */
const BEFORE = String.raw`(?:(t)|,?\s+at\s+|[,\s]\s*)`;
const CLOCK = String.raw`(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(?:\s*([ap])\.?m\.?)?`;
/** The name of the zone, as JavaScript puts it behind the offset. */
const ZONE_NAME = String.raw`(?:\s*\([^()]*\))?`;
/** An offset, which databases put behind a blank. */
const ZONE = String.raw`\s*\(?(?:z|utc|gmt|(?:utc|gmt)([+-]\d{1,2})(?::?(\d{2}))?|([+-]\d{2})(?::?(\d{2}))?)\)?${ZONE_NAME}`;

const TIME = new RegExp(`^${BEFORE}${CLOCK}(${ZONE})?$`, 'i');
const RANGE = new RegExp(`^${BEFORE}${CLOCK}\\s*(?:-|–|—|to|until)\\s*${CLOCK}${ZONE_NAME}$`, 'i');

/** What follows a day. */
export interface TimeText {
	/** The time, or the first of two; undefined if nothing follows. */
	time?: Time;
	/** Whether there are two, as of an appointment. */
	isRange: boolean;
}

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

function oneTime(text: string): Time | undefined {
	const [, t, hour, minute, second, fraction, half, zone, ...offset] = TIME.exec(text) ?? [];
	// An hour alone could be anything, except in ISO 8601 or with am or pm.
	if (hour === undefined || (minute ?? half ?? t) === undefined) return undefined;
	const clock = clockOf(hour, minute, second, fraction, half);
	if (clock === undefined || zone === undefined) return clock;
	const minutes = offsetOf(offset[0] ?? offset[2], offset[1] ?? offset[3]);
	return minutes === undefined ? undefined : { ...clock, offset: minutes };
}

/** The first of two times. If only the second has am or pm, the first is in the half of the day that puts it before. */
function firstOfTwo(text: string): Time | undefined {
	const [, , hour = '', minute, second, fraction, half, endHour = '', endMinute, , , endHalf] =
		RANGE.exec(text) ?? [];
	const startIn = (some?: string) => clockOf(hour, minute, second, fraction, some);
	if (half !== undefined || endHalf === undefined) return startIn(half);
	const start = startIn(endHalf);
	const end = clockOf(endHour, endMinute, undefined, undefined, endHalf);
	if (!start || !end) return undefined;
	return minutesOf(start) < minutesOf(end) ? start : startIn(otherHalf(endHalf));
}

const minutesOf = ({ hour, minute }: Time): number => hour * 60 + minute;

const otherHalf = (half: string): string => (half.toLowerCase() === 'a' ? 'p' : 'a');

/**
 * Whether a text is two times. `09:00-10:00` and `09:00-10` are rather an appointment than a time with its offset,
 * and so is `09:00-05:00`. It is an offset behind seconds, as databases write it. Behind the T of ISO 8601, or
 * behind a blank, it is one unless it could be a later time: `T10:00-05` and `10:00 -05:00` have one.
 */
function isTwoTimes(text: string): boolean {
	const parts = RANGE.exec(text);
	if (!parts) return false;
	const [, t, hour = '', minute, second, , half, endHour = '', endMinute = '00'] = parts;
	if (minute === undefined || !TIME.test(text)) return true;
	if (second !== undefined) return false;
	const isApart = half === undefined && (t !== undefined || /\s-/.test(text));
	return !isApart || endHour + endMinute > hour.padStart(2, '0') + minute;
}

function clockOf(
	hour: string,
	minute = '0',
	second = '0',
	fraction = '',
	half?: string,
): Time | undefined {
	const hours = Number(hour);
	if (half !== undefined && (hours < 1 || hours > 12)) return undefined;
	const afternoon = half?.toLowerCase() === 'p' ? 12 : 0;
	return {
		hour: half === undefined ? hours : (hours % 12) + afternoon,
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
