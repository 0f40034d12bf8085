// A cell of any size takes little time: n8n does nothing else while a pattern looks at it. No speed is
// judged here, only how the time grows with the length.
import { toAssignee, toAssignees } from '../../../../nodes/lemlist/values/assignee';
import { isBlank } from '../../../../nodes/lemlist/values/cell';
import { toChoice, toChoices } from '../../../../nodes/lemlist/values/choices';
import { toDueDate, toRangeEnd } from '../../../../nodes/lemlist/values/date';
import { toIds, toTaskId } from '../../../../nodes/lemlist/values/ids';
import { toMediaUrls } from '../../../../nodes/lemlist/values/mediaUrls';
import { toPriorities, toPriority } from '../../../../nodes/lemlist/values/priority';
import { toContacts, toRecord } from '../../../../nodes/lemlist/values/record';
import { toSwitch, toYesNo } from '../../../../nodes/lemlist/values/yesNo';
import { toText } from '../../../../nodes/lemlist/values/text';

const CHOICES = [{ name: 'Call', value: 'aircall' }];
const DATES = { timezone: 'Europe/Paris', now: 0 };
const NO_RECORDS = { contacts: async () => [], companies: async () => [] };

const READERS: Record<string, (given: string) => unknown> = {
	isBlank,
	toAssignee: async (given) => await toAssignee(given, async () => []),
	toAssignees: async (given) => await toAssignees(given, async () => []),
	toChoice: toChoice(CHOICES, { open: 'type' }),
	toChoices: toChoices(CHOICES, { open: 'type' }),
	toContacts: async (given) => await toContacts(given, NO_RECORDS),
	toDueDate: (given) => toDueDate(given, DATES),
	toIds: toIds('lead', 'lea_'),
	toMediaUrls,
	toPriorities,
	toPriority,
	toRangeEnd: (given) => toRangeEnd(given, DATES),
	toRecord: async (given) => await toRecord(given, undefined, NO_RECORDS),
	toSwitch: toSwitch({ on: 'done', off: 'reopen' }),
	toTaskId,
	toText,
	toYesNo,
};

/** What a pattern may begin with, and come back to. */
const BEGINNINGS = ['', '05/12/2026', '2026-12-31 10:00', 'https://a', '#N/A', '<a '];

/** What a pattern may repeat. */
const REPEATED = [
	...[
		' ',
		'\t',
		'\n',
		'\u00a0',
		'\u200b',
		'/',
		'.',
		',',
		';',
		'|',
		'-',
		':',
		'%',
		'&',
		'@',
		'#',
		'!',
	],
	...[
		'[',
		'{',
		'(',
		'<',
		']',
		'"',
		"'",
		'`',
		'*',
		'\\',
		'\\n',
		'T',
		'a',
		'1',
		'_',
		'é',
		'🙂',
		'["a",',
	],
	...['a.', 'a@', 'a b ', 'a,', '1.', '10:00 ', '%2F', 'opp_', 'opp_1 ', 'https:', 'https://a.'],
	...['<https:', '<https://a|', '[a](', '](https:', 'href="', '<a href="', '(a', ' at ', 'next '],
];

/** Characters of a cell. One of more than 100,000 is not looked at. */
const LENGTH = 48_000;

const HOSTILE = BEGINNINGS.flatMap((beginning) =>
	REPEATED.map((part) => beginning + part.repeat(LENGTH / part.length) + 'x'),
);

/** How much CPU time something takes, in ms: other processes do not count. */
async function timeOf(work: () => unknown): Promise<number> {
	const start = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1_000;
}

/** Looks at each character, and cuts the text into pieces, as a reader does a few times. */
const lookOnce = (text: string) => [text.replace(/[^x]/gu, ''), text.split(/[,;|\s]/)];

/** How long looking once at each text takes, in ms. The smallest of some tries: an interruption makes one too large. */
const onceMs = new Map<string, number>();
beforeAll(async () => {
	for (const text of HOSTILE) {
		const tries = [];
		for (let run = 0; run < 3; run++) tries.push(await timeOf(() => lookOnce(text)));
		onceMs.set(text, Math.min(...tries));
	}
});

/** How many times as long as looking once a reader takes, at its fastest. */
async function timesLookingOnce(read: (given: string) => unknown, text: string): Promise<number> {
	let smallest = Infinity;
	for (let run = 0; run < 5 && smallest > MAX_TIMES; run++) {
		smallest = Math.min(smallest, (await timeOf(() => read(text))) / onceMs.get(text)!);
	}
	return smallest;
}

/** With the square of the length, it would be thousands. */
const MAX_TIMES = 100;

it.each(Object.entries(READERS))(
	'%s takes time with the length, not with its square',
	async (_, read) => {
		const grown: string[] = [];
		for (const text of HOSTILE) {
			if ((await timesLookingOnce(read, text)) > MAX_TIMES) grown.push(text.slice(0, 30));
		}
		expect(grown).toEqual([]);
	},
);

describe('a cell of 10 MB', () => {
	const CELLS = [' ', '\u200b', 'a', '[', 'a,', '05/12/2026 '].map((part) =>
		part.repeat(1e7 / part.length),
	);
	const wholeMs = new Map<string, number>();
	beforeAll(async () => {
		for (const cell of CELLS) wholeMs.set(cell, await timeOf(() => lookOnce(cell)));
	});

	/** Whether a reader takes a tenth of the time of looking at the whole cell, even at its fastest. */
	async function isSlow(read: (given: string) => unknown, cell: string): Promise<boolean> {
		for (let run = 0; run < 5; run++) {
			if ((await timeOf(() => read(cell))) < wholeMs.get(cell)! / 10) return false;
		}
		return true;
	}

	it.each(Object.entries(READERS))('is not looked at by %s', async (_, read) => {
		const slow: string[] = [];
		for (const cell of CELLS) if (await isSlow(read, cell)) slow.push(cell.slice(0, 10));
		expect(slow).toEqual([]);
	});
});

it.each([
	['IDs', toIds('lead', 'lea_')],
	['media', toMediaUrls],
	['priorities', toPriorities],
])('of a list of %s, no more is read than its limit', (_, read) => {
	let entries = 0;
	const many = new Proxy(new Array<string>(1_000_000).fill('lea_1'), {
		get: (list, name) => {
			if (/^\d+$/.test(String(name))) entries++;
			return Reflect.get(list, name) as unknown;
		},
	});
	read(many as never);
	expect(entries).toBeLessThan(5_000);
});
