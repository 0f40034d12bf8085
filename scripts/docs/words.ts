// How the panel shows values.
import type { INodeProperties, INodePropertyOptions, NodeParameterValue } from 'n8n-workflow';

/** A value of a field in the words of the panel. */
export function wordFor(value: NodeParameterValue, property: INodeProperties): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	return optionsOf(property).find((option) => option.value === value)?.name ?? String(value);
}

/** What can be chosen in a field; empty for one without choices. */
export const optionsOf = ({ type, options = [] }: INodeProperties): INodePropertyOptions[] =>
	type === 'options' || type === 'multiOptions' ? (options as INodePropertyOptions[]) : [];
