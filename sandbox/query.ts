// Parses a query string by the contract. Values arrive as text, lists in three notations.

import type { QueryParameter, Schema } from './contract';

/**
 * Converts the values of a query to the types of its parameters. A list is one value, separated by
 * commas, or repeated as `name=` or `name[]=`. A value that cannot be converted is left for validation
 * to reject.
 */
export function readQuery(
	raw: Record<string, string | string[]>,
	parameters: readonly QueryParameter[],
): Record<string, unknown> {
	const query: Record<string, unknown> = {};
	for (const { name, schema } of parameters) {
		const value = raw[name] ?? raw[`${name}[]`];
		if (value !== undefined) query[name] = convert(value, schema);
	}
	return query;
}

function convert(value: string | string[], { type }: Schema): unknown {
	if (type === 'array') return [value].flat().flatMap((text) => text.split(','));
	if (type === 'integer' && /^-?\d+$/.test(String(value))) return Number(value);
	if (type === 'boolean' && /^(true|false)$/.test(String(value))) return value === 'true';
	return value;
}
