// The example workflows, as far as it shows without running them: test/e2e/examples.test.ts does that.
import type { INode, INodeProperties, INodePropertyOptions, IConnections } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LemlistTasks } from '../../nodes/LemlistTasks/LemlistTasks.node.ts';
import { LemlistTasksTrigger } from '../../nodes/LemlistTasksTrigger/LemlistTasksTrigger.node.ts';
import { projectFolder } from './support/files';

interface Example {
	name: string;
	nodes: INode[];
	connections: IConnections;
}

const folder = join(projectFolder, 'examples');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Example;

const descriptionOf = ({ type }: INode) =>
	type.endsWith('Trigger') ? new LemlistTasksTrigger().description : new LemlistTasks().description;

/** What n8n adds to a node that is a tool, or polls. */
const OF_N8N = ['descriptionType', 'toolDescription', 'pollTimes'];

/** Parameters that the panel would not show, by their path, and values that it does not offer. */
function oddParameters(node: INode): string[] {
	const description = descriptionOf(node);
	const { properties } = description;
	const all = NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
	const isShown = (property: INodeProperties) =>
		NodeHelpers.displayParameter(all ?? {}, property, node, description);
	const oddIn = (values: object, among: INodeProperties[], path: string): string[] =>
		Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
			if (OF_N8N.includes(name)) return [];
			const property = among.find((each) => each.name === name && isShown(each));
			if (!property) return [path + name];
			if (property.type === 'collection') {
				return oddIn(Object(value), property.options as INodeProperties[], `${path}${name}.`);
			}
			return isOffered(property, value) ? [] : [`${path}${name}: ${JSON.stringify(value)}`];
		});
	return oddIn(node.parameters, properties, '');
}

function isOffered({ type, options = [] }: INodeProperties, value: unknown): boolean {
	const isExpression = typeof value === 'string' && value.startsWith('=');
	if (isExpression || (type !== 'options' && type !== 'multiOptions')) return true;
	const offered = (options as INodePropertyOptions[]).map((option) => option.value);
	return [value].flat().every((each) => offered.includes(each as string));
}

const isOurs = ({ type }: INode) => type.startsWith('n8n-nodes-lemlist-tasks.');

describe.each(files)('%s', (file) => {
	const { nodes, connections } = read(file);

	it('is on the page of examples, twice: what it does, and what to do after the import', () => {
		const page = readFileSync(join(folder, 'README.md'), 'utf8');

		expect(page.split(`\`${file}\``)).toHaveLength(3);
	});

	it('has a note that says what to change', () => {
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');

		expect(notes.map(({ parameters }) => parameters['content']).join()).toMatch(/to change/i);
	});

	it("has only parameters that the node's panel shows", () => {
		const odd = nodes.filter(isOurs).flatMap(oddParameters);

		expect(nodes.some(isOurs)).toBe(true);
		expect(odd).toEqual([]);
	});

	it('connects nodes that exist', () => {
		const names = nodes.map(({ name }) => name);
		const targets = Object.values(connections).flatMap((byType) =>
			Object.values(byType).flatMap((outputs) => outputs.flatMap((output) => output ?? [])),
		);

		expect(new Set(names).size).toBe(names.length);
		expect(names).toEqual(expect.arrayContaining(Object.keys(connections)));
		expect(names).toEqual(expect.arrayContaining(targets.map(({ node }) => node)));
	});
});

it('finds parameters and values that the panel does not have', () => {
	const node = { ...read('sheet-to-updates.json').nodes.find(isOurs)! };
	node.parameters = {
		resource: 'task',
		operation: 'getAll',
		recordId: 'ctc_1',
		simplfy: true,
		filters: { status: ['open', 'due'], hasDone: true },
	};

	expect(oddParameters(node)).toEqual([
		'recordId',
		'simplfy',
		'filters.status: ["open","due"]',
		'filters.hasDone',
	]);
});
