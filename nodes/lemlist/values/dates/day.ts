// The day at the beginning of a text.

/** A day of the calendar. */
export interface Day {
	year: number;
	month: number;
	day: number;
}

/** Which of the two numbers in front of a year is the day. */
export type DayOrder = 'dayFirst' | 'monthFirst';

/** The day that a text begins with. */
export interface DayText {
	/** What it may mean: one day, unless only its writer knows the order of the numbers. */
	days: Day[];
	/** Whether any of its numbers could be the year. */
	couldBeYears: boolean;
	/** What follows. */
	rest: string;
	/** If the order of its numbers is given: the day in the other order. */
	inOtherOrder?: Day;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const GAP = String.raw`[\s,./-]*`;
const END = String.raw`(?![\p{L}\p{N}:]|[./-]\d)|(?=T\d)`;

const pattern = (...parts: string[]) => new RegExp(`^${parts.join('')}(?:${END})`, 'iu');

/** 2026-12-05, 2026/12/5, 2026.12.05, and 2026. 12. 5. as in Hungary and Korea. */
const YEAR_FIRST = pattern(String.raw`(\d{4})(-|/|\. ?)(\d{1,2})\2(\d{1,2})\.?`);
const YEAR_MONTH_NAME = pattern(String.raw`(\d{4})`, GAP, MONTH, GAP, DAY);
const DAY_MONTH_NAME = pattern(DAY, GAP, '(?:of )?', MONTH, GAP, String.raw`'?(\d{4}|\d{2})`);
const MONTH_NAME_DAY = pattern(MONTH, GAP, DAY, GAP, String.raw`(\d{4})`);
/** 05/12/2026, 5.12.26, 5-12-2026, and 5. 12. 2026 as in Prague. */
const YEAR_LAST = pattern(String.raw`(\d{1,2})(-|/|\. ?)(\d{1,2})\2(\d{4}|\d{2})`);

/**
 * Finds the day that a text begins with; undefined if there is none.
 * @param order of the two numbers in front of a year; if undefined, both are returned
 * @param thisYear to know which century a year of two digits is in
 */
export function dayIn(
	text: string,
	order: DayOrder | undefined,
	thisYear: number,
): DayText | undefined {
	return yearFirst(text) ?? withMonthName(text, thisYear) ?? yearLast(text, order, thisYear);
}

function yearFirst(text: string): DayText | undefined {
	const found = YEAR_FIRST.exec(text);
	if (!found) return undefined;
	const [whole, year, , month, day] = found;
	return one(text, whole, { year: Number(year), month: Number(month), day: Number(day) });
}

function withMonthName(text: string, thisYear: number): DayText | undefined {
	const [whole, year, month, day] = namesIn(text);
	if (whole === undefined) return undefined;
	return one(text, whole, {
		year: yearOf(year!, thisYear),
		month: MONTHS.indexOf(month!.slice(0, 3).toLowerCase()) + 1,
		day: Number(day),
	});
}

/** The whole match, then year, month and day. */
function namesIn(text: string): string[] {
	const yearFirst = YEAR_MONTH_NAME.exec(text);
	if (yearFirst) return [...yearFirst];
	const [whole, month, day, year] = MONTH_NAME_DAY.exec(text) ?? [];
	if (whole !== undefined) return [whole, year!, month!, day!];
	const [all, first, name, last] = DAY_MONTH_NAME.exec(text) ?? [];
	return all === undefined ? [] : [all, last!, name!, first!];
}

const one = (text: string, match: string, day: Day): DayText => ({
	days: [day],
	couldBeYears: false,
	rest: text.slice(match.length),
});

function yearLast(
	text: string,
	order: DayOrder | undefined,
	thisYear: number,
): DayText | undefined {
	const found = YEAR_LAST.exec(text);
	if (!found) return undefined;
	const [whole, first, , second, last] = found;
	const year = yearOf(last!, thisYear);
	const [one, two] = [Number(first), Number(second)];
	const byOrder = {
		dayFirst: { year, month: two, day: one },
		monthFirst: { year, month: one, day: two },
	};
	const rest = text.slice(whole.length);
	if (order) {
		const inOtherOrder = byOrder[order === 'dayFirst' ? 'monthFirst' : 'dayFirst'];
		return { days: [byOrder[order]], couldBeYears: false, rest, inOtherOrder };
	}
	const days = [byOrder.dayFirst, ...(one === two ? [] : [byOrder.monthFirst])];
	if (last!.length === 4) return { days, couldBeYears: false, rest };
	const yearInFront = { year: yearOf(first!, thisYear), month: two, day: Number(last) };
	return { days: [...days, yearInFront], couldBeYears: true, rest };
}

/** Years of two digits that are read: a due date in another year is a mistake, such as the day as the year. */
const YEARS = { before: 1, after: 20 };

/** A year; NaN for one of two digits that is too far away. */
function yearOf(digits: string, thisYear: number): number {
	const year = Number(digits);
	if (digits.length === 4) return year;
	const ofThisCentury = 2000 + year;
	const isNear =
		digits.length === 2 &&
		ofThisCentury >= thisYear - YEARS.before &&
		ofThisCentury <= thisYear + YEARS.after;
	return isNear ? ofThisCentury : NaN;
}
