/**
 * Returns a predicate for the records that a list contains, by their ID or by their e-mail address or
 * domain. Upper and lower case matter in IDs only.
 */
export function isNamedIn(list: readonly string[]): (id: string, other: string) => boolean {
	const ids = new Set(list);
	const others = new Set(list.map((value) => value.toLowerCase()));
	return (id, other) => ids.has(id) || others.has(other.toLowerCase());
}
