import type { RequestRecord } from '../../../sandbox';

/** An entry of the request log, by default of a successful request. */
export function record(at: number, changes: Partial<RequestRecord> = {}): RequestRecord {
	return {
		number: 1,
		at,
		endedAt: at,
		method: 'GET',
		path: '/team',
		query: {},
		body: null,
		taskId: null,
		key: 'one',
		admitted: true,
		status: 200,
		fault: null,
		clientGone: false,
		...changes,
	};
}
