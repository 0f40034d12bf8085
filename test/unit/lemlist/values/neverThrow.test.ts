// An expression may return anything. A reader rejects what it cannot read and never throws.
import fc from 'fast-check';
import { toAssignee, toAssignees } from '../../../../nodes/lemlist/values/assignee';
import { isRejected } from '../../../../nodes/lemlist/values/reader';
import { toChoice, toChoices } from '../../../../nodes/lemlist/values/choices';
import { toDueDate, toRangeEnd, toRangeStart } from '../../../../nodes/lemlist/values/date';
import { toIds, toTaskId } from '../../../../nodes/lemlist/values/ids';
import { toMediaUrls } from '../../../../nodes/lemlist/values/mediaUrls';
import { toPriorities, toPriority } from '../../../../nodes/lemlist/values/priority';
import { toCompanies, toContacts, toRecord } from '../../../../nodes/lemlist/values/record';
import { toSwitch, toYesNo } from '../../../../nodes/lemlist/values/yesNo';
import { toText } from '../../../../nodes/lemlist/values/text';

const OPTIONS = [{ name: 'Call', value: 'aircall' }];

const DATES = { timezone: 'Europe/Paris', now: 0, ambiguousDates: 'dayFirst' as const };
const NO_RECORDS = { contacts: async () => [], companies: async () => [] };

const READERS: Record<string, (given: unknown) => object> = {
	toChoice: toChoice(OPTIONS),
	toChoices: toChoices(OPTIONS),
	toAssignee: async (given) => await toAssignee(given, async () => []),
	toAssignees: async (given) => await toAssignees(given, async () => []),
	toCompanies: async (given) => await toCompanies(given, NO_RECORDS),
	toContacts: async (given) => await toContacts(given, NO_RECORDS),
	toDueDate: (given) => toDueDate(given, DATES),
	toRangeEnd: (given) => toRangeEnd(given, DATES),
	toRangeStart: (given) => toRangeStart(given, DATES),
	toIds: toIds('lead', 'lea_'),
	toMediaUrls,
	toPriorities,
	toPriority,
	toRecord: async (given) => await toRecord(given, undefined, NO_RECORDS),
	toSwitch: toSwitch({ on: 'done', off: 'reopen' }),
	toTaskId,
	toText,
	toYesNo,
};

const anything = fc.anything({
	withBigInt: true,
	withBoxedValues: true,
	withDate: true,
	withMap: true,
	withNullPrototype: true,
	withObjectString: true,
	withSet: true,
	withSparseArray: true,
	withTypedArray: true,
});

it.each(Object.entries(READERS))('%s reads or rejects', async (_, read) => {
	await fc.assert(
		fc.asyncProperty(anything, async (given) => {
			const reading = (await read(given)) as ReturnType<typeof toText>;
			expect(isRejected(reading) || 'value' in reading).toBe(true);
		}),
	);
});
