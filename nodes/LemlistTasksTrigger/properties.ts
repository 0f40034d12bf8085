import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Field } from '../shared/fields/field';
import { simplify } from '../shared/fields/simplify';
import { FILTERS, include } from '../shared/fields/taskFilters';
import { exclude } from '../shared/fields/taskSearch';
import type { EventName } from './polling/events';
import { MAX_OPEN } from './polling/opened';

interface EventOption extends INodePropertyOptions {
	value: EventName;
	description: string;
}

/** What a trigger may wait for. */
export const EVENTS: EventOption[] = [
	{
		name: 'New Open Task',
		value: 'taskOpened',
		description: 'A task is created, reopened or newly passes the filters',
	},
	{ name: 'Task Done', value: 'taskDone', description: 'A task is marked as done' },
	{ name: 'Task Due', value: 'taskDue', description: 'The due date of an open task is reached' },
	{ name: 'Task Ignored', value: 'taskIgnored', description: 'A task is ignored' },
	{
		name: 'Task Overdue',
		value: 'taskOverdue',
		description: 'A task is still open some days after its due date',
	},
];

/** Which of them it waits for. */
export const event: INodeProperties = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	options: EVENTS,
	default: 'taskDone',
};

/** What a poll for new open tasks costs. */
const openTasksNotice: INodeProperties = {
	displayName: `Each poll reads all open tasks that pass the filters, 100 per request. At most ${MAX_OPEN.toLocaleString('en')} may pass them.`,
	name: 'openTasksNotice',
	type: 'notice',
	displayOptions: { show: { event: ['taskOpened'] } },
	default: '',
};

/** Ten years: lemlist is not asked for dates that no task has. */
export const MAX_OVERDUE_DAYS = 3_650;

/** How many days after its due date a task counts as overdue. */
export const overdueDays: INodeProperties = {
	displayName: 'Days Overdue',
	name: 'overdueDays',
	type: 'number',
	noDataExpression: true,
	typeOptions: { minValue: 1, maxValue: MAX_OVERDUE_DAYS, numberPrecision: 0 },
	displayOptions: { show: { event: ['taskOverdue'] } },
	default: 1,
	description: 'How many days after its due date a task counts as overdue. A day is 24 hours.',
};

/** Filters that the event itself sets, or that its tasks never pass. */
const SET_BY_EVENT = ['status', 'completedAtFrom', 'completedAtTo'];
const SET_BY_DUE_DATE = [...SET_BY_EVENT, 'dueDateFrom', 'dueDateTo', 'hasDueDate'];

const without = (names: string[]): Field[] =>
	FILTERS.filter(({ property }) => !names.includes(property.name));

const GOES_BY_DUE_DATE: EventName[] = ['taskDue', 'taskOverdue'];

/** The filters that an event leaves open. */
export const filtersOf = (name: EventName): Field[] =>
	without(GOES_BY_DUE_DATE.includes(name) ? SET_BY_DUE_DATE : SET_BY_EVENT);

const filters = (names: EventName[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	displayOptions: { show: { event: names } },
	default: {},
	description: 'Only tasks that pass all filters. A blank filter is ignored.',
	options: filtersOf(names[0]!).map(({ property }) => property),
});

/** What is asked of lemlist besides filters. */
export const OPTIONS: Field[] = [include];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: OPTIONS.map(({ property }) => property),
};

/** Everything in the panel, below n8n's own Poll Times. */
export const properties: INodeProperties[] = [
	event,
	openTasksNotice,
	overdueDays,
	simplify,
	filters(['taskDone', 'taskIgnored', 'taskOpened']),
	filters(GOES_BY_DUE_DATE),
	exclude,
	options,
];
