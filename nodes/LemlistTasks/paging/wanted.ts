import type { IExecutePaginationFunctions } from 'n8n-workflow';
import { refusal } from '../request/refuse';
import { isBlank } from '../request/values/blank';

const LIMIT = { name: 'limit', label: 'Limit' };
const DEFAULT_LIMIT = 50;

/**
 * Most tasks that an item wants, by Return All and Limit; Infinity for all of them.
 * @throws NodeOperationError for a limit that is no number from 1 up
 */
export function wantedBy(context: IExecutePaginationFunctions): number {
	if (isOn(context.getNodeParameter('returnAll', false))) return Infinity;
	const given: unknown = context.getNodeParameter(LIMIT.name, DEFAULT_LIMIT);
	if (isBlank(given)) return DEFAULT_LIMIT;
	const limit = Number(given);
	if (Number.isInteger(limit) && limit >= 1) return limit;
	const advice = 'Use a whole number from 1 up, or Return All.';
	throw refusal(context, LIMIT, { problem: 'is not a number of tasks', advice }, given);
}

/** A switch that is on; an AI agent may send it as text. */
export const isOn = (value: unknown): boolean => value === true || value === 'true';
