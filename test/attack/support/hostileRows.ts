// Rows as an attacker, a broken sheet or a careless model might send them.
import fc from 'fast-check';
import { randomFrom } from '../../simulation/random';

/** What the columns of a row hold, each mapped to a parameter of the node. */
export type Row = Record<Column, unknown>;

/** The name of a column. */
export type Column = (typeof COLUMNS)[number];

/** A row, and which of its columns hold a hostile value. */
export interface HostileRow {
	row: Row;
	hostile: ReadonlySet<Column>;
}

const COLUMNS = [
	'task',
	'title',
	'message',
	'due',
	'priority',
	'done',
	'images',
	'videos',
	'assignee',
	'clear',
	'record',
	'type',
] as const;

const files = (count: number) =>
	Array.from({ length: count }, (_, index) => `https://example.com/${index}.png`);

/** Dates as people, sheets and services write them, and the moments that they are in UTC. */
export const MOMENTS: ReadonlyMap<string, string> = new Map([
	['Dec 5, 2026 2:30 PM', '2026-12-05T14:30:00.000Z'],
	['5-Dec-2026', '2026-12-05T00:00:00.000Z'],
	['Sat, 05 Dec 2026 13:30:00 GMT', '2026-12-05T13:30:00.000Z'],
	['Sat Dec 05 2026 14:30:00 GMT+0100 (CET)', '2026-12-05T13:30:00.000Z'],
	['2026.12.05', '2026-12-05T00:00:00.000Z'],
	['2026-12-05 2:30\u202fPM', '2026-12-05T14:30:00.000Z'],
	['31/12/2026', '2026-12-31T00:00:00.000Z'],
	['12/31/2026 2:30 pm', '2026-12-31T14:30:00.000Z'],
	['05/05/2026', '2026-05-05T00:00:00.000Z'],
	['2026-12-05T10:00-05:00', '2026-12-05T15:00:00.000Z'],
	['05/12/2026', 'rejected'],
	['26-12-05', 'rejected'],
	['2026-12-05 09:00-10:00', 'rejected'],
	['2026-12-05T11:00-12:00', 'rejected'],
	['2026-12-05 10:00-12:30', 'rejected'],
	['Mon, 05 Dec 2026', 'rejected'],
	['December 5th, 2026', '2026-12-05T00:00:00.000Z'],
	['Dec. 5, 2026 at 2:30 p.m.', '2026-12-05T14:30:00.000Z'],
	['2026-Dec-05', '2026-12-05T00:00:00.000Z'],
	['Saturday, December 5, 2026', '2026-12-05T00:00:00.000Z'],
	['5 SEPT 2026 14:30', '2026-09-05T14:30:00.000Z'],
	['1st of May 2026', '2026-05-01T00:00:00.000Z'],
	['Dec 5', 'rejected'],
	['Dec 2026', 'rejected'],
	['31 Feb 2026', 'rejected'],
	['5 déc. 2026', 'rejected'],
	['Maybe 5, 2026', 'rejected'],
	['Dec 5, 2026 2:30pm - 3pm', 'rejected'],
	['2026-12-05 #N/A', 'rejected'],
	['next week', 'rejected'],
	['in a few days', 'rejected'],
	['3 days', 'rejected'],
	['tomorrow 9', 'rejected'],
	['tomorrow 9am-10am', 'rejected'],
	['in 99999 years', 'rejected'],
	['todays', 'rejected'],
]);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const today = (now: number) => now - (now % DAY);
/** Days from today to the next Monday; 1 January 1970 was a Thursday. */
const toMonday = (now: number) => 7 - ((Math.floor(now / DAY) + 3) % 7);

/** Dates by their distance from now, and the moments that they are in UTC, in ms. */
export const FROM_NOW: ReadonlyMap<string, (now: number) => number> = new Map([
	['today', today],
	['tomorrow', (now: number) => today(now) + DAY],
	['TOMORROW 14:30', (now: number) => today(now) + DAY + 14.5 * HOUR],
	['yesterday at 9 am', (now: number) => today(now) - DAY + 9 * HOUR],
	['today at noon', (now: number) => today(now) + 12 * HOUR],
	['the day after tomorrow', (now: number) => today(now) + 2 * DAY],
	['in 3 days', (now: number) => today(now) + 3 * DAY],
	['in three days', (now: number) => today(now) + 3 * DAY],
	['+2 weeks', (now: number) => today(now) + 14 * DAY],
	['a week ago', (now: number) => today(now) - 7 * DAY],
	['next monday', (now: number) => today(now) + toMonday(now) * DAY],
	['next Mon 9am', (now: number) => today(now) + toMonday(now) * DAY + 9 * HOUR],
]);

