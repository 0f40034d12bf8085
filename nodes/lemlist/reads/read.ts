import type { Request } from '../http';
import type { Expectation } from '../policy/expected';
import { joinLists, listIn } from '../sending/merging';
import type { Merging } from '../sending/together';

/** Something that is read by one value, and by many at once. */
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

/** What sets one kind of read apart. */
interface Kind extends Omit<Read, 'merging'> {
	/** Max values in one request. */
	maxSize: number;
	/** What of the body of a common reply belongs to some of its values. */
	ownOf: (body: unknown, values: readonly unknown[]) => unknown;
}

/** A read whose values go into one request, separated by commas. */
export const readTogether = ({ maxSize, ownOf, ...read }: Kind): Read => ({
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
