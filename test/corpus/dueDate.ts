// Due Date. The workflow's timezone is Europe/Paris, and it is Monday, 30 November 2026, 10:00 UTC.
import type { Corpus, Rejected } from './corpus';
import { all, blanks, cellErrors, none } from './corpus';

/** 5 December 2026 in Paris: its first moment, and half past two. */
const DAY = '2026-12-04T23:00:00.000Z';
const AT = '2026-12-05T13:30:00.000Z';
/** 31 December. */
const LAST_DAY = '2026-12-30T23:00:00.000Z';
const LAST_AT = '2026-12-31T13:30:00.000Z';

const notADate: Rejected = {
	problem: 'is not a date',
	advice: 'Write it as 2026-12-31 or 2026-12-31 10:00.',
	instead: { '2026-12-31': LAST_DAY, '2026-12-31 10:00': '2026-12-31T09:00:00.000Z' },
};

/** The rejection of what could be several days, each as its advice spells it. */
const couldBe = (instead: Record<string, string>): Rejected => ({
	problem: 'could be different days',
	advice: `Set Options > Dates Like 05/12/2026, or write the year first: ${Object.keys(instead).join(' or ')}.`,
	instead,
});

const MAY = '2026-05-11T22:00:00.000Z';
const MAY_AT = '2026-05-12T12:30:00.000Z';
const decemberOrMay = couldBe({ '2026-12-05': DAY, '2026-05-12': MAY });
const mayOrDecember = couldBe({ '2026-05-12': MAY, '2026-12-05': DAY });
const decemberOrMayAt = couldBe({ '2026-12-05 14:30': AT, '2026-05-12 14:30': MAY_AT });
const mayOrDecemberAt = couldBe({ '2026-05-12 14:30': MAY_AT, '2026-12-05 14:30': AT });

const yearFirst: Rejected = {
	problem: 'could be different days',
	advice: 'Write the year first: 2026-12-05.',
	instead: { '2026-12-05': DAY },
};

const aRange = (start: string, sent: string): Rejected => ({
	problem: 'is a range of times',
	advice: `Write when it starts: ${start}.`,
	instead: { [start]: sent },
});

const fromNine = aRange('2026-12-05 09:00', '2026-12-05T08:00:00.000Z');

const timeBesideDate: Rejected = {
	problem: 'has a time beside its date',
	advice: 'Map its date and time as one text, such as 2026-12-05 13:30.',
	instead: { '2026-12-05 13:30': '2026-12-05T12:30:00.000Z' },
};

const unknownZone = (culprit: string): Rejected => ({
	problem: 'has an unknown timezone',
	advice: 'Use an IANA name such as Europe/Berlin, or an offset such as 2026-12-31T10:00+01:00.',
	culprit,
	instead: { '2026-12-31T10:00+01:00': '2026-12-31T09:00:00.000Z' },
});

const longAgo = (sent: string) => ({ sent, notice: 'is more than a year in the past' });
const farAhead = (sent: string) => ({ sent, notice: 'is more than 10 years in the future' });