const locator = (value: unknown, mode = 'id') => ({ __rl: true, mode, value });

/** Values that are wrong in most columns, by what is odd about them. */
const NASTY_BY_KIND: Record<string, unknown[]> = {
	blank: ['', ' ', '\n\t', '\u00a0', '\u200b\u2060', '\u3164', '\u2800', '\ufeff', null, undefined],
	code: ['=1+1', '{{ $json.x }}', '${7*7}', "'; DROP TABLE tasks; --", '<script>alert(1)</script>'],
	nothing: [
		...['None', 'NONE', 'N/A', 'unchanged', '<UNKNOWN>', '""', '"null"', '\\N', ['null', '']],
		...['undefined', 'NaN', '<NA>', '`n/a`', "''", ' null ', [['None']], 'None yet', 'Nan'],
	],
	formulas: ['#N/A', '#REF!', '#DIV/0!', 'Loading...', ' #VALUE! ', '#NV', ['#N/A'], 'Hi #N/A'],
	invisible: [
		'opp_1\u200b',
		'usr_1\u00ad',
		'\u2060one@example.com',
		'high\u200b',
		'\u202aopp_2\u202c',
	],
	services: [
		{ url: 'https://example.com/a.png' },
		[{ file: { url: 'https://example.com/a.png' } }],
		{ id: 'usrA', email: 'one@example.com' },
		{ _id: 'opp_1', leadId: 'lea_1' },
		{ _id: 'ctc_1', email: 'lead@example.com' },
		'{"_id":"opp_1"}',
		'<https://app.lemlist.com/tasks/opp_1|Task>',
		'[Task](https://app.lemlist.com/tasks/opp_1)',
		'Member One <one@example.com>',
		{ start: '2026-12-05', end: null },
	],
	relative: [...FROM_NOW.keys()],
	locators: [
		...[
			'opp_1',
			'usr_1',
			'one@example.com',
			'ctc_1',
			'high',
			'yes',
			'2026-12-05',
			'Call',
			'tomorrow',
		],
		...['https://example.com/a.png', '', null, 'None', 'n/a', '#N/A', 7, ['opp_1'], { id: 'x' }],
	].map((value) => locator(value)),
	locatorsInside: [
		locator(locator('opp_2', 'list')),
		[locator('usr_1')],
		[locator('title'), locator('message')],
		locator(undefined, 'list'),
		'{"__rl":true,"mode":"list","value":"usr_1"}',
	],
	dates: [...MOMENTS.keys()],
	keywords: ['__proto__', 'constructor', '{"__proto__":{"done":true}}', 'null', 'undefined', 'NaN'],
	text: ['🙂'.repeat(50), 'é\u0301'.repeat(50), '\ud800', '\u202etxt.exe', 'x'.repeat(100_000)],
	numbers: [0, -0, 1, 2, 3, -1, 0.5, NaN, Infinity, -Infinity, 1e308, 1e21, 99_999.9, 1e10, 10n],
	shapes: [true, false, [], {}, [[]], [null], [''], [[[[['a']]]]]],
	words: [
		'true',
		'reopen',
		'REOPEN',
		'yes',
		'no',
		'x',
		'none',
		'High',
		'low',
		'2',
		'urgent',
		'without',
	],
	types: ['manual', 'linkedin', 'email', 'fax'],
	days: [
		'2026-03-15',
		'2026/3/15',
		'20260315',
		'2026-W11-7',
		20261231,
		'2026-02-30',
		'05/12/2026',
		'2026',
		'-000001-12-31',
		'0000-01-01',
		'1969-12-31',
		'9999-12-31',
	],
	moments: [
		'2026-03-15 10:00',
		'2026-03-15T24:00',
		'2026-03-15T10:00+99:00',
		'31/12/2026 10:00',
		'10:00',
		'46361.5',
		'1773568800',
		46361,
		1773568800,
		1773568800000,
		1773568800000000,
		new Date(NaN),
		new Date(0),
		new Date(8.64e15),
		new Date('2026-03-15'),
	],
	urls: [
		'https://example.com/a.png',
		'http://example.com/a.png',
		'https://example.com:8443/a',
		'https://user:pass@example.com/ü.png',
		'https://exämple.com/a b.png',
		'https://example.com\\a',
		'https://example.com/<a>,https://example.com/b',
		'https://example.com/a.png;https://example.com/b.png|https://example.com/c.png',
		'javascript:alert(1)',
		'file:///a',
	],
	hosts: [
		'https://localhost/a',
		'https://localhost./a',
		'https://printer.local/a',
		'https://intranet/a',
		'https://10.0.0.1/',
		'https://192.168.0.1/a',
		'https://172.31.0.1/',
		'https://169.254.169.254/',
		'https://100.64.0.1/',
		'https://127.1/',
		'https://0x7f000001/',
		'https://0/',
		'https://8.8.8.8/a.png',
		'https://[::1]/',
		'https://[fd00::1]/',
		'https://[::ffff:10.0.0.1]/',
		'https://[2606:4700::1111]/a.png',
	],
	files: [files(4), files(6), files(7), files(7).join('\n'), [files(3), JSON.stringify(files(3))]],
	lists: [
		'["https://example.com/a.png"',
		'["https://example.com/a.png",["https://example.com/b.png"]]',
		'title',
		'title, message',
		'images,videos',
		'dueDate',
		['title', 'nothing'],
		'TITLE',
	],
	people: ['usr_1', 'usr_1,usr_2', 'one@example.com', 'nobody@example.com', 'member one', 'Nobody'],
	records: ['ctc_1', 'lea_1', 'cpn_1'],
	tasks: [
		'opp_1',
		' opp_2 ',
		'opp_3 opp_4',
		'["opp_5"]',
		'https://app.lemlist.com/tasks?id=opp_6&tab=all',
		'https://opp_7/',
	],
};

