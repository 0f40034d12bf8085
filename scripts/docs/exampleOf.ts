// An example of an operation: what its fields are set to, an item, and what comes of it.
import type { PackageDirectoryLoader } from 'n8n-core';
import type { INodeParameters, INodeProperties, NodeParameterValue } from 'n8n-workflow';
import { jsonBlock, table } from '../markdown';
import type { PanelField } from './panel';
import { panelOf } from './panel';
import type { Example } from './runExample';
import { outputOfExample } from './runExample';
import { wordFor } from './words';

/**
 * An example in Markdown, with the output that the sandbox gives for it.
 * @param properties those of the node
 * @throws the error that ended the run; Error if a parameter is not in the panel
 */
export async function exampleOf(
	loader: PackageDirectoryLoader,
	properties: readonly INodeProperties[],
	example: Example,
): Promise<string> {
	const { operation, ...parameters } = example.parameters;
	const fields = panelOf(properties, { resource: 'task', operation: String(operation) });
	const hasInput = Object.keys(example.input).length > 0;
	const output = await outputOfExample(loader, example);
	return [
		table(['Field', 'Value'], settingsOf(fields, parameters)),
		...(hasInput ? ['Input:', jsonBlock(example.input)] : []),
		'Output:',
		...output.map(jsonBlock),
	].join('\n\n');
}

/** Each parameter by its name in the panel, and its value. */
function settingsOf(
	fields: readonly PanelField[],
	parameters: INodeParameters,
	path = '',
): string[][] {
	return Object.entries(parameters).flatMap(([name, value]) => {
		const field = fields.find(({ property }) => property.name === name);
		if (!field) throw new Error(`The panel has no field ${name}`);
		const label = path + field.property.displayName;
		return field.property.type === 'collection'
			? settingsOf(field.fields, value as INodeParameters, `${label} > `)
			: [[`**${label}**`, shown(value, field.property)]];
	});
}

/** A value as the panel shows it. An expression is stored with a `=` in front. */
function shown(value: unknown, property: INodeProperties): string {
	const { __rl, value: inside } = Object(value) as { __rl?: true; value?: unknown };
	if (__rl) return shown(inside, property);
	if (value === '') return 'empty';
	if (typeof value === 'string' && value.startsWith('=')) return `\`${value.slice(1)}\``;
	return [value as NodeParameterValue]
		.flat()
		.map((each) => wordFor(each, property))
		.join(', ');
}
