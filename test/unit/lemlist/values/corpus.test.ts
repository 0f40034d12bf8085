// The tables of test/corpus, read by the readers alone.
import { toAssignee, toAssignees } from '../../../../nodes/lemlist/values/assignee';
import { isBlank } from '../../../../nodes/lemlist/values/cell';
import { toChoice } from '../../../../nodes/lemlist/values/choices';
import { toDueDate } from '../../../../nodes/lemlist/values/date';
import { toMediaUrls } from '../../../../nodes/lemlist/values/mediaUrls';
import { toPriority } from '../../../../nodes/lemlist/values/priority';
import type { Reading } from '../../../../nodes/lemlist/values/reader';
import { isRejected as isRejectedReading } from '../../../../nodes/lemlist/values/reader';
import { toCompanies, toContacts, toRecord } from '../../../../nodes/lemlist/values/record';
import { toSwitch } from '../../../../nodes/lemlist/values/yesNo';
import { toTaskId } from '../../../../nodes/lemlist/values/ids';
import { toText } from '../../../../nodes/lemlist/values/text';
import type { ReaderContext } from '../../../../nodes/shared/fields/field';
import { FILTERS } from '../../../../nodes/shared/fields/taskFilters';
import { assignedTo } from '../../../corpus/assignedTo';
import type { Corpus, Outcome, Rejected } from '../../../corpus/corpus';
import { isRejected, linesOf, sentFor } from '../../../corpus/corpus';
import { dueDate, dueDateDayFirst, dueDateMonthFirst } from '../../../corpus/dueDate';
import { filters } from '../../../corpus/filters';
import { images, videos } from '../../../corpus/media';
import { recordId } from '../../../corpus/recordId';
import { taskId } from '../../../corpus/taskId';
import { text } from '../../../corpus/text';
import { done, priority, type } from '../../../corpus/words';
import { companies, contacts, TEAM } from '../../../corpus/world';

const NOW = Date.parse('2026-11-30T10:00:00Z');
const PARIS = { timezone: 'Europe/Paris', now: NOW };
const members = async () => [...TEAM];

type Read = (given: unknown) => Reading<unknown> | Promise<Reading<unknown>>;

const TYPES = ['Email', 'LinkedIn', 'Manual', 'Phone'].map((name) => ({
	name,
	value: name.toLowerCase(),
}));

const TABLES: Record<string, [corpus: Corpus, read: Read]> = {
	assignedTo: [assignedTo, async (given) => await toAssignee(given, members)],
	done: [done, toSwitch({ on: 'done', off: 'reopen', alsoOn: ['completed', 'complete'] })],
	dueDate: [dueDate, (given) => toDueDate(given, { ...PARIS, ambiguousDates: 'reject' })],
	'dueDate, day first': [
		dueDateDayFirst,
		(given) => toDueDate(given, { ...PARIS, ambiguousDates: 'dayFirst' }),
	],
	'dueDate, month first': [
		dueDateMonthFirst,
		(given) => toDueDate(given, { ...PARIS, ambiguousDates: 'monthFirst' }),
	],
	images: [images, toMediaUrls],
	priority: [priority, toPriority],
	recordId: [recordId, async (given) => await toRecord(given, undefined, { contacts, companies })],
	// A field looks for blanks first.
	taskId: [taskId, (given) => (isBlank(given) ? { value: undefined } : toTaskId(given))],
	text: [text, toText],
	type: [
		type,
		toChoice(TYPES, {
			open: 'type',
			words: { call: 'phone', phonecall: 'phone', todo: 'manual' },
		}),
	],
	videos: [videos, toMediaUrls],
};

/** The reader of a filter; the clock and the zone are those above. */
const filterReader =
	(name: string): Read =>
	async (given) => {
		if (name === 'assignedTo') return await toAssignees(given, members);
		if (name === 'contactId') return await toContacts(given, { contacts, companies });
		if (name === 'companyId') return await toCompanies(given, { contacts, companies });
		const { read } = FILTERS.find(({ property }) => property.name === name)!;
		return await read(given, { getTimezone: () => PARIS.timezone } as ReaderContext);
	};

for (const [name, corpus] of Object.entries(filters)) {
	TABLES[`filter ${name}`] = [corpus, filterReader(name)];
}

beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

/** Dates, IDs, e-mail addresses and domains in an advice; `usr_…` is the form of one. */
const EXAMPLES =
	/\b\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?|\b[a-z]{3}_[A-Za-z0-9]{3,}|[\w.]+@[\w.-]+\w|(?<![@\w.-])example\.com/g;

/** What a reading comes to, in the form of the table. */
function seen(reading: Reading<unknown>, given: unknown): object {
	if ('value' in reading) {
		const { value, notice } = reading;
		return { sent: value, ...(notice !== undefined && { notice }) };
	}
	return rejection(reading, given);
}

function expected(outcome: Outcome, given: unknown): object {
	if (!isRejected(outcome)) return sentFor(outcome);
	return rejection(outcome, given);
}

function rejection({ problem, advice, culprit }: Rejected, given: unknown): object {
	const shown = typeof given === 'string' ? given.trim() : given;
	const isPart = culprit !== undefined && JSON.stringify(culprit) !== JSON.stringify(shown);
	return { problem, advice, ...(isPart && { culprit }) };
}

describe.each(Object.entries(TABLES))('%s', (_name, [corpus, read]) => {
	it.each(Object.keys(corpus))('%s', async (source) => {
		for (const [given, outcome] of corpus[source]!) {
			const what = [given, seen(await read(given), given)];
			expect(what).toEqual([given, expected(outcome, given)]);
		}
	});

	it('advises what works', async () => {
		for (const { given, outcome } of linesOf(corpus)) {
			if (!isRejected(outcome)) continue;
			for (const [spelled, sent] of Object.entries(outcome.instead ?? {})) {
				expect([given, outcome.advice]).toEqual([given, expect.stringContaining(spelled)]);
				expect([spelled, await read(spelled)]).toEqual([spelled, { value: sent }]);
			}
		}
	});

	it('understands whatever an advice gives as an example', async () => {
		const examples = new Set(
			linesOf(corpus).flatMap(({ outcome }) =>
				isRejected(outcome) ? (outcome.advice.match(EXAMPLES) ?? []) : [],
			),
		);
		for (const example of examples) {
			const reading = await read(example);
			const isUnderstood = !isRejectedReading(reading) || / of any | of \d/.test(reading.problem);
			expect([example, isUnderstood]).toEqual([example, true]);
		}
	});

	it('has a spelling once', () => {
		const seenBefore = new Map<string, string>();
		for (const { source, given } of linesOf(corpus)) {
			const key = `${typeof given} ${String(JSON.stringify(given))}`;
			if (given === undefined || Number.isNaN(given) || given === Infinity) continue;
			expect([source, key, seenBefore.get(key) === source]).toEqual([source, key, false]);
			seenBefore.set(key, source);
		}
	});
});

describe('the advice to set Dates Like 05/12/2026', () => {
	const ambiguous = linesOf(dueDate).filter(
		({ outcome }) => isRejected(outcome) && outcome.advice.includes('Set Options > Dates Like'),
	);

	it.each(['dayFirst', 'monthFirst'] as const)('works with %s', (ambiguousDates) => {
		expect(ambiguous.length).toBeGreaterThan(10);
		for (const { given, outcome } of ambiguous) {
			const days = Object.entries((outcome as Rejected).instead!);
			const reading = toDueDate(given, { ...PARIS, ambiguousDates });
			// Either it is one of the days that the advice spelled, or the other order has no such day.
			const came =
				'value' in reading
					? days.map(([, sent]) => sent).includes(reading.value)
					: days.some(([spelled]) => reading.advice.startsWith(`Write it as ${spelled},`));
			expect([given, reading, came]).toEqual([given, reading, true]);
		}
	});
});

describe('the advice for a range of dates', () => {
	it('works: its start and its end are dates', () => {
		const ranges = linesOf(dueDate).filter(
			({ outcome }) => isRejected(outcome) && outcome.advice === 'Map its start or its end.',
		);
		expect(ranges.length).toBeGreaterThan(0);
		for (const { given } of ranges) {
			const { start, end } = given as { start: string; end: string };
			for (const each of [start, end]) {
				expect(toDueDate(each, PARIS)).toHaveProperty('value', expect.stringContaining('T'));
			}
		}
	});
});
