import type { Request } from '../http';
import type { Merging } from './together';

type Part = 'body' | 'qs';

/**
 * Joins requests that are the same but for one list: `{ ids: [a] }` and `{ ids: [b] }` become
 * `{ ids: [a, b] }`. In a query, lemlist takes a list separated by commas.
 * @param part where the list is
 * @param property the list's name
 */
export const joinLists =
	(part: Part, property: string): Merging['merge'] =>
	(requests) => {
		const entries = requests.flatMap((request) => listIn(request, part, property));
		const unique = [...new Set(entries)];
		const list = part === 'qs' ? unique.join(',') : unique;
		const [first] = requests;
		return { ...first!, [part]: { ...(first![part] as object), [property]: list } };
	};

/** The entries of a list in a request. */
export function listIn(request: Request, part: Part, property: string): unknown[] {
	const list = (request[part] as Record<string, unknown> | undefined)?.[property];
	return typeof list === 'string' ? list.split(',') : [list].flat();
}
