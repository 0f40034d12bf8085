// Names are fixed: workflows that people have saved depend on them.
import type { INodeProperties } from 'n8n-workflow';
import { LemlistTasks } from '../../../../nodes/LemlistTasks/LemlistTasks.node';
import { operations } from '../../../../nodes/LemlistTasks/operations';
import { declared, description } from '../../support/declarations';

/** The parameters of an operation by their paths; those of Update in one of its modes. */
function parametersOf(operation: string, mode = 'defineBelow'): Map<string, INodeProperties> {
	const own = description.properties.filter(({ displayOptions }) => {
		const { operation: operations, mappingMode: modes } = displayOptions?.show ?? {};
		return operations?.includes(operation) && (modes?.includes(mode) ?? true);
	});
	const nested = own.flatMap((property) => {
		const fields = property.type === 'collection' ? (property.options as INodeProperties[]) : [];
		return fields.map((field): [string, INodeProperties] => [
			`${property.name}.${field.name}`,
			field,
		]);
	});
	return new Map([
		...own.map((property): [string, INodeProperties] => [property.name, property]),
		...nested,
	]);
}

const optionsOf = (property: INodeProperties | undefined) =>
	(property?.options ?? []).map((option) => ('value' in option ? option.value : option.name));
const modesOf = (property: INodeProperties | undefined) => property?.modes?.map(({ name }) => name);

it('the node', () => {
	expect(description).toMatchObject({
		name: 'lemlistTasks',
		displayName: 'Lemlist Tasks',
		version: 1,
		usableAsTool: true,
		credentials: [{ name: 'lemlistTasksApi', required: true }],
	});
});

it('resource and operation', () => {
	const [resource, operation] = description.properties;
	expect(optionsOf(resource)).toEqual(['task']);
	expect(resource).toMatchObject({
		name: 'resource',
		default: 'task',
		noDataExpression: true,
	});
	expect(optionsOf(operation)).toEqual(['create', 'get', 'getAll', 'ignore', 'update']);
	expect(operation).toMatchObject({
		name: 'operation',
		default: 'update',
		noDataExpression: true,
	});
	expect(operations.map(({ option }) => option.name)).toEqual([
		'Create',
		'Get',
		'Get Many',
		'Ignore',
		'Update',
	]);
});

const OPTIONS: Array<[path: string, displayName: string, type: string]> = [
	['options', 'Options', 'collection'],
	['options.dryRun', 'Dry Run', 'boolean'],
	['options.maxRequests', 'Max Requests per 2 Seconds', 'number'],
];

