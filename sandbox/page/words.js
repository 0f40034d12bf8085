// What the page says, without the page: plain functions that tests can call.

/**
 * What a limiter does beyond its numbers, by kind of window.
 *
 * @type {Record<import('../rateLimits').WindowKind, string>}
 */
const counting = {
	flexibleFixed: 'A window opens with its first request.',
	alignedFixed: 'Windows follow the clock.',
	slidingLog: 'Counted over any stretch of this length.',
	slidingLogCountingRejections:
		'Counted over any stretch of this length, rejected requests included.',
	tokenBucket: 'Refilled evenly.',
	slidingCounter: 'The previous window counts in part.',
};

/**
 * The limiter in words: `text` for all, `details` for those who want to know how it counts.
 *
 * @param {Pick<import('../settings').Settings, 'window' | 'windowMs'> & { limit: number | null }} settings
 */
export function limitOf({ window, limit, windowMs }) {
	if (limit === null) return { text: 'no limit', details: '' };
	return { text: `limit: ${limit} per ${windowMs / 1000} s`, details: counting[window] };
}

/**
 * The heading of the tasks.
 *
 * @param {{ tasks: number, found: number, changed: number }} counts
 * @param {number} shown how many rows there are
 * @param {boolean} isSearch
 */
export function tasksTitle({ tasks, found, changed }, shown, isSearch) {
	const total = isSearch ? `${found} of ${tasks} tasks found` : `${tasks} tasks`;
	const more = found > shown ? `, the first ${shown} shown` : '';
	return `${total}, ${changed} changed${more}`;
}

/**
 * The tasks that a request is about: of an update or a creation one, of Ignore Tasks many.
 *
 * @param {Pick<import('../requestLog').RequestRecord, 'taskId' | 'body'>} request
 * @returns {string[]}
 */
export function taskIdsOf({ taskId, body }) {
	if (taskId !== null) return [taskId];
	const ids = typeof body === 'object' && body !== null && 'ids' in body ? body.ids : [];
	return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}

/**
 * The fields that an update or a creation sets.
 *
 * @param {Pick<import('../requestLog').RequestRecord, 'body'>} request
 */
export function fieldsOf({ body }) {
	if (typeof body !== 'object' || body === null) return [];
	return Object.keys(body).filter((name) => name !== 'id' && name !== 'ids');
}
