// Readers that need more than the value: the team, or the workflow's timezone.
import { toAssignee, toAssignees } from '../../lemlist/values/assignee';
import { toEndUtcIso, toUtcIso } from '../../lemlist/values/date';
import type { NodeContext } from '../connect';
import { clientOf } from '../connect';
import type { Reader } from './field';

/** Reads a member of the team by user ID, e-mail address or name. */
export const toMember: Reader = async (value, context) =>
	await toAssignee(value, membersOf(context));

/** Reads several members of the team. */
export const toMembers: Reader = async (value, context) =>
	await toAssignees(value, membersOf(context));

const membersOf = (context: NodeContext) => async () => await (await clientOf(context)).members();

/** Reads a moment, in the workflow's timezone if it has no offset. */
export const toMoment: Reader = (value, context) => toUtcIso(value, context.getTimezone());

/** Reads the end of a range, like {@link toMoment}: a day stands for its last millisecond. */
export const toEnd: Reader = (value, context) => toEndUtcIso(value, context.getTimezone());
