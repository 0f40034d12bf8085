import { DateTime } from 'luxon';
import type { Rejection } from './reading';

/** Two numbers of up to two digits, a year, and perhaps a time: 05/12/2026, 5.12.26, 5-12-2026 14:30 */
const YEAR_LAST =
	/^\d{1,2}([./-])\d{1,2}\1(\d{4}|\d{2})(,? +)?(\d{1,2}:\d{2}(:\d{2})?)?( *[ap]m)?$/i;

const WRITE_IT = 'Write it as 2026-12-31 or 2026-12-31 10:00.';

/**
 * The rejection of what is not a date. If the year comes last, its order of day and month is a guess
 * that only people can make, so the advice has the expression that reads it.
 */
export function howToReadIt(value: unknown): Rejection {
	const formats = typeof value === 'string' ? formatsOf(value) : [];
	const [first, second] = formats.map(expressionOf);
	if (first && second) {
		const advice = `If the day comes first, use ${first}; if the month does, ${second}.`;
		return { problem: 'could be two different days', advice };
	}
	const advice = first ? `${WRITE_IT} To read this format, use ${first}.` : WRITE_IT;
	return { problem: 'is not a date', advice };
}

/** luxon's formats that read a text; two if its first two numbers could each be the month. */
function formatsOf(text: string): string[] {
	const [, separator, year, gap = '', time, seconds, half] = YEAR_LAST.exec(text) ?? [];
	if (!separator) return [];
	const rest = [
		separator,
		year?.length === 4 ? 'yyyy' : 'yy',
		gap,
		time ? `${half ? 'h' : 'H'}:mm${seconds ? ':ss' : ''}` : '',
		half ? half.replace(/\S+/, 'a') : '',
	].join('');
	const formats = [`d${separator}M${rest}`, `M${separator}d${rest}`];
	return formats.filter((format) => DateTime.fromFormat(text, format).isValid);
}

const expressionOf = (format: string) => `{{ DateTime.fromFormat($json.due, '${format}') }}`;
