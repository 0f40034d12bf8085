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
import { toSwitch } from '../../../../nodes/lemlist/values/switch';
import { toText } from '../../../../nodes/lemlist/values/text';
import { toYesNo } from '../../../../nodes/lemlist/values/yesNo';

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

const hostile = (length: number) =>
	BEGINNINGS.flatMap((beginning) =>
		REPEATED.map((part) => beginning + part.repeat(length / part.length) + 'x'),
	);

/** The shortest of some runs, in ms: the others were interrupted. */
function fastest(work: () => unknown, runs = 3): number {
	const times = Array.from({ length: runs }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
	return Math.min(...times);
}

const SHORT = 12_500;
const LONG = 8 * SHORT;

it.each(Object.entries(READERS))(
	'%s takes time with the length, not with its square',
	(_, read) => {
		const long = hostile(LONG);
		// What looking at each character once takes: below that, the clock says nothing.
		const once = fastest(() => 'x'.repeat(LONG).replace(/[^x]/gu, ''));
		const grown = hostile(SHORT).flatMap((short, index) => {
			const growth = () =>
				(fastest(() => read(long[index]!)) + once) / (fastest(() => read(short)) + once);
			// Eight times is linear, 64 times is the square.
			return growth() > 24 && growth() > 24 ? [`${short.slice(0, 30)}…`] : [];
		});
		expect(grown).toEqual([]);
	},
);

it.each(Object.entries(READERS))('%s does not look at a cell of 10 MB', (_, read) => {
	const once = fastest(() => 'x'.repeat(LONG).replace(/[^x]/gu, ''));
	const grown = [' ', '\u200b', 'a', '[', 'a,', '05/12/2026 '].filter((part) => {
		const huge = part.repeat(1e7 / part.length);
		return fastest(() => read(huge)) > 24 * once;
	});
	expect(grown).toEqual([]);
});

it('a list of any length is read up to its limit', () => {
	const length = (count: number) => new Array<string>(count).fill('lea_1');
	const some = length(1_001);
	const many = length(1_000_000);
	for (const read of [toIds('lead', 'lea_'), toMediaUrls, toPriorities]) {
		const growth = fastest(() => read(many as never)) / fastest(() => read(some as never));
		expect(growth).toBeLessThan(100);
	}
});
