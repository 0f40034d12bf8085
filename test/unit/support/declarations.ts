// Walks the node's declarations.
import type { INodeProperties, INodePropertyOptions, INodePropertyRouting } from 'n8n-workflow';
import { LemlistTasks } from '../../../nodes/LemlistTasks/LemlistTasks.node.ts';

export const { description } = new LemlistTasks();

/** A property or one of its options, by its path in the panel. */
export interface Declared {
	path: string;
	routing: INodePropertyRouting | undefined;
	/** Absent for an option. */
	property?: INodeProperties;
	/** The property that contains it. */
	parent?: INodeProperties;
}

const isProperty = (option: object): option is INodeProperties => 'type' in option;

function declaredIn(
	properties: INodeProperties[],
	path: string,
	parent?: INodeProperties,
): Declared[] {
	return properties.flatMap((property) => {
		const own = { path: path + property.name, routing: property.routing, property };
		const options = property.options ?? [];
		const entries = options
			.filter((option): option is INodePropertyOptions => !isProperty(option) && 'value' in option)
			.map(({ name, routing }) => ({ path: `${own.path} = ${name}`, routing, parent: property }));
		const inner = declaredIn(options.filter(isProperty), `${own.path}.`, property);
		return [parent ? { ...own, parent } : own, ...entries, ...inner];
	});
}

/** Everything that the node declares, as a flat list. */
export const declared = declaredIn(description.properties, '');