const NASTY = Object.values(NASTY_BY_KIND).flat();

/** Values that are fine in their column, so that many rows get as far as a request. */
const FINE: Record<keyof Row, unknown[]> = {
	task: [],
	title: ['Call', 'Call  back', 7, true, '', undefined],
	message: ['Hello', '', undefined],
	due: [
		'2026-03-15',
		'2026-03-15T10:00:00+01:00',
		'2026-03-15 10:00:00Z',
		'2026/3/15',
		1773568800000,
		1773568800,
		46361.25,
		'46361',
		'',
		undefined,
	],
	priority: ['high', 'none', 0, '', undefined],
	done: ['yes', true, 'done', 'reopen', false, 'no', '', undefined],
	images: ['https://example.com/a.png', [], '', undefined],
	videos: ['https://example.com/a.mp4', [], '', undefined],
	assignee: ['usr_1', 'one@example.com', 'Member One', '', undefined],
	clear: [[], '', undefined, undefined, 'title', ['message', 'images']],
	record: ['ctc_A1B2C3D4E5F6G7H8I', 'lea_1'],
	type: ['manual', 'linkedin', 'phone'],
};

/** How often a column holds a hostile value, and how often that is huge. */
const HOSTILE = 0.08;
const HUGE = 0.000_3;

/** Strings of 1 MB. */
const HUGE_VALUES = ['x'.repeat(1_000_000), '\u200b'.repeat(1_000_000), '['.repeat(1_000_000)];

/** Values of every type and shape, and strings that look like what a column takes. */
const ANYTHING = fc.oneof(
	{
		arbitrary: fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true }),
		weight: 3,
	},
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.webUrl({ withFragments: true, withQueryParameters: true }),
	fc.ipV6().map((address) => `https://[${address}]/a.png`),
	fc.ipV4Extended().map((address) => `https://${address}/a.png`),
	fc.emailAddress(),
	fc.date().map(String),
	fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
	fc.json(),
	fc.double(),
);

/** A source of hostile rows; the same seed gives the same rows. */
export class HostileRows {
	private readonly anything: unknown[];
	private readonly random: () => number;
	private count = 0;

	constructor(seed: number) {
		this.anything = fc.sample(ANYTHING, { seed, numRuns: 4_000 });
		this.random = randomFrom(seed);
	}

	/** The next rows. Most name a task of their own. */
	next(count: number): HostileRow[] {
		return Array.from({ length: count }, () => {
			const own = `opp_${this.count++}`;
			const hostile = new Set(COLUMNS.filter(() => this.random() < HOSTILE));
			const columns = COLUMNS.map((column) => {
				if (hostile.has(column)) return [column, this.pickHostile()];
				return [column, column === 'task' ? own : this.pick(FINE[column])];
			});
			return { row: Object.fromEntries(columns) as Row, hostile };
		});
	}

	private pickHostile(): unknown {
		if (this.random() < HUGE) return this.pick(HUGE_VALUES);
		return this.pick(this.random() < 0.7 ? NASTY : this.anything);
	}

	private pick(values: unknown[]): unknown {
		return values[Math.floor(this.random() * values.length)];
	}
}
