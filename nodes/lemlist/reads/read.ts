import type { Request } from '../http';
import type { Expectation } from '../policy/expected';
import type { BatchKind } from '../sending/batcher';
import { joinLists, listIn } from '../sending/batcher';

/** A kind of thing that is read by a value, and by many values in one request. */
export interface Read {
	/** The path under the Base URL. */
	url: string;
	/** The name of the query's list of values. */
	property: string;
	/** The rest of the query. */
	others?: Request['qs'];
	expects: Expectation;
	batch: BatchKind;
}

/** What makes a {@link Read}. */
interface Definition extends Omit<Read, 'batch'> {
	/** Max values in one request. */
	maxSize: number;
	/** The part of a common reply's body that belongs to some of the values. */
	pick: (body: unknown, values: readonly unknown[]) => unknown;
}

/** Defines a read. In a common request, the values are separated by commas. */
export const defineRead = ({ maxSize, pick, ...read }: Definition): Read => ({
	...read,
	batch: {
		maxSize,
		readOnly: true,
		combine: joinLists('qs', read.property),
		pick: (body, request) => pick(body, listIn(request, 'qs', read.property)),
	},
});
