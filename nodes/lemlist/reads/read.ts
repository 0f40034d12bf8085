import type { Request } from '../http';
import type { Expectation } from '../policy/expected';
import { joinLists, listIn } from '../sending/merging';
import type { Merging } from '../sending/together';

/** A kind of thing that is read by a value, and by many values in one request. */
export interface Read {
	/** The path under the Base URL. */
	url: string;
	/** The name of the query's list of values. */
	property: string;
	/** The rest of the query. */
	others?: Request['qs'];
	expects: Expectation;
	merging: Merging;
}

/** What makes a {@link Read}. */
interface Definition extends Omit<Read, 'merging'> {
	/** Max values in one request. */
	maxSize: number;
	/** The part of a common reply's body that belongs to some of the values. */
	ownOf: (body: unknown, values: readonly unknown[]) => unknown;
}

/** Defines a read. In a common request, the values are separated by commas. */
export const defineRead = ({ maxSize, ownOf, ...read }: Definition): Read => ({
	...read,
	merging: {
		maxSize,
		reads: true,
		merge: joinLists('qs', read.property),
		ownOf: (reply, request) => ({
			...reply,
			body: ownOf(reply.body, listIn(request, 'qs', read.property)),
		}),
	},
});
