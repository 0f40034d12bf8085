import type { Request } from '../http';
import type { Expectation } from '../policy/expected';
import type { Merging } from '../sending/together';

/** Something that is read by one value, and by many at once. */
export interface Read {
	/** The path under the Base URL. */
	url: string;
	/** The query's list of values. */
	property: string;
	/** The rest of the query. */
	others?: Request['qs'];
	expects: Expectation;
	merging: Merging;
}
