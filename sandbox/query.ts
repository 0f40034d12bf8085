// Parses a query string by the contract. All values arrive as text, lists in three notations.

import type { QueryParameter } from './contract';

/**
 * Converts the values of a query to the types of its parameters: integers, booleans, and lists
 * given as one value, comma-separated, or as repeated `name[]=`. Values that do not convert are
 * passed on for validation to reject.
 */
export function readQuery(
	raw: Record<string, string | string[]>,
	parameters: readonly QueryParameter[],
): Record<string, unknown> {
	const query: Record<string, unknown> = {};
	for (const { name, schema } of parameters) {
		const value = raw[name] ?? raw[`${name}[]`];
		if (value === undefined) continue;
		query[name] =
			schema.type === 'array'
				? [value].flat().flatMap((text) => text.split(','))
				: schema.type === 'integer' && /^-?\d+$/.test(String(value))
					? Number(value)
					: schema.type === 'boolean' && /^(true|false)$/.test(String(value))
						? value === 'true'
						: value;
	}
	return query;
}
