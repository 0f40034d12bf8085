// Readers that need more than the value: the team, the clock, or the workflow's timezone.
import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { toAssignee, toAssignees } from '../../lemlist/values/assignee';
import type { DateSettings } from '../../lemlist/values/date';
import { toDueDate, toRangeEnd, toRangeStart } from '../../lemlist/values/date';
import type { DayOrder } from '../../lemlist/values/dates/day';
import type { NodeContext } from '../connect';
import { clientOf } from '../connect';
import type { Reader } from './field';

/** Reads a member of the team by user ID, e-mail address or name. */
export const toMember: Reader<NodeContext> = async (value, context) =>
	await toAssignee(value, membersOf(context));

/** Reads several members of the team. */
export const toMembers: Reader<NodeContext> = async (value, context) =>
	await toAssignees(value, membersOf(context));

const membersOf = (context: NodeContext) => async () => await (await clientOf(context)).members();

/** Reads when a task is due, in the workflow's timezone if the value has no offset. */
export const toDue: Reader = (value, item) =>
	toDueDate(value, { ...dateSettings(item), ambiguousDates: orderOf(item) });

/** Whether the node says which of two numbers is the day. */
function orderOf(item: IExecuteSingleFunctions): 'reject' | DayOrder {
	const order = item.getNodeParameter('options.ambiguousDates', 'reject');
	return order === 'dayFirst' || order === 'monthFirst' ? order : 'reject';
}

/** Reads the beginning of a range, in the workflow's timezone if it has no offset. */
export const toStart: Reader<NodeContext> = (value, context) =>
	toRangeStart(value, dateSettings(context));

/** Reads the end of a range, like {@link toStart}: a day stands for its last millisecond. */
export const toEnd: Reader<NodeContext> = (value, context) =>
	toRangeEnd(value, dateSettings(context));

const dateSettings = (context: NodeContext): DateSettings => ({
	timezone: context.getTimezone(),
	now: Date.now(),
});
