import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isBlank } from '../../lemlist/values/cell';
import { toChoice } from '../../lemlist/values/choices';
import type { Field } from '../../shared/fields/field';
import type { Parameter } from '../../shared/fields/rejection';
import { Faults, rejectionOf } from '../../shared/fields/rejection';
import { isOn } from '../../shared/fields/isOn';
import { simplify, toOutput } from '../../shared/fields/simplify';
import { EXCLUDES, FILTERS, include, labelOfExcluded } from '../../shared/fields/taskFilters';
import { exclude } from '../../shared/fields/taskSearch';
import type { Item, Operation } from '../operation';
import { output } from '../operation';
import { advancedFilters, filters, notSearched, readSearch } from './search';
import { toListQuery } from './listQuery';
import { isTool, listForModel } from './tool';

/** n8n's default for a Limit, which its lint wants in the property as a number. */
const DEFAULT_LIMIT = 50;

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

const SORT: Field[] = [
	{
		property: {
			displayName: 'Sort By',
			name: 'sortBy',
			type: 'options',
			options: SORT_FIELDS,
			allowArbitraryValues: true,
			default: 'dueDate',
			description: 'What to sort the tasks by. Defaults to Due Date.',
		},
		read: toChoice(SORT_FIELDS),
	},
	{
		property: {
			displayName: 'Sort Order',
			name: 'sortOrder',
			type: 'options',
			options: SORT_ORDERS,
			allowArbitraryValues: true,
			default: 'asc',
			description:
				'In which order to sort the tasks. Defaults to Ascending: the earliest due first.',
		},
		read: toChoice(SORT_ORDERS),
	},
];

const sort: INodeProperties = {
	displayName: 'Sort',
	name: 'sort',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'The order of the tasks. The earliest due come first unless you choose otherwise.',
	options: SORT.map(({ property }) => property),
};

/** What is asked of lemlist besides filters. */
const OPTIONS: Field[] = [advancedFilters, include];

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
		},
		{ name: 'V2', value: 'v2', description: 'All filters and every status' },
	],
	default: 'v2',
	description: "Which of lemlist's two task lists to read",
};

/** The parameters behind what may be in the query, by its name there. */
const LABELS = new Map<string, Parameter>([
	...[...FILTERS, ...OPTIONS, ...SORT].map(({ property }): [string, Parameter] => [
		property.name,
		property,
	]),
	...EXCLUDES.map((field): [string, Parameter] => [
		`${field.property.name}Not`,
		{ name: exclude.name, displayName: labelOfExcluded(field) },
	]),
]);

/** What a row asks for. */
interface Wanted {
	/** As the newer or the older list takes it. */
	query: IDataObject;
	isV1: boolean;
	/** Max tasks; Infinity for all. */
	max: number;
	isSimple: boolean;
}

/** Search Tasks: `GET /v2/tasks`, or the older `GET /tasks` (developer.lemlist.com). */
export const getMany: Operation<Wanted> = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many tasks',
		description: 'Find tasks by status, assignee, campaign and more',
	},
	properties: [returnAll, limit, simplify, filters, exclude, sort],
	options: [...OPTIONS.map(({ property }) => property), apiVersion],
	repeatable: true,
	countLabel: (count) => `${count} ${count === 1 ? 'task' : 'tasks'} found`,

	async read(item) {
		const faults = new Faults();
		const search = await faults.collect(async () => await readSearch(item, OPTIONS));
		const order = await faults.collect(async () => await item.values('sort', SORT));
		const max = await faults.collect(() => requestedLimit(item));
		const isSimple = await faults.collect(() => isOn(item.context, simplify));
		faults.throwIfAny();
		const isV1 = item.context.getNodeParameter('options.apiVersion', 'v2') === 'v1';
		const query = isV1
			? toListQuery({ ...search, ...order }, LABELS, item.context.getTimezone())
			: { ...search, sortOrder: 'asc', ...order };
		return { query, isV1, max: max!, isSimple: isSimple! };
	},

	async run({ query, isV1, max, isSimple }, item, client) {
		const tasks = isV1
			? await client.list(query, max)
			: await client.search(query, max).catch((error: unknown) => {
					throw notSearched(error, query['include'], 'choose V1 under Options > API Version');
				});
		const outputs = toOutput(tasks, isSimple);
		return output(...(isTool(item.context.getNode()) ? listForModel(outputs, max) : outputs));
	},
};

/**
 * Max tasks that a row asks for, by Return All and Limit; Infinity for all of them.
 * @throws LemlistError for a limit that is no whole number from 1 up
 */
function requestedLimit({ context }: Item): number {
	if (isOn(context, returnAll)) return Infinity;
	const given: unknown = context.getNodeParameter(limit.name, DEFAULT_LIMIT);
	const wanted = typeof given === 'object' || typeof given === 'symbol' ? NaN : Number(given);
	// A model sends 0 for a number that it does not care about.
	if (isBlank(given) || wanted === 0) return DEFAULT_LIMIT;
	if (Number.isInteger(wanted) && wanted >= 1) return wanted;
	const advice = 'Use a whole number from 1 up, or Return All.';
	throw rejectionOf(limit, { problem: 'is not a number of tasks', advice }, given);
}
