/**
 * Whether a value leaves its field as it is: undefined, null, an empty list or nothing but white
 * space, which is what empty cells of a sheet, missing properties and slips in an expression give.
 */
export function isBlank(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.every(isBlank);
	return value === undefined || value === null;
}
