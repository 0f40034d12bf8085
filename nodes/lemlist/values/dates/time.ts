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
/** An offset, which databases put behind a blank, and JavaScript in front of the name of the zone. */
const ZONE = String.raw`\s*\(?(?:z|utc|gmt|(?:utc|gmt)([+-]\d{1,2})(?::?(\d{2}))?|([+-]\d{2})(?::?(\d{2}))?)\)?(?:\s*\([^()]*\))?`;

const TIME = new RegExp(`^${BEFORE}${CLOCK}(${ZONE})?$`, 'i');
const RANGE = new RegExp(`^${BEFORE}${CLOCK}\\s*(-|–|—|to|until)\\s*${CLOCK}$`, 'i');

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

function firstOfTwo(text: string): Time | undefined {
	const parts = RANGE.exec(text) ?? [];
	const [, , hour = '', minute, second, fraction, half] = parts;
	return clockOf(hour, minute, second, fraction, half ?? parts.at(-1));
}

/**
 * Whether a text is two times. `10:00:00-05:00` is a time with its offset, but `09:00-10:00` is rather
 * an appointment, and so is `09:00-05:00`: ISO 8601 puts a T in front of a time, databases write its seconds.
 */
function isTwoTimes(text: string): boolean {
	const parts = RANGE.exec(text);
	if (!parts) return false;
	const [, t, hour, minute, second, , half, dash, endHour, endMinute, endSecond, , endHalf] = parts;
	const canBeOffset =
		dash === '-' && minute && endHour?.length === 2 && !half && !endHalf && !endSecond;
	if (!canBeOffset) return true;
	if (second !== undefined || endMinute === undefined) return false;
	return t === undefined || endHour + endMinute > String(hour).padStart(2, '0') + minute;
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
