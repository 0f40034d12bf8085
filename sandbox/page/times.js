// Dates and times, all in the timezone of the browser.

/** The name of that timezone, such as `Europe/Berlin`. */
export const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/**
 * A date and time, to the minute.
 *
 * @param {string} iso
 */
export function dateOf(iso) {
	const date = new Date(iso);
	return Number.isNaN(date.getTime()) ? iso : dates.format(date);
}

const times = new Intl.DateTimeFormat('en-GB', {
	timeStyle: 'medium',
});

/**
 * A time to the millisecond, such as `14:05:09.123`.
 *
 * @param {number} ms epoch ms
 */
export function timeOf(ms) {
	const fraction = String(Math.floor(ms) % 1000).padStart(3, '0');
	return `${times.format(ms)}.${fraction}`;
}
