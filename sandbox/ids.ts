/** An ID in lemlist's format: prefix, underscore, 17 alphanumerics. */
export function lemlistId(prefix: string, name: string, number: number): string {
	return `${prefix}_${name}${String(number).padStart(17 - name.length, '0')}`;
}
