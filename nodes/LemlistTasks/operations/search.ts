// What Get Many and Count search for.
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import { withoutV2 } from '../../lemlist/errors/withoutV2';
import type { Reading, Rejection } from '../../lemlist/values/reader';
import type { Field } from '../../shared/fields/field';
import { FILTERS } from '../../shared/fields/taskFilters';
import { readQuery } from '../../shared/fields/taskSearch';
import type { Item } from '../operation';

/** The collection Filters of the panel. */
export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	// The tasks with the earliest due dates are done ones, which hardly anybody looks for.
	default: { status: ['pending'] },
	description: 'Only tasks that pass all filters. A blank filter is ignored.',
	options: FILTERS.map(({ property }) => property),
};

/** lemlist's own filters as JSON, for what the panel does not have. */
export const advancedFilters: Field = {
	property: {
		displayName: 'Advanced Filters (JSON)',
		name: 'advancedFilters',
		type: 'json',
		default: '{}',
		description:
			'A tree of conditions as lemlist takes it, also on custom fields of contacts and companies. <a href="https://developer.lemlist.com/api-reference/endpoints/tasks/search-tasks">More info</a>.',
	},
	read: toFilterTree,
};

const A_TREE =
	'Use JSON such as {"type":"group","id":"1","connector":"and","children":[{"type":"condition","id":"2","property":"status","operator":"is","value":"due"}]}.';

const NO_JSON: Rejection = { problem: 'is not JSON', advice: A_TREE };

const NO_TREE: Rejection = { problem: "is not a tree of lemlist's filters", advice: A_TREE };

/** Only lemlist knows all properties and operators, so no more than the form is checked. */
function toFilterTree(value: unknown): Reading<string | undefined> {
	const tree = parsed(value);
	if (tree === undefined) return NO_JSON;
	const json = JSON.stringify(tree);
	if (json === '{}') return { value: undefined }; // as the panel presets it
	const { type, children, property } = Object(tree) as Record<string, unknown>;
	const isTree = type === 'group' ? Array.isArray(children) : typeof property === 'string';
	return isTree ? { value: json } : NO_TREE;
}

/** What JSON holds, or an object that is as good; undefined for what JSON cannot express. */
function parsed(value: unknown): unknown {
	try {
		return JSON.parse(typeof value === 'string' ? value : JSON.stringify(value)) as unknown;
	} catch {
		return undefined;
	}
}

/**
 * The query of `GET /v2/tasks` for a row's filters.
 * @param others fields of the collection Options that are sent as well
 * @throws LemlistError with all faults
 */
export const readSearch = async (item: Item, others: readonly Field[] = []): Promise<IDataObject> =>
	await readQuery(
		async (collection, fields) => await item.values(collection, fields),
		FILTERS,
		others,
	);

/**
 * Explains why lemlist does not carry out a search: the plan may lack what is included, or the account
 * the whole search.
 * @param included what the search was to include; blank for nothing
 * @param instead what works without the search, such as "choose V1"
 * @returns the error to throw
 */
export function notSearched(error: unknown, included: unknown, instead: string): unknown {
	if (!included || !(error instanceof LemlistError) || error.httpStatus !== 402) {
		return withoutV2(error, instead);
	}
	const advice = 'Remove Include under Options: contacts and companies may not be in the plan.';
	return error.with({ advice, field: 'include' });
}
