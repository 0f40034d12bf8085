// Readers that need more than the value: the team, the clock, or the workflow's timezone.
import { LemlistError } from '../../lemlist/errors/lemlistError';
import { toAssignee, toAssignees } from '../../lemlist/values/assignee';
import type { DateSettings } from '../../lemlist/values/date';
import { toDueDate, toRangeEnd, toRangeStart } from '../../lemlist/values/date';
import type { Reading, Rejection } from '../../lemlist/values/reader';
import type { RecordLookUps } from '../../lemlist/values/record';
import { toCompanies, toContacts } from '../../lemlist/values/record';
import type { NodeContext } from '../connect';
import { clientOf } from '../connect';
import type { Reader, ReaderContext } from './field';

/** Reads a member of the team by user ID, e-mail address or name. */
export const toMember: Reader = async (value, context) =>
	await toAssignee(value, membersOf(context));

/** Reads several members of the team. */
export const toMembers: Reader = async (value, context) =>
	await toAssignees(value, membersOf(context));

const membersOf = (context: NodeContext) => async () => {
	const client = await clientOf(context);
	return await client.members();
};

/** Reads contacts by ID or e-mail address. */
export const toContactIds: Reader = async (value, context) =>
	await ifInPlan(toContacts(value, await lookUpsOf(context)), 'Use IDs instead: ctc_….');

/** Reads companies by ID or domain. */
export const toCompanyIds: Reader = async (value, context) =>
	await ifInPlan(toCompanies(value, await lookUpsOf(context)), 'Use IDs instead: cpn_….');

/**
 * Awaits a look-up. If the team's plan does not have it, the value is rejected.
 * @param instead what to do then, as a sentence
 * @throws what the look-up throws otherwise
 */
export async function ifInPlan<T>(
	lookUp: Promise<Reading<T>>,
	instead: string,
): Promise<Reading<T>> {
	return await lookUp.catch((error: unknown): Rejection => {
		if (!(error instanceof LemlistError) || error.httpStatus !== 402) throw error;
		const problem = "cannot be looked up with the lemlist plan of this API key's team";
		return { problem, advice: instead, code: error.code, reason: error.reason };
	});
}

/** Finds contacts and companies in the account of a context. */
export async function lookUpsOf(context: NodeContext): Promise<RecordLookUps> {
	const client = await clientOf(context);
	return {
		contacts: async (email) => await client.contacts(email),
		companies: async (domain) => await client.companies(domain),
	};
}

/** Reads when a task is due, in the workflow's timezone if the value has no offset. */
export const toDue: Reader = (value, context) =>
	toDueDate(value, {
		...dateSettings(context),
		// An option of Update and Create.
		ambiguousDates: context.getNodeParameter('options.ambiguousDates', 'reject') as AmbiguousDates,
	});

type AmbiguousDates = NonNullable<DateSettings['ambiguousDates']>;

/** Reads the beginning of a range, in the workflow's timezone if it has no offset. */
export const toStart: Reader = (value, context) => toRangeStart(value, dateSettings(context));

/** Reads the end of a range, like {@link toStart}: a day stands for its last millisecond. */
export const toEnd: Reader = (value, context) => toRangeEnd(value, dateSettings(context));

const dateSettings = (context: ReaderContext): DateSettings => ({
	timezone: context.getTimezone(),
	now: context.startedAt ?? Date.now(),
});
