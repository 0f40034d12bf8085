// What workflows depend on: names and values that must not change.
import type { INode, INodeProperties, INodePropertyOptions, INodeTypes } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { LemlistTasks } from '../../../nodes/LemlistTasks/LemlistTasks.node.ts';
import { LemlistTasksTrigger } from '../../../nodes/LemlistTasksTrigger/LemlistTasksTrigger.node.ts';

const { description } = new LemlistTasksTrigger();

const optionNames = (property: INodeProperties) =>
	(property.options as INodeProperties[]).map(({ name }) => name);

it('is a trigger that polls', () => {
	expect(description).toMatchObject({
		...{ name: 'lemlistTasksTrigger', displayName: 'Lemlist Tasks Trigger', version: 1 },
		...{ group: ['trigger'], polling: true, inputs: [], outputs: ['main'] },
		credentials: [{ name: 'lemlistTasksApi', required: true }],
	});
});

it('has these parameters and events', () => {
	expect(description.properties.map(({ name }) => name)).toEqual([
		'event',
		'openTasksNotice',
		'overdueDays',
		'simplify',
		'filters',
		'filters',
		'exclude',
		'options',
	]);
	const events = description.properties[0]!.options as INodePropertyOptions[];
	expect(events.map(({ name, value }) => [name, value])).toEqual([
		['New Open Task', 'taskOpened'],
		['Task Done', 'taskDone'],
		['Task Due', 'taskDue'],
		['Task Ignored', 'taskIgnored'],
		['Task Overdue', 'taskOverdue'],
	]);
});

it('says of New Open Task what fits the list, and the rest below it', () => {
	const [event, notice] = description.properties;
	const texts = (event!.options as INodePropertyOptions[]).map((option) => option.description!);

	expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(60);
	expect(notice).toMatchObject({
		displayName: expect.stringMatching(/100 per request.*5,000/) as string,
		displayOptions: { show: { event: ['taskOpened'] } },
	});
});

it.each([
	['taskOpened', 'New Open Task'],
	['taskDone', 'Task Done'],
	['taskOverdue', 'Task Overdue'],
])('shows on the canvas for %s: %s', (event, words) => {
	const node: INode = {
		...{ id: 'trigger', name: 'Trigger', type: 'trigger', typeVersion: 1, position: [0, 0] },
		parameters: { event },
	};
	const nodeType = new LemlistTasksTrigger();
	const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });

	expect(
		workflow.expression.getSimpleParameterValue(node, description.subtitle, 'internal', {}),
	).toBe(words);
});

it('has Exclude and Include of Get Many', () => {
	const { properties } = new LemlistTasks().description;
	const isOfGetMany = ({ displayOptions }: INodeProperties) =>
		displayOptions?.show?.['operation']?.includes('getAll');
	const namesIn = (all: INodeProperties[], collection: string) =>
		all.filter(({ name }) => name === collection).map(optionNames)[0];
	const ofGetMany = properties.filter(isOfGetMany);

	expect(namesIn(description.properties, 'exclude')).toEqual(namesIn(ofGetMany, 'exclude'));
	expect(namesIn(ofGetMany, 'options')).toEqual(
		expect.arrayContaining(namesIn(description.properties, 'options')!),
	);
});

it('has the filters of Get Many, less those that the event sets', () => {
	const all = new LemlistTasks().description.properties.filter(({ name }) => name === 'filters');
	const [ofGetMany] = all.map(optionNames);
	const [others, byDueDate] = description.properties
		.filter(({ name }) => name === 'filters')
		.map(optionNames);
	const missing = (names: string[] = []) => ofGetMany!.filter((name) => !names.includes(name));

	expect(missing(others)).toEqual(['completedAtFrom', 'completedAtTo', 'status']);
	expect(missing(byDueDate)).toEqual([
		'completedAtFrom',
		'completedAtTo',
		'dueDateFrom',
		'dueDateTo',
		'hasDueDate',
		'status',
	]);
});

it('declares each list of its panel', () => {
	const methods = JSON.stringify(description.properties).matchAll(/"searchListMethod":"(\w+)"/g);
	const names = [...new Set([...methods].map(([, name]) => name))];

	expect(names.sort()).toEqual(Object.keys(new LemlistTasksTrigger().methods.listSearch).sort());
});
