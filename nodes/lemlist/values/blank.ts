/**
 * Whether a value leaves its field as it is: undefined, null, an empty list or nothing but white
 * space. They come from empty cells of a sheet, missing properties and typos in an expression.
 */
export function isBlank(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.every(isBlank);
	return value === undefined || value === null;
}
