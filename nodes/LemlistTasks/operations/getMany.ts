import type { INodeProperties } from 'n8n-workflow';
import { isTaskPage } from '../../lemlist/policy/expected';
import { toChoice } from '../../lemlist/values/choices';
import { inQuery } from '../../shared/fields/field';
import { simplify } from '../../shared/fields/simplify';
import type { Filter } from '../../shared/fields/taskFilters';
import { choicesFilter, FILTERS } from '../../shared/fields/taskFilters';
import { listQuery } from '../declarations/listQuery';
import { listPages, searchPages } from '../declarations/pagination';
import type { Operation } from './operation';

/** A filter as a field of the query. */
const inSearch = ({ property, read }: Filter) => inQuery(property, read);

/** What Get Many can be narrowed by. */
const FILTER_FIELDS = FILTERS.map(inSearch);

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	displayOptions: { show: { returnAll: [false] } },
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only tasks that pass all filters. A blank filter is ignored.',
	options: FILTER_FIELDS,
};

const INCLUDED = [
	{ name: 'Company', value: 'company' },
	{ name: 'Contact', value: 'contact' },
];

const SORT_FIELDS = [
	{ name: 'Assignee', value: 'assignedTo' },
	{ name: 'Campaign', value: 'campaignId' },
	{ name: 'Completed At', value: 'handledOn' },
	{ name: 'Due Date', value: 'dueDate' },
	{ name: 'Job Title of Contact', value: 'contactJobTitle' },
	{ name: 'Priority', value: 'priority' },
	{ name: 'Score', value: 'score' },
	{ name: 'Status', value: 'status' },
];

const SORT_ORDERS = [
	{ name: 'Ascending', value: 'asc' },
	{ name: 'Descending', value: 'desc' },
];

const VIEW: INodeProperties[] = [
	inSearch(choicesFilter('include', 'Include', INCLUDED, 'What to add to each task')),
	inQuery(
		{
			displayName: 'Sort By',
			name: 'sortBy',
			type: 'options',
			options: SORT_FIELDS,
			allowArbitraryValues: true,
			default: 'dueDate',
			description: 'What to sort the tasks by. Defaults to Due Date.',
		},
		toChoice(SORT_FIELDS),
	),
	inQuery(
		{
			displayName: 'Sort Order',
			name: 'sortOrder',
			type: 'options',
			options: SORT_ORDERS,
			allowArbitraryValues: true,
			default: 'desc',
			description:
				'In which order to sort the tasks. Defaults to Descending: the latest due first.',
		},
		toChoice(SORT_ORDERS),
	),
];

const apiVersion: INodeProperties = {
	displayName: 'API Version',
	name: 'apiVersion',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'V1',
			value: 'v1',
			description:
				'Only open tasks, by type, assignee, campaign and due day. For accounts without V2.',
			routing: {
				request: { url: '/tasks' },
				send: { preSend: [listQuery([...FILTER_FIELDS, ...VIEW])] },
				operations: { pagination: listPages },
			},
		},
		{ name: 'V2', value: 'v2', description: 'All filters and every status' },
	],
	default: 'v2',
	description: "Which of lemlist's two task lists to read",
};

/** Search Tasks: `GET /v2/tasks`, or the older `GET /tasks` (developer.lemlist.com). */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many tasks',
		description: 'Find tasks by status, assignee, campaign and more',
		routing: {
			request: { method: 'GET', url: '/v2/tasks' },
			send: { paginate: true },
			operations: { pagination: searchPages },
		},
	},
	properties: [returnAll, limit, simplify, filters],
	options: [...VIEW, apiVersion],
	expects: isTaskPage,
	repeatable: true,
	done: (count) => `${count} ${count === 1 ? 'task' : 'tasks'} found`,
};
