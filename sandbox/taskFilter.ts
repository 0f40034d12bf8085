// Which tasks a Search Tasks query finds: the values of a parameter are alternatives, and a task
// must match all parameters.

import { ApiError } from './errors';
import type { TaskV2 } from './taskViews';
import { contains } from './text';

/** Parameters that list values of the task field of the same name. */
const lists = [
	'objectType',
	'contactId',
	'companyId',
	'leadId',
	'campaignId',
	'assignedTo',
	'type',
	'channel',
	'status',
	'priority',
] as const;

type List = (typeof lists)[number];
type DateField = 'dueDate' | 'completedAt';

/** The filter parameters of the contract. */
export type TaskQuery = Partial<
	Record<'taskId' | List | `${List}Not`, string[]> &
		Record<'search' | 'title' | `${DateField}From` | `${DateField}To`, string> &
		Record<'hasCampaign' | 'hasDueDate', boolean>
>;

type Condition = (task: TaskV2) => boolean;

/**
 * Returns a predicate for the tasks that match a query.
 *
 * @throws ApiError INVALID_DATE_RANGE if a range ends before it starts
 */
export function taskFilter(query: TaskQuery): Condition {
	const conditions = [
		...given(query.taskId, (ids) => isOneOf('_id', ids)),
		...lists.flatMap((name) => [
			...given(query[name], (values) => isOneOf(name, values.flatMap(alternatives))),
			...given(query[`${name}Not`], (values) => not(isOneOf(name, values))),
		]),
		...given(query.hasCampaign, (has) => (task) => (task.campaignId !== null) === has),
		...given(query.hasDueDate, (has) => (task) => (task.dueDate !== null) === has),
		...range('dueDate', query),
		...range('completedAt', query),
		...given(query.title, (part) => (task) => contains(task.title, part)),
		...given(query.search, (part) => (task) => contains(searchedText(task), part)),
	];
	return (task) => conditions.every((isMet) => isMet(task));
}

function given<T>(value: T | undefined, condition: (value: T) => Condition): Condition[] {
	return value === undefined ? [] : [condition(value)];
}

function not(condition: Condition): Condition {
	return (task) => !condition(task);
}

function isOneOf(field: '_id' | List, values: string[]): Condition {
	const allowed = new Set(values);
	return (task) => task[field] !== null && allowed.has(String(task[field]));
}

function alternatives(value: string): string[] {
	return value === 'pending' ? ['due', 'upcoming', 'paused'] : [value];
}

function range(field: DateField, query: TaskQuery): Condition[] {
	const from = query[`${field}From`];
	const to = query[`${field}To`];
	const fromMs = from === undefined ? -Infinity : Date.parse(from);
	const toMs = to === undefined ? Infinity : endOf(to);
	if (fromMs > toMs) {
		throw new ApiError(400, 'INVALID_DATE_RANGE', `${field}From ${from} is after its To, ${to}`);
	}
	if (from === undefined && to === undefined) return [];
	return [
		(task) => {
			const atMs = Date.parse(task[field] ?? '');
			return atMs >= fromMs && atMs <= toMs;
		},
	];
}

/** A date without a time means the whole day. */
function endOf(date: string): number {
	return Date.parse(date.includes('T') ? date : `${date}T23:59:59.999Z`);
}

function searchedText(task: TaskV2): string {
	const { title, message, leadFirstName, leadLastName, leadCompanyName } = task;
	return [title, message, leadFirstName, leadLastName, leadCompanyName].join(' ');
}
