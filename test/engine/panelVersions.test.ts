// The panel in each n8n version that the node supports. n8n-workflow resolves which fields it shows, and
// throws if it cannot: then the node cannot be used there at all.
import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { LemlistTasks } from '../../nodes/LemlistTasks/LemlistTasks.node.ts';
import { LemlistTasksTrigger } from '../../nodes/LemlistTasksTrigger/LemlistTasksTrigger.node.ts';
import { devDependencies } from '../../package.json';

const NEWEST = 'n8n-workflow';
/** Those of the older versions. */
const OLDER = Object.keys(devDependencies).filter((name) => /^n8n-workflow-/.test(name));

type N8nWorkflow = typeof import('n8n-workflow');

const helpersOf = (version: string) => jest.requireActual<N8nWorkflow>(version).NodeHelpers;

const nodes = [new LemlistTasks(), new LemlistTasksTrigger()].map(({ description }) => description);

/** A node, and the tool that n8n makes of it: by this suffix, a field may be shown to people or models only. */
const formsOf = (description: INodeTypeDescription): INodeTypeDescription[] =>
	description.usableAsTool
		? [description, { ...description, name: `${description.name}Tool` }]
		: [description];

const fieldsOf = ({ options = [] }: INodeProperties) => options as INodeProperties[];

/** The fields that decide which others are shown, and their values. */
function decidersOf({
	properties,
}: INodeTypeDescription): Array<[name: string, values: unknown[]]> {
	const all = [...properties, ...properties.filter(isCollection).flatMap(fieldsOf)];
	const names = all.flatMap(({ displayOptions: { show, hide } = {} }) => [
		...Object.keys(show ?? {}),
		...Object.keys(hide ?? {}),
	]);
	const deciders = [...new Set(names.map((name) => name.replace(/^\//, '')))];
	return deciders
		.filter((name) => !name.startsWith('@'))
		.map((name) => {
			const values = fieldsNamed(name, properties).filter(isChoice).flatMap(valuesOf);
			if (values.length === 0) throw new Error(`There is no field ${name}`);
			return [name, values];
		});
}

/** The fields of a name, or of a path into a collection. */
function fieldsNamed(path: string, properties: INodeProperties[]): INodeProperties[] {
	const [name, ...inside] = path.split('.');
	const named = properties.filter((each) => each.name === name);
	return inside.length === 0 ? named : fieldsNamed(inside.join('.'), named.flatMap(fieldsOf));
}

/** A field may be text as well, for models. */
const isChoice = ({ type }: INodeProperties) => type !== 'string';

function withValue(setting: INodeParameters, path: string, value: unknown): INodeParameters {
	const [name = '', ...inside] = path.split('.');
	if (inside.length === 0) return { ...setting, [name]: value } as INodeParameters;
	const collection = Object(setting[name]) as INodeParameters;
	return { ...setting, [name]: withValue(collection, inside.join('.'), value) };
}

function valuesOf({ name, type, options = [] }: INodeProperties): unknown[] {
	if (type === 'boolean') return [true, false];
	if (type !== 'options') throw new Error(`What can be chosen for ${name}, of the type ${type}?`);
	return options.flatMap((option) => ('value' in option ? option.value : []));
}

const isCollection = ({ type }: INodeProperties) => type === 'collection';

/** Each combination of the fields that decide, with all fields of all collections added. */
function settingsOf(description: INodeTypeDescription): INodeParameters[] {
	const added: Record<string, INodeParameters> = {};
	for (const collection of description.properties.filter(isCollection)) {
		const fields = fieldsOf(collection).map(({ name, default: value }) => [name, value]);
		added[collection.name] = { ...added[collection.name], ...Object.fromEntries(fields) };
	}
	return decidersOf(description).reduce<INodeParameters[]>(
		(settings, [name, values]) =>
			settings.flatMap((setting) => values.map((value) => withValue(setting, name, value))),
		[added],
	);
}

const nodeOf = ({ name }: INodeTypeDescription, parameters: INodeParameters): INode => ({
	...{ id: name, name, type: name, typeVersion: 1, position: [0, 0] },
	parameters,
});

/** What the panel shows with these parameters: each field with its value. */
const shownBy = (version: string, description: INodeTypeDescription, setting: INodeParameters) =>
	helpersOf(version).getNodeParameters(
		description.properties,
		setting,
		true,
		false,
		nodeOf(description, setting),
		description,
	);

describe.each(nodes.map((each): [string, INodeTypeDescription] => [each.name, each]))(
	'%s',
	(_, node) => {
		const settings = settingsOf(node);
		const forms = formsOf(node);

		it.each(OLDER)('%s shows what the newest shows, whatever is set', (version) => {
			expect(settings.length).toBeGreaterThan(4);
			for (const form of forms) {
				for (const setting of settings) {
					const about = {
						form: form.name,
						event: setting['event'],
						operation: setting['operation'],
					};
					expect({ ...about, shown: shownBy(version, form, setting) }).toEqual({
						...about,
						shown: shownBy(NEWEST, form, setting),
					});
				}
			}
		});

		it('shows each field with some settings, to people or to models', () => {
			const { displayParameter } = helpersOf(NEWEST);
			const isShown = (property: INodeProperties) =>
				forms.some((form) =>
					settings.some((setting) =>
						displayParameter(setting, property, nodeOf(form, setting), form),
					),
				);
			const never = node.properties.filter((property) => !isShown(property));

			expect(never.map(({ name }) => name)).toEqual([]);
		});
	},
);

describe.each([NEWEST, ...OLDER])('%s warns that Done may send a message', (version) => {
	const update = nodes[0]!;
	const notice = update.properties.find(({ name }) => name === 'doneNotice')!;

	it.each([
		['done', true],
		['={{ $json.done }}', true],
		["={{ $fromAI('Done') }}", true],
		['', false],
		['reopen', false],
	])('with Done set to %j: %p, also in a tool', (done, isShown) => {
		const setting = { resource: 'task', operation: 'update', updateFields: { done } };

		for (const form of formsOf(update)) {
			const node = nodeOf(form, setting);
			expect(helpersOf(version).displayParameter(setting, notice, node, form)).toBe(isShown);
		}
	});
});
