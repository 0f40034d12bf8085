// What a node's panel shows, read from its description.
import type { INodeProperties, INodePropertyOptions, NodeParameterValue } from 'n8n-workflow';

/** Values of other fields with which a field is shown, by their names. No entry: with any value. */
export type Conditions = Readonly<Record<string, readonly NodeParameterValue[]>>;

/** A field, as often as it is declared: it may have several declarations for different conditions. */
export interface PanelField {
	property: INodeProperties;
	conditions: Conditions;
	/** Of a collection: what can be added to it. */
	fields: PanelField[];
}

/** Where the panel is set to, such as `{ operation: 'update' }`. */
export type Setting = Readonly<Record<string, NodeParameterValue>>;

/** A declaration of a field, and when it is shown. */
type Declared = Pick<PanelField, 'property' | 'conditions'>;

/** The fields of a panel in its order, without those that the setting fixes. */
export function panelOf(properties: readonly INodeProperties[], setting: Setting): PanelField[] {
	const declared = properties
		.filter((property) => isField(property) && !(property.name in setting))
		.map((property) => ({ property, conditions: showOf(property) }))
		.filter(({ conditions }) => isShown(conditions, setting))
		.map(({ property, conditions }) => ({ property, conditions: without(setting, conditions) }));
	return merged(declared, properties);
}

/** All fields of a panel, those inside of collections included. */
export const allFields = (fields: readonly PanelField[]): PanelField[] =>
	fields.flatMap((field) => [field, ...allFields(field.fields)]);

/** Whether people set it: notices are texts, and what only a tool shows is there a second time for them. */
const isField = ({ type, displayOptions }: INodeProperties): boolean =>
	type !== 'hidden' && type !== 'notice' && displayOptions?.show?.['@tool'] === undefined;

/** Our declarations show a field by plain values only. */
const showOf = ({ displayOptions }: INodeProperties): Conditions =>
	(displayOptions?.show ?? {}) as Conditions;

const isShown = (conditions: Conditions, setting: Setting): boolean =>
	Object.entries(setting).every(([name, value]) => conditions[name]?.includes(value) ?? true);

const without = (setting: Setting, conditions: Conditions): Conditions =>
	Object.fromEntries(Object.entries(conditions).filter(([name]) => !(name in setting)));

/** Declarations that read the same are one field. */
function merged(
	declared: readonly Declared[],
	properties: readonly INodeProperties[],
): PanelField[] {
	const keyOf = ({ property: { name, description } }: Declared) => `${name}: ${description}`;
	const keys = new Set(declared.map(keyOf));
	return [...keys].map((key) => {
		const group = declared.filter((each) => keyOf(each) === key);
		const conditions = anyOf(group, properties);
		const inside = group.flatMap(({ property, conditions: own }) =>
			property.type === 'collection'
				? (property.options as INodeProperties[]).filter(isField).map((field) => ({
						property: field,
						conditions: own,
					}))
				: [],
		);
		const fields = merged(inside, properties).map((field) =>
			isSame(field.conditions, conditions) ? { ...field, conditions: {} } : field,
		);
		return { property: group[0]!.property, conditions, fields };
	});
}

/** The conditions under which one of the declarations is shown. */
function anyOf(group: readonly Declared[], properties: readonly INodeProperties[]): Conditions {
	const names = [...new Set(group.flatMap(({ conditions }) => Object.keys(conditions)))];
	const entries = names
		.filter((name) => group.every(({ conditions }) => name in conditions))
		.map((name) => [name, group.flatMap(({ conditions }) => conditions[name]!)] as const)
		.filter(
			([name, values]) =>
				!isEveryValue(
					values,
					properties.find((each) => each.name === name),
				),
		);
	return Object.fromEntries(entries);
}

function isEveryValue(
	values: readonly NodeParameterValue[],
	property: INodeProperties | undefined,
): boolean {
	const possible = ((property?.options ?? []) as INodePropertyOptions[]).map(({ value }) => value);
	return possible.length > 0 && possible.every((value) => values.includes(value));
}

const isSame = (one: Conditions, other: Conditions): boolean =>
	JSON.stringify(one) === JSON.stringify(other);
