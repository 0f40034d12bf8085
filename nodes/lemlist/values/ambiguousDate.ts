import { DateTime } from 'luxon';
import type { Rejection } from './reading';

/** Two numbers of up to two digits, a year, and perhaps a time: 05/12/2026, 5.12.26, 5-12-2026 14:30 */
const YEAR_LAST =
	/^\d{1,2}([./-])\d{1,2}\1(\d{4}|\d{2})(,? +)?(\d{1,2}:\d{2}(:\d{2})?)?( *[ap]m)?$/i;

const WRITE_IT = 'Write it as 2026-12-31 or 2026-12-31 10:00.';

/**
 * The rejection of a value that is not a date. If the year comes last, only people know which number is
 * the day, so the advice holds the expression that reads it.
 */
export function notADate(value: unknown): Rejection {
	const formats = typeof value === 'string' ? formatsOf(value) : [];
	const [first, second] = formats.map(expressionOf);
	if (first && second) {
		const advice = `If the day comes first, use ${first}; if the month does, ${second}.`;
		return { problem: 'could be two different days', advice };
	}
	const toReadIt = first ? ` To read this format, use ${first}.` : '';
	return { problem: 'is not a date', advice: `${WRITE_IT}${toReadIt}` };
}

/** The luxon formats that read a text: two if each of its first two numbers could be the month. */
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
