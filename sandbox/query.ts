// Reads a query string by the contract: everything arrives as text, lists in three spellings.

import type { QueryParameter } from './contract';

/**
 * Turns the texts of a query into the types of its parameters: integers, booleans, and lists written
 * as one value, comma-separated, or as repeated `name[]=`. What does not fit is left for validation
 * to refuse.
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
