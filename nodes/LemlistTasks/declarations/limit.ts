import type { IExecutePaginationFunctions } from 'n8n-workflow';
import { isBlank } from '../../lemlist/values/blank';
import { isOn } from '../../shared/fields/isOn';
import { rejectionOf } from '../../shared/fields/parameter';

const LIMIT = { name: 'limit', displayName: 'Limit' };
const DEFAULT_LIMIT = 50;

/**
 * Max tasks that an item asks for, by Return All and Limit; Infinity for all of them.
 * @throws LemlistError for a limit that is no whole number from 1 up
 */
export function requestedLimit(context: IExecutePaginationFunctions): number {
	if (isOn(context, { name: 'returnAll', displayName: 'Return All' })) return Infinity;
	const given: unknown = context.getNodeParameter(LIMIT.name, DEFAULT_LIMIT);
	const limit = typeof given === 'object' || typeof given === 'symbol' ? NaN : Number(given);
	// A model sends 0 for a number that it does not care about.
	if (isBlank(given) || limit === 0) return DEFAULT_LIMIT;
	if (Number.isInteger(limit) && limit >= 1) return limit;
	const advice = 'Use a whole number from 1 up, or Return All.';
	throw rejectionOf(LIMIT, { problem: 'is not a number of tasks', advice }, given);
}
