/** Where a page starts and how long it is. */
export interface OffsetQuery {
	limit: number;
	offset: number;
}

/** A page of a list, in the format of lemlist's lists of contacts and companies. */
export function offsetPage<T>(all: readonly T[], { limit, offset }: OffsetQuery) {
	return { data: all.slice(offset, offset + limit), total: all.length, limit, offset };
}