/** With Options > Dates Like 05/12/2026 set to Reject, or not set. */
export const dueDate: Corpus = {
	...blanks,
	...none,
	...cellErrors,
	'Google Sheets, United States': [
		['12/5/2026', mayOrDecember],
		['12/31/2026', LAST_DAY],
		['12/31/2026 14:30:00', LAST_AT],
		['12/5/2026 14:30:00', mayOrDecemberAt],
		['5/5/2026', '2026-05-04T22:00:00.000Z'],
	],
	'Google Sheets, United Kingdom': [
		['05/12/2026', decemberOrMay],
		['31/12/2026', LAST_DAY],
		['31/12/2026 14:30:00', LAST_AT],
		['05/12/2026 14:30:00', decemberOrMayAt],
	],
	'Google Sheets, Germany': [
		['05.12.2026', decemberOrMay],
		['31.12.2026', LAST_DAY],
		['31.12.2026 14:30:00', LAST_AT],
		['5.12.26', decemberOrMay],
		['31.12.26', couldBe({ '2026-12-31': LAST_DAY, '2031-12-26': '2031-12-25T23:00:00.000Z' })],
		['46361,5', notADate],
	],
	'Google Sheets, France and Brazil': [
		['05/12/2026', decemberOrMay],
		['13/12/2026', '2026-12-12T23:00:00.000Z'],
		['5 déc. 2026', notADate],
		['5 de dez. de 2026', notADate],
	],
	'Google Sheets, Netherlands': [
		['5-12-2026', decemberOrMay],
		['31-12-2026', LAST_DAY],
		['5-12-2026 14:30:00', decemberOrMayAt],
	],
	'Google Sheets, Czechia': [
		['5. 12. 2026', decemberOrMay],
		['31. 12. 2026', LAST_DAY],
	],
	'Google Sheets, Sweden, Lithuania and Canada': [
		['2026-12-05', DAY],
		['2026-12-05 14:30:00', AT],
	],
	'Google Sheets, Hungary and Korea': [
		['2026. 12. 05.', DAY],
		['2026. 12. 5', DAY],
	],
	'Google Sheets, Japan and China': [
		['2026/12/05', DAY],
		['2026/12/5', DAY],
		['2026/12/5 14:30:00', AT],
		['2026年12月5日', notADate],
	],
	'Google Sheets, formats of the menu': [
		['5-Dec-2026', DAY],
		['December 5, 2026', DAY],
		['Saturday, December 5, 2026', DAY],
		['Dec 5, 2026, 2:30 PM', AT],
		['5-Dec', notADate],
		['Dec-2026', notADate],
		['14:30:00', notADate],
		['2:30 PM', notADate],
	],
	'Google Sheets, unformatted values': [
		[46361, DAY],
		[46361.604166666664, AT],
		['46361', DAY],
		['46361.604166666664', AT],
		['46361.0', DAY],
	],
	'Excel, cells as a CSV file has them': [
		['5-Dec-26', DAY],
		['05-Dec-26', DAY],
		['05-Dec-2026', DAY],
		['12/31/26', couldBe({ '2026-12-31': LAST_DAY })],
		['12/5/26', mayOrDecember],
		['12/31/2026 2:30 PM', LAST_AT],
		['2026-12-05T14:30:00', AT],
		['26-Dec-05', notADate],
		['1-Jan-00', notADate],
		[0, notADate],
		[1, notADate],
	],
	'Excel, a workbook that counts days from 1904': [
		[44899, longAgo('2022-12-03T23:00:00.000Z')],
		[44899.604166666664, longAgo('2022-12-04T13:30:00.000Z')],
	],
	'HubSpot, exports and properties': [
		['2026-12-05', DAY],
		['2026-12-05 14:30', AT],
		['2026-12-05T13:30:00Z', AT],
		['2026-12-05T13:30:00.000Z', AT],
		['1796477400000', AT],
		[1796477400000, AT],
		['31-DEC-2026', LAST_DAY],
		['2026.DEC.31', LAST_DAY],
		['2026.12.31', LAST_DAY],
		['12/31/2026', LAST_DAY],
	],
	Pipedrive: [
		['2026-12-05', DAY],
		['2026-12-05 14:30:00', AT],
		['2026-12-05T13:30:00Z', AT],
		['00:00:00', notADate],
		['0000-00-00', notADate],
	],
	Salesforce: [
		['2026-12-05T13:30:00.000+0000', AT],
		['2026-12-05T13:30:00.000Z', AT],
		['12/31/2026, 2:30 PM', LAST_AT],
		['12/5/2026, 2:30 PM', mayOrDecemberAt],
		['31.12.2026, 14:30', LAST_AT],
		['31/12/2026, 14:30', LAST_AT],
	],
	Airtable: [
		['2026-12-05T13:30:00.000Z', AT],
		['12/31/2026 2:30pm', LAST_AT],
		['12/5/2026 2:30pm', mayOrDecemberAt],
		['31/12/2026 14:30', LAST_AT],
		['2026-12-05 14:30', AT],
		['December 5, 2026 2:30pm', AT],
		[['2026-12-05'], DAY],
		[['2026-12-05', '2026-12-06'], notADate],
	],
	Notion: [
		[{ start: '2026-12-05', end: null, time_zone: null }, DAY],
		[{ start: '2026-12-05T14:30:00.000+01:00', end: null, time_zone: null }, AT],
		[{ start: '2026-12-05T08:30:00.000', end: null, time_zone: 'America/New_York' }, AT],
		[
			{ start: '2026-12-05', end: '2026-12-07', time_zone: null },
			{ problem: 'is a range of dates', advice: 'Map its start or its end.' },
		],
		[{ start: '2026-12-05', end: '', time_zone: '' }, DAY],
		['{"start":"2026-12-05","end":null}', DAY],
		['December 5, 2026', DAY],
		['December 5, 2026 2:30 PM', AT],
		['December 5, 2026 2:30 PM (GMT+1)', AT],
		['December 5, 2026 1:30 PM (UTC)', AT],
		['December 5, 2026 → December 7, 2026', notADate],
		['2026/12/05', DAY],
		['31/12/2026', LAST_DAY],
	],
	'monday.com': [
		[{ date: '2026-12-05', time: '13:30:00' }, timeBesideDate],
		[{ date: '2026-12-05T00:00:00Z', time: '13:30' }, timeBesideDate],
		[{ date: '2026-12-05T13:00:00Z', time: '00:00' }, timeBesideDate],
		[{ date: '2026-12-05T13:30:00Z', time: '3:30' }, timeBesideDate],
		[{ date: '2026-12-05T13:30:00Z', time: '13:30:00' }, AT],
		['{"date":"2026-12-05","time":"13:30:00"}', timeBesideDate],
		[{ date: '2026-12-05', time: null }, DAY],
		[{ date: '2026-12-05', time: '' }, DAY],
		['{"date":"2026-12-05","icon":""}', DAY],
	],
	Todoist: [
		[{ date: '2026-12-05', datetime: '2026-12-05T13:30:00Z', timezone: 'Europe/Paris' }, AT],
		[{ date: '2026-12-05', datetime: '2026-12-05T14:30:00', timezone: null }, AT],
		[{ date: '2026-12-05', datetime: null, timezone: null }, DAY],
	],
	'PHP: a DateTime as JSON': [
		[{ date: '2026-12-05 13:30:00.000000', timezone_type: 3, timezone: 'UTC' }, AT],
		[{ date: '2026-12-05 08:30:00.000000', timezone_type: 3, timezone: 'America/New_York' }, AT],
		[{ date: '2026-12-05 08:30:00.000000', timezone_type: 1, timezone: '-05:00' }, AT],
		[
			{ date: '2026-07-05 14:30:00.000000', timezone_type: 2, timezone: 'CEST' },
			unknownZone('CEST'),
		],
	],
	'Microsoft Graph and Power Automate': [
		[{ dateTime: '2026-12-05T13:30:00Z', timeZone: 'Pacific Standard Time' }, AT],
		[{ dateTime: '20261205T133000Z', timeZone: 'Pacific Standard Time' }, AT],
		[
			{ dateTime: '2026-12-05T05:30:00', timeZone: 'Pacific Standard Time' },
			unknownZone('Pacific Standard Time'),
		],
	],
	'lemlist, replies': [
		['2026-12-05T13:30:00.000Z', AT],
		['2025-10-31T07:58:00.000Z', longAgo('2025-10-31T07:58:00.000Z')],
		['Sat Dec 05 2026 14:30:00 GMT+0100 (Central European Standard Time)', AT],
	],
	'n8n, Date & Time and Schedule Trigger': [
		['2026-12-05T14:30:00.000+01:00', AT],
		['2026-12-05T00:00:00.000+01:00', DAY],
		['December 05 2026', DAY],
		['2026/12/05', DAY],
		['12-31-2026', LAST_DAY],
		['December 5th 2026, 2:30:00 pm', AT],
		['1796477400', AT],
		[1796477400, AT],
		['2026-W49-6', DAY],
	],
	'n8n, $now and JavaScript in expressions and the Code node': [
		['2026-12-05T13:30:00.000Z', AT],
		['Sat, 05 Dec 2026 13:30:00 GMT', AT],
		['Sat Dec 05 2026', DAY],
		['12/31/2026, 2:30:00 PM', LAST_AT],
		['12/5/2026, 2:30:00\u202fPM', mayOrDecemberAt],
		['31.12.2026, 14:30:00', LAST_AT],
		['Invalid Date', notADate],
		['Invalid DateTime', notADate],
		[true, notADate],
		[{ year: 2026, month: 12, day: 5 }, notADate],
		['[object Object]', notADate],
	],
	'n8n, Gmail and Calendar nodes': [
		['Sat, 5 Dec 2026 14:30:00 +0100', AT],
		['Sat, 05 Dec 2026 13:30:00 +0000 (UTC)', AT],
		['Sat, Dec 5, 2026 at 2:30 PM', AT],
		['Sat, Dec 5, 2026 at 2:30\u202fPM', AT],
		[{ dateTime: '2026-12-05T14:30:00+01:00', timeZone: 'Europe/Paris' }, AT],
		[{ date: '2026-12-05' }, DAY],
		[{ dateTime: '2026-12-05T13:30:00.0000000', timeZone: 'UTC' }, AT],
		['20261205', DAY],
		['20261205T143000', AT],
		['20261205T133000Z', AT],
		['Mon, 05 Dec 2026 13:30:00 GMT', notADate],
	],
	'databases: PostgreSQL, MySQL, BigQuery, MongoDB': [
		['2026-12-05 13:30:00+00', AT],
		['2026-12-05 14:30:00.000000', AT],
		['2026-12-05 13:30:00 UTC', AT],
		['2026-12-05T13:30:00.000000Z', AT],
		['2026-12-05 14:30:00 +01:00', AT],
		['2026-12-05 14:30:00 +0100', AT],
		['2026-12-05 08:30:00-05:00', AT],
		['2026-12-05 08:30:00-05', AT],
		['2026-12-05 08:30 -0500', AT],
		['2026-12-05 08:30 -05:00', AT],
		['2026-12-05T08:30-05', AT],
		['2026-12-05 2:30:00 AM -11:00', AT],
		[20261205, DAY],
		['202612051430', notADate],
		[202612051430, notADate],
		['20261205143000', notADate],
		[{ $date: '2026-12-05T13:30:00Z' }, AT],
		[1796477400000000, notADate],
		['2026-12-05 14:30:00 Europe/Paris', notADate],
	],
	'calendars and booking tools: slots': [
		['2026-12-05 09:00-10:00', fromNine],
		['2026-12-05 09:00 - 10:00', fromNine],
		['2026-12-05 09:00–10:00', fromNine],
		['2026-12-05 9am-10am', fromNine],
		['2026-12-05 9:00 to 10:00', fromNine],
		['2026-12-05 09:00-17:00', fromNine],
		['2026-12-05 09:00-05:00', fromNine],
		['2026-12-05 09:00-10', fromNine],
		['2026-12-05 9:00-11', fromNine],
		['2026-12-05 9:00 - 10', fromNine],
		['2026-12-05 09:00 -10', fromNine],
		['2026-12-05 09:00 -10:00', fromNine],
		['2026-12-05 09:00–10', fromNine],
		['2026-12-05 9-10', fromNine],
		['2026-12-05 9:00-10am', fromNine],
		['2026-12-05 9am-10', fromNine],
		['2026-12-05 9-5pm', fromNine],
		['2026-12-05 09:00-10:00 (Paris)', fromNine],
		['2026-12-05 10:00-12', aRange('2026-12-05 10:00', '2026-12-05T09:00:00.000Z')],
		['2026-12-05 11-1pm', aRange('2026-12-05 11:00', '2026-12-05T10:00:00.000Z')],
		['31/12/2026 9:00-10', aRange('2026-12-31 09:00', '2026-12-31T08:00:00.000Z')],
		['tomorrow 9-5pm', aRange('2026-12-01 09:00', '2026-12-01T08:00:00.000Z')],
		['2026-12-05T09:00-10:00', fromNine],
		['2026-12-05T11:00-12:00', aRange('2026-12-05 11:00', '2026-12-05T10:00:00.000Z')],
		['December 5, 2026 2:30pm - 3pm', aRange('2026-12-05 14:30', AT)],
		['31/12/2026 14:30-15:00', aRange('2026-12-31 14:30', LAST_AT)],
		['tomorrow 9am-10am', aRange('2026-12-01 09:00', '2026-12-01T08:00:00.000Z')],
		['09:00-10:00', notADate],
		['2:30pm - 3:00pm, Saturday, December 5, 2026', notADate],
		['2026-12-05/2026-12-06', notADate],
	],
	'model: a day in words': [
		['today', '2026-11-29T23:00:00.000Z'],
		['Today', '2026-11-29T23:00:00.000Z'],
		['tomorrow', '2026-11-30T23:00:00.000Z'],
		['tomorrow 9am', '2026-12-01T08:00:00.000Z'],
		['Tomorrow at 9:00 AM', '2026-12-01T08:00:00.000Z'],
		['tomorrow at noon', '2026-12-01T11:00:00.000Z'],
		['the day after tomorrow', '2026-12-01T23:00:00.000Z'],
		['in 3 days', '2026-12-02T23:00:00.000Z'],
		['in three days', '2026-12-02T23:00:00.000Z'],
		['in 2 weeks', '2026-12-13T23:00:00.000Z'],
		['in a month', '2026-12-29T23:00:00.000Z'],
		['+3 days', '2026-12-02T23:00:00.000Z'],
		['+2 weeks', '2026-12-13T23:00:00.000Z'],
		['+1d', '2026-11-30T23:00:00.000Z'],
		['3 days from now', '2026-12-02T23:00:00.000Z'],
		['in 2 hours', '2026-11-30T12:00:00.000Z'],
		['next monday', '2026-12-06T23:00:00.000Z'],
		['next Friday at 14:30', '2026-12-04T13:30:00.000Z'],
		['now', '2026-11-30T10:00:00.000Z'],
		['yesterday', '2026-11-28T23:00:00.000Z'],
		['Saturday, 5 December 2026', DAY],
		['5th of December 2026', DAY],
		['2026-12-05T14:30:00 (Europe/Paris)', notADate],
		...all(
			notADate,
			...['soon', 'ASAP', 'EOD', 'next week', 'this Friday', 'Friday', 'end of the month', 'TBD'],
			...['in 3 business days', 'in a few days', '3 days', 'Q4 2026', 'December', '2026', 'Dec 5'],
			...['tomorrow morning', 'tomorrow 9', 'YYYY-MM-DD', 'never', 'none yet'],
		),
	],
	'people: what is close to a date': [
		["'2026-12-05", DAY],
		['"2026-12-05"', DAY],
		['\u200b2026-12-05\u200b', DAY],
		['2026-12-05\u00a014:30', AT],
		['2026\u201112\u201105', DAY],
		['2026\u201012\u201005 14:30', AT],
		['2026\u221212\u221205', DAY],
		['２０２６/１２/０５　１４：３０', AT],
		['２０２６－１２－０５', DAY],
		['2026–12–05', notADate],
		['2026-12-5', DAY],
		['2026-12-05 14:30 Uhr', notADate],
		['2026-12-05 14h30', notADate],
		['5/12', notADate],
		['2026-02-30', notADate],
		['31/02/2026', notADate],
		['2926-12-31', notADate],
		['1926-12-31', notADate],
		['2062-12-05', farAhead('2062-12-04T23:00:00.000Z')],
		['2036-11-30', '2036-11-29T23:00:00.000Z'],
		['051226', notADate],
		['05122026', notADate],
		['51226', farAhead('2040-03-30T22:00:00.000Z')],
		['26-12-05', yearFirst],
		['2026-13-05', notADate],
		['2026-12-05 25:00', notADate],
		['2026-12-05 14:30 PM', notADate],
		['2026-12-05T14:30+15:00', notADate],
		['2026-12-05T14:30:00-12:30', notADate],
		['05/12/2026?', notADate],
		['12', notADate],
		[123456, notADate],
		[-1, notADate],
	],
};