const PARAMETERS: Record<string, Array<[path: string, displayName: string, type: string]>> = {
	create: [
		['recordId', 'Record', 'resourceLocator'],
		['type', 'Type', 'options'],
		['assignedTo', 'Assignee', 'resourceLocator'],
		['title', 'Title', 'string'],
		['dueDate', 'Due Date', 'dateTime'],
		['additionalFields', 'Additional Fields', 'collection'],
		['additionalFields.images', 'LinkedIn Images', 'string'],
		['additionalFields.videos', 'LinkedIn Videos', 'string'],
		['additionalFields.message', 'Message', 'string'],
		['additionalFields.priority', 'Priority', 'options'],
		['checks', 'Checks', 'hidden'],
		['options.ambiguousDates', 'Dates Like 05/12/2026', 'options'],
		['options.sendRecordAs', 'Send Record As', 'options'],
		['options.skipIfOpenTaskExists', 'Skip If Open Task Exists', 'boolean'],
	],
	get: [
		['taskId', 'Task', 'resourceLocator'],
		['simplify', 'Simplify', 'boolean'],
	],
	getAll: [
		['returnAll', 'Return All', 'boolean'],
		['limit', 'Limit', 'number'],
		['simplify', 'Simplify', 'boolean'],
		['filters', 'Filters', 'collection'],
		['filters.assignedTo', 'Assignee', 'resourceLocator'],
		['filters.campaignId', 'Campaign', 'resourceLocator'],
		['filters.channel', 'Channels', 'multiOptions'],
		['filters.companyId', 'Company IDs', 'string'],
		['filters.completedAtFrom', 'Completed After', 'dateTime'],
		['filters.completedAtTo', 'Completed Before', 'dateTime'],
		['filters.contactId', 'Contact IDs', 'string'],
		['filters.dueDateFrom', 'Due After', 'dateTime'],
		['filters.dueDateTo', 'Due Before', 'dateTime'],
		['filters.hasCampaign', 'Has Campaign', 'options'],
		['filters.hasDueDate', 'Has Due Date', 'options'],
		['filters.leadId', 'Lead IDs', 'string'],
		['filters.priority', 'Priorities', 'multiOptions'],
		['filters.search', 'Search', 'string'],
		['filters.status', 'Statuses', 'multiOptions'],
		['filters.taskId', 'Task IDs', 'string'],
		['filters.title', 'Title', 'string'],
		['filters.type', 'Types', 'multiOptions'],
		['options.apiVersion', 'API Version', 'options'],
		['options.include', 'Include', 'multiOptions'],
		['options.sortBy', 'Sort By', 'options'],
		['options.sortOrder', 'Sort Order', 'options'],
	],
	ignore: [['taskId', 'Task', 'resourceLocator']],
	update: [
		['mappingMode', 'Mapping Mode', 'options'],
		['taskId', 'Task', 'resourceLocator'],
		['updateFields', 'Update Fields', 'collection'],
		['updateFields.assignedTo', 'Assignee', 'resourceLocator'],
		['updateFields.done', 'Done', 'options'],
		['updateFields.dueDate', 'Due Date', 'dateTime'],
		['updateFields.images', 'LinkedIn Images', 'string'],
		['updateFields.message', 'Message', 'string'],
		['updateFields.priority', 'Priority', 'options'],
		['updateFields.title', 'Title', 'string'],
		['updateFields.videos', 'LinkedIn Videos', 'string'],
		['clearFields', 'Clear Fields', 'multiOptions'],
		['checks', 'Checks', 'hidden'],
		['options.ambiguousDates', 'Dates Like 05/12/2026', 'options'],
		['options.skipUnchanged', 'Skip Unchanged', 'boolean'],
	],
};

describe.each(Object.entries(PARAMETERS))('%s', (operation, own) => {
	const parameters = parametersOf(operation);

	it.each([...own, ...OPTIONS])('%s is "%s", a %s', (path, displayName, type) => {
		expect(parameters.get(path)).toMatchObject({ displayName, type });
	});

	it('has no other parameter', () => {
		const named = [...own, ...OPTIONS].map(([path]) => path);
		expect([...parameters.keys()].sort()).toEqual(named.sort());
	});
});

it('Update takes no fields from the panel if it maps columns', () => {
	const eachField = PARAMETERS['update']!.map(([path]) => path);
	const others = eachField.filter((path) => !path.startsWith('updateFields'));
	expect([...parametersOf('update', 'autoMapInputData').keys()].sort()).toEqual(
		[...others, ...OPTIONS.map(([path]) => path)].sort(),
	);
});

it('Update shows the fields that most rows set from the start, all of them blank', () => {
	const shown = parametersOf('update').get('updateFields')?.default as Record<string, unknown>;
	expect(Object.keys(shown).sort()).toEqual([
		'assignedTo',
		'done',
		'dueDate',
		'message',
		'priority',
		'title',
	]);
	const values = Object.values(shown).map(
		(value) => (Object(value) as { value?: unknown }).value ?? value,
	);
	expect(values).toEqual(values.map(() => ''));
});

it('takes words from expressions in each list that can hold one', () => {
	const lists = declared.flatMap(({ property }) => property ?? []);
	const withExpressions = lists.filter(
		({ type, noDataExpression }) => /options$/i.test(type) && !noDataExpression,
	);
	expect(withExpressions.length).toBeGreaterThan(10);
	expect(withExpressions.filter(({ allowArbitraryValues }) => !allowArbitraryValues)).toEqual([]);
});

