// What saved workflows hold: the names of parameters, and the values of lists. What the panel shows is in
// docs/operations, which test/package compares with it.
import type { INodeProperties } from 'n8n-workflow';
import { LemlistTasks } from '../../../../nodes/LemlistTasks/LemlistTasks.node';
import { declared, description } from '../../support/declarations';

const FILTERS = `filters filters.assignedTo(list, id, email) filters.campaignId(list, id) filters.channel
	filters.companyId(list, id, domain) filters.completedAtFrom filters.completedAtTo
	filters.contactId(list, id, email) filters.contactLinkedinUrl filters.dueDateFrom filters.dueDateTo
	filters.hasCampaign(with, without) filters.hasDueDate(with, without) filters.leadId
	filters.objectType(company, contact) filters.priority(high, low, medium) filters.search filters.status
	filters.taskId filters.title filters.type exclude exclude.assignedTo(list, id, email)
	exclude.campaignId(list, id) exclude.companyId(list, id, domain) exclude.contactId(list, id, email)
	exclude.leadId exclude.type`;
const DATES = 'options.ambiguousDates(reject, dayFirst, monthFirst)';

const STORED: Record<string, string> = {
	count: `${FILTERS} options options.advancedFilters options.maxRequests`,
	create: `recordId(list, id, email, domain) mappingMode(autoMapInputData, defineBelow) columnsNotice
		type(email, linkedin, manual, phone) assignedTo(list, id, email) dueDate title
		additionalFields additionalFields.images additionalFields.videos additionalFields.message
		additionalFields.priority(high, low, medium, none, ) options options.dryRun options.maxRequests
		options.sendRecordAs(leadId, recordId) options.skipIfOpenTaskExists ${DATES}`,
	get: 'taskId(list, id) simplify options options.include(company, contact) options.maxRequests',
	getAll: `returnAll limit simplify ${FILTERS} sort sort.sortBy sort.sortOrder(asc, desc) options
		options.advancedFilters options.apiVersion(v1, v2) options.include(company, contact)
		options.maxRequests`,
	ignore: 'taskId(list, id) options options.dryRun options.maxRequests',
	update: `taskId(list, id) mappingMode(autoMapInputData, defineBelow) columnsNotice updateFields
		updateFields.assignedTo(list, id, email) updateFields.done(done, reopen, ) updateFields.dueDate
		updateFields.images updateFields.message updateFields.priority(high, low, medium, none, )
		updateFields.title updateFields.videos doneNotice
		clearFields(images, videos, message, priority, title)
		options options.dryRun options.maxRequests options.skipUnchanged ${DATES}`,
};

/** Lists with lemlist's values, which change when lemlist's do. */
const LEMLISTS = [
	'filters.channel',
	'filters.status',
	'filters.type',
	'exclude.type',
	'sort.sortBy',
];

const EXPECTED = Object.fromEntries(
	Object.entries(STORED).map(([operation, text]) => [
		operation,
		new Set(text.match(/\S+\(.*?\)|\S+/g)),
	]),
);

const fieldsOf = ({ type, options = [] }: INodeProperties) =>
	type === 'collection' ? (options as INodeProperties[]) : [];

/** What can be chosen for a property: modes of a locator, values of a list. */
function choicesOf({ type, modes = [], options = [] }: INodeProperties): string {
	if (type === 'resourceLocator') return `(${modes.map(({ name }) => name).join(', ')})`;
	if (!/options$/i.test(type)) return '';
	return `(${options.map((option) => ('value' in option ? option.value : '')).join(', ')})`;
}

/** The parameters of an operation in all its modes. */
function storedBy(operation: string): Set<string> {
	const own = description.properties.filter(({ displayOptions }) =>
		displayOptions?.show?.['operation']?.includes(operation),
	);
	const nested = own.flatMap((property) =>
		fieldsOf(property).map((field) => ({ ...field, name: `${property.name}.${field.name}` })),
	);
	// An agent's tool has some of them as text, under the same names.
	const inPanel = [...own, ...nested].filter(
		({ displayOptions }) => !displayOptions?.show?.['@tool'],
	);
	return new Set(
		inPanel.map((property) =>
			LEMLISTS.includes(property.name) ? property.name : property.name + choicesOf(property),
		),
	);
}

it.each(Object.keys(STORED))('%s', (operation) => {
	expect([...storedBy(operation)].sort()).toEqual([...EXPECTED[operation]!].sort());
});

it('the node, its resource and operations, and what a new node is set to', () => {
	const always = description.properties.filter(
		({ displayOptions }) => displayOptions?.show?.['operation'] === undefined,
	);
	const [resource, operation] = always;
	expect(description).toMatchObject({
		...{ name: 'lemlistTasks', version: 1 },
		credentials: [{ name: 'lemlistTasksApi', required: true }],
	});
	expect(always.map(({ name }) => name)).toEqual(['resource', 'operation']);
	expect(resource).toMatchObject({ name: 'resource', default: 'task' });
	expect(choicesOf(resource!)).toBe('(task)');
	expect(operation).toMatchObject({ name: 'operation', default: 'update' });
	expect(choicesOf(operation!)).toBe(`(${Object.keys(STORED).join(', ')})`);
});

it('Update shows some fields from the start, all of them blank', () => {
	const { default: shown } = description.properties.find(({ name }) => name === 'updateFields')!;
	const values = Object.values(shown as object).map((value) => Object(value).value ?? value);
	expect(values.length).toBeGreaterThan(0);
	expect(new Set(values.map(String))).toEqual(new Set(['']));
});

it('takes words from expressions in each list that can hold one', () => {
	const lists = declared.flatMap(({ property }) => property ?? []);
	const withExpressions = lists.filter(
		({ type, noDataExpression }) => /options$/i.test(type) && !noDataExpression,
	);
	expect(withExpressions.length).toBeGreaterThan(10);
	expect(withExpressions.filter(({ allowArbitraryValues }) => !allowArbitraryValues)).toEqual([]);
});

it('finds each list that the panel searches', () => {
	const methods = declared.flatMap(({ property }) =>
		(property?.modes ?? []).flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
	);
	expect([...new Set(methods)].sort()).toEqual(
		Object.keys(new LemlistTasks().methods.listSearch).sort(),
	);
});
