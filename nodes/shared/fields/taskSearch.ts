// What a search for tasks asks for, in both nodes: Filters, Exclude, and more.
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { Faults } from './rejection';
import type { Field } from './field';
import { excludedIn, EXCLUDES, labelOfExcluded } from './taskFilters';

const EXCLUDED: Field[] = EXCLUDES.map((field) => ({
	...field,
	property: { ...field.property, displayName: labelOfExcluded(field) },
}));

/** The collection Exclude of the panel. */
export const exclude: INodeProperties = {
	displayName: 'Exclude',
	name: 'exclude',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'No tasks that have one of these values. A blank field is ignored.',
	options: EXCLUDES.map(({ property }) => property),
};

/**
 * The query of `GET /v2/tasks` for the collections Filters, Exclude and Options.
 * @param valuesOf what lemlist takes for the fields of a collection, by its name
 * @param filters the fields of Filters
 * @param options those of Options that are sent as well
 * @throws LemlistError with all faults; what `valuesOf` throws for something else
 */
export async function readQuery(
	valuesOf: (collection: string, fields: readonly Field[]) => Promise<IDataObject>,
	filters: readonly Field[],
	options: readonly Field[] = [],
): Promise<IDataObject> {
	const faults = new Faults();
	const wanted = await faults.collect(async () => await valuesOf('filters', filters));
	const excluded = await faults.collect(async () => await valuesOf(exclude.name, EXCLUDED));
	const others = await faults.collect(async () => await valuesOf('options', options));
	faults.throwIfAny();
	return { ...wanted, ...excludedIn(excluded ?? {}, wanted ?? {}), ...others };
}
