// What workflows depend on: names and values that must not change.
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
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
		'overdueDays',
		'simplify',
		'filters',
		'filters',
	]);
	const events = description.properties[0]!.options as INodePropertyOptions[];
	expect(events.map(({ name, value }) => [name, value])).toEqual([
		['New Open Task', 'taskOpened'],
		['Task Done', 'taskDone'],
		['Task Due', 'taskDue'],
		['Task Ignored', 'taskIgnored'],
		['Task Overdue', 'taskOverdue'],
	]);
	expect(events.map(({ description: text }) => text).join()).toMatch(/100 per request.*5,000/);
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
