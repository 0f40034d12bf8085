/**
 * Reads a list: an array (nested ones are flattened), JSON, or text split at the separator. Blank
 * entries are dropped. Any other value is a list of one.
 */
export function toList(value: unknown, separator: RegExp): unknown[] {
	if (Array.isArray(value)) return value.flatMap((entry) => toList(entry, separator));
	if (typeof value !== 'string') return value === undefined || value === null ? [] : [value];
	const parsed = value.trim().startsWith('[') ? parseJson(value) : undefined;
	if (Array.isArray(parsed)) return toList(parsed, separator);
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
