/** How lists of names are written as text. */
export const COMMAS_OR_LINES = /[,\n]/;

/** Lists are read to this depth, since one that contains itself has no end. */
export const MAX_DEPTH = 20;

/**
 * Reads a list: an array (nested ones are flattened), JSON, or text split at the separator. Blank
 * entries are dropped. Any other value is a list of one.
 */
export function toList(value: unknown, separator: RegExp, depth = 0): unknown[] {
	if (depth > MAX_DEPTH) return [value];
	if (Array.isArray(value)) return value.flatMap((entry) => toList(entry, separator, depth + 1));
	if (typeof value !== 'string') return value === undefined || value === null ? [] : [value];
	const parsed = value.trim().startsWith('[') ? parseJson(value) : undefined;
	if (Array.isArray(parsed)) return toList(parsed, separator, depth + 1);
	return value
		.split(separator)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
