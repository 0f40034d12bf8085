// Which requests may go as one, and how they are joined.
import type { Request } from '../http';

/** How several requests become one, and what each gets of the reply. */
export interface BatchKind {
	/** Max requests in a batch. */
	maxSize: number;
	/** Makes one request of them. */
	combine(requests: readonly Request[]): Request;
	/** Whether it changes nothing, so that a caller may leave without knowing how it ended. */
	readOnly: boolean;
	/** The part of a common reply's body that belongs to one of them. Without it, each gets all of it. */
	pick?(body: unknown, request: Request): unknown;
}

type ListPlace = 'body' | 'qs';

/**
 * Joins requests that are the same but for one list: `{ ids: [a] }` and `{ ids: [b] }` become
 * `{ ids: [a, b] }`. In a query, lemlist takes a list separated by commas.
 * @param place where the list is
 * @param property the list's name
 */
export const joinLists =
	(place: ListPlace, property: string): BatchKind['combine'] =>
	(requests) => {
		const entries = requests.flatMap((request) => listIn(request, place, property));
		const unique = [...new Set(entries)];
		const list = place === 'qs' ? unique.join(',') : unique;
		const [first] = requests;
		return { ...first!, [place]: { ...(first![place] as object), [property]: list } };
	};

/** The entries of a list in a request. */
export function listIn(request: Request, place: ListPlace, property: string): unknown[] {
	const list = (request[place] as Record<string, unknown> | undefined)?.[property];
	return typeof list === 'string' ? list.split(',') : [list].flat();
}
