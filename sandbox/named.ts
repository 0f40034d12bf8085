/**
 * Returns a predicate for the records that a list of IDs, e-mail addresses or domains names. Upper
 * or lower case matters in IDs only.
 */
export function isNamedIn(list: readonly string[]): (id: string, other: string) => boolean {
	const ids = new Set(list);
	const others = new Set(list.map((value) => value.toLowerCase()));
	return (id, other) => ids.has(id) || others.has(other.toLowerCase());
}