it('what can be chosen', () => {
	const update = parametersOf('update');
	expect(modesOf(update.get('taskId'))).toEqual(['list', 'id']);
	expect(modesOf(update.get('updateFields.assignedTo'))).toEqual(['list', 'id', 'email']);
	expect(optionsOf(update.get('updateFields.priority')).sort()).toEqual([
		'',
		'high',
		'low',
		'medium',
		'none',
	]);
	expect(optionsOf(update.get('updateFields.done')).sort()).toEqual(['', 'done', 'reopen']);
	expect(optionsOf(update.get('mappingMode'))).toEqual(['autoMapInputData', 'defineBelow']);
	expect(update.get('mappingMode')?.default).toBe('defineBelow');
	expect(optionsOf(update.get('clearFields')).sort()).toEqual([
		'images',
		'message',
		'priority',
		'title',
		'videos',
	]);
	expect(update.get('options.maxRequests')).toMatchObject({
		default: 20,
		typeOptions: { minValue: 1, maxValue: 20 },
	});
	const getAll = parametersOf('getAll');
	expect(modesOf(getAll.get('filters.campaignId'))).toEqual(['list', 'id']);
	expect(modesOf(getAll.get('filters.assignedTo'))).toEqual(['list', 'id', 'email']);
	expect(optionsOf(getAll.get('options.apiVersion'))).toEqual(['v1', 'v2']);
	expect(optionsOf(getAll.get('filters.priority')).sort()).toEqual(['high', 'low', 'medium']);
	expect(optionsOf(getAll.get('filters.hasCampaign'))).toEqual(['with', 'without']);
	expect(optionsOf(getAll.get('filters.hasDueDate'))).toEqual(['with', 'without']);
	const create = parametersOf('create');
	expect(optionsOf(create.get('additionalFields.priority')).sort()).toEqual([
		'high',
		'low',
		'medium',
		'none',
	]);
	expect(optionsOf(create.get('type')).sort()).toEqual(['email', 'linkedin', 'manual', 'phone']);
	expect(optionsOf(create.get('options.sendRecordAs'))).toEqual(['leadId', 'recordId']);
});

it.each([
	['create', ['recordId', 'type', 'assignedTo', 'dueDate']],
	['get', ['taskId']],
	['getAll', []],
	['ignore', ['taskId']],
	['update', ['taskId']],
	['update, autoMapInputData', []],
])('%s cannot do without %j', (operation, names) => {
	const [name, mode] = operation.split(', ') as [string, string | undefined];
	const required = [...parametersOf(name, mode).values()].filter((each) => each.required);
	expect(required.map((each) => each.name)).toEqual(names);
});

it.each([
	[
		'create',
		'POST',
		'/tasks',
		'assignedTo dueDate images message priority recordId title type videos',
	],
	[
		'getAll',
		'GET',
		'/v2/tasks',
		'assignedTo campaignId channel companyId completedAtFrom completedAtTo contactId dueDateFrom dueDateTo hasCampaign hasDueDate include leadId priority search sortBy sortOrder status taskId title type',
	],
	['get', 'GET', '/v2/tasks', 'taskId'],
	['ignore', 'POST', '/tasks/ignore', 'ids'],
	['update', 'PATCH', '/tasks', 'assignedTo done dueDate id images message priority title videos'],
])('%s sends %s %s with %s', (operation, method, url, sent) => {
	const declaredOperation = operations.find(({ option }) => option.value === operation);
	expect(declaredOperation?.option.routing?.request).toMatchObject({ method, url });
	const properties = [...parametersOf(operation).values()].flatMap(
		({ routing }) => routing?.send?.property ?? [],
	);
	expect(properties.sort().join(' ')).toBe(sent);
});

it('finds each list that the panel searches', () => {
	const methods = declared.flatMap(({ property }) =>
		(property?.modes ?? []).flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
	);
	expect([...new Set(methods)].sort()).toEqual(
		Object.keys(new LemlistTasks().methods.listSearch).sort(),
	);
});
