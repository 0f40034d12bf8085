/**
 * Whether a value leaves its field as it is: undefined, null, an empty list or nothing but white
 * space. Empty cells of a sheet, missing properties and typos in an expression give these.
 */
export function isBlank(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.every(isBlank);
	return value === undefined || value === null;
}
