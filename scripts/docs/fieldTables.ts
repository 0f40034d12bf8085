// The tables of a panel's fields.
import type { INodeProperties, INodePropertyMode, NodeParameterValue } from 'n8n-workflow';
import { asMarkdown, table } from '../markdown';
import type { Conditions, PanelField, Setting } from './panel';
import { panelOf } from './panel';
import { optionsOf, wordFor } from './words';

const HEADER = ['Field', 'Takes', 'Required', 'Default', 'Description'];

/**
 * The fields of a panel: a table of those at the top, and one for each collection under a heading with
 * its name.
 * @returns Markdown
 */
export function fieldTables(properties: readonly INodeProperties[], setting: Setting): string {
	const fields = panelOf(properties, setting);
	const tableOf = (rows: readonly PanelField[]) =>
		table(
			HEADER,
			rows.map((field) => rowOf(field, properties)),
		);
	const collections = fields.filter((field) => field.fields.length > 0);
	return [
		tableOf(fields),
		...collections.flatMap((each) => [`### ${each.property.displayName}`, tableOf(each.fields)]),
	].join('\n\n');
}

function rowOf({ property, conditions }: PanelField, properties: readonly INodeProperties[]) {
	return [
		`**${property.displayName}**`,
		takes(property),
		property.required ? 'yes' : '',
		defaultOf(property),
		[
			asMarkdown(asSentence(property.description ?? '')),
			...detailsOf(property),
			...onlyWith(conditions, properties),
		].join('\n'),
	];
}

/** What a field takes, in the words of the panel. */
function takes(property: INodeProperties): string {
	const names = optionsOf(property).map(({ name }) => name);
	switch (property.type) {
		case 'boolean':
			return 'On or off';
		case 'collection':
			return `[Fields](#${property.displayName.toLowerCase().replaceAll(' ', '-')})`;
		case 'dateTime':
			return 'Date and time';
		case 'json':
			return 'JSON';
		case 'multiOptions':
			return `Any of ${names.join(', ')}`;
		case 'number':
			return numberOf(property);
		case 'options':
			return names.join(', ');
		case 'resourceLocator':
			return modesOf(property)
				.map(({ displayName }) => displayName)
				.join(', ');
		case 'string':
			return 'Text';
		default:
			throw new Error(`There are no words for fields of the type ${property.type}`);
	}
}

function numberOf({ typeOptions: { minValue, maxValue } = {} }: INodeProperties): string {
	const from = minValue === undefined ? '' : ` from ${minValue}`;
	return `Number${from}${maxValue === undefined ? '' : ` to ${maxValue}`}`;
}

/** What the panel says of single choices, and below single modes of a locator. */
const detailsOf = (property: INodeProperties): string[] =>
	[
		...optionsOf(property).map(({ name, description }) => [name, description] as const),
		...modesOf(property).map(({ displayName, hint }) => [displayName, hint] as const),
	].flatMap(([name, text]) =>
		text === undefined ? [] : [`**${name}**: ${asMarkdown(asSentence(text))}`],
	);

const onlyWith = (conditions: Conditions, properties: readonly INodeProperties[]): string[] =>
	Object.entries(conditions).map(([name, values]) => {
		const property = properties.find((each) => each.name === name);
		if (!property) throw new Error(`A field depends on ${name}, which does not exist`);
		const words = values.map((value) => wordFor(value, property));
		return `_Only with ${property.displayName}: ${words.join(', ')}._`;
	});

/** The default of a field that has one; a collection and a list of choices begin empty. */
function defaultOf(property: INodeProperties): string {
	const { type, default: value } = property;
	if (type === 'collection' || type === 'multiOptions' || type === 'resourceLocator') return '';
	return wordFor(value as NodeParameterValue, property);
}

const modesOf = ({ modes = [] }: INodeProperties): INodePropertyMode[] => modes;

const asSentence = (text: string): string => (/[.!?]$|^$/.test(text) ? text : `${text}.`);