const inOtherOrder = (spelled: string, sent: string): Rejected => ({
	problem: 'is not a date in the order of day and month that is set',
	advice: `Write it as ${spelled}, or change Options > Dates Like 05/12/2026.`,
	instead: { [spelled]: sent },
});

/** With Options > Dates Like 05/12/2026 set to Day First. */
export const dueDateDayFirst: Corpus = {
	'Google Sheets, United Kingdom, France, Brazil and Italy': [
		['05/12/2026', DAY],
		['31/12/2026', LAST_DAY],
		['05/12/2026 14:30:00', AT],
		['5/5/2026', '2026-05-04T22:00:00.000Z'],
	],
	'Google Sheets, Germany, Poland and Turkey': [
		['05.12.2026', DAY],
		['5.12.2026 14:30', AT],
		['05.12.26', DAY],
		['31.12.26', LAST_DAY],
		['12.05.26', MAY],
	],
	'Google Sheets, Netherlands, Czechia and Denmark': [
		['5-12-2026', DAY],
		['5. 12. 2026', DAY],
		['05-12-26', DAY],
	],
	'Salesforce, United Kingdom': [['05/12/2026, 14:30', AT]],
	'JavaScript: toLocaleString of en-GB and de-DE': [
		['05/12/2026, 14:30:00', AT],
		['5.12.2026, 14:30:00', AT],
	],
	'a sheet that mixes both orders': [
		['12/31/2026', inOtherOrder('2026-12-31', LAST_DAY)],
		['12/31/2026 14:30', inOtherOrder('2026-12-31 14:30', LAST_AT)],
	],
	'what the option does not change': [
		['2026-12-05', DAY],
		['2026/12/05', DAY],
		['Dec 5, 2026', DAY],
		['tomorrow', '2026-11-30T23:00:00.000Z'],
		['31/02/2026', notADate],
		['26-12-05', notADate],
		['05/12/99', notADate],
		['05/12/0026', notADate],
	],
};

/** With Options > Dates Like 05/12/2026 set to Month First. */
export const dueDateMonthFirst: Corpus = {
	'Google Sheets, United States': [
		['12/5/2026', DAY],
		['12/31/2026', LAST_DAY],
		['12/5/2026 14:30:00', AT],
		['12/5/2026 2:30:00 PM', AT],
	],
	'Excel, United States': [
		['12/5/26', DAY],
		['12/5/26 14:30', AT],
		['12-5-26', DAY],
	],
	'Salesforce and Airtable, United States': [
		['12/5/2026, 2:30 PM', AT],
		['12/5/2026 2:30pm', AT],
	],
	'JavaScript: toLocaleString of en-US': [
		['12/5/2026, 2:30:00 PM', AT],
		['12/5/2026, 2:30:00\u202fPM', AT],
	],
	'a sheet that mixes both orders': [['31/12/2026', inOtherOrder('2026-12-31', LAST_DAY)]],
	'what the option does not change': [
		['2026-12-05', DAY],
		['5-Dec-2026', DAY],
		['26-12-05', notADate],
	],
};
