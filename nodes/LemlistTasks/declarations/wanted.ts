import type { IExecutePaginationFunctions } from 'n8n-workflow';
import { isFromModel } from './fromModel';
import type { Parameter } from './refuse';
import { refusal } from './refuse';
import { isRefused } from '../../lemlist/values/reading';
import { isBlank } from '../../lemlist/values/blank';
import { toYesNo } from '../../lemlist/values/yesNo';

const LIMIT = { name: 'limit', label: 'Limit' };
const DEFAULT_LIMIT = 50;

/**
 * Most tasks that an item wants, by Return All and Limit; Infinity for all of them.
 * @throws NodeOperationError for a limit that is no number from 1 up
 */
export function wantedBy(context: IExecutePaginationFunctions): number {
	if (isOn(context, { name: 'returnAll', label: 'Return All' })) return Infinity;
	const given: unknown = context.getNodeParameter(LIMIT.name, DEFAULT_LIMIT);
	const limit = Number(given);
	// A model sends 0 for a number that it does not care about.
	const isUnsaid = isBlank(given) || (limit === 0 && isFromModel(context.getNode(), LIMIT.name));
	if (isUnsaid) return DEFAULT_LIMIT;
	if (Number.isInteger(limit) && limit >= 1) return limit;
	const advice = 'Use a whole number from 1 up, or Return All.';
	throw refusal(context, LIMIT, { problem: 'is not a number of tasks', advice }, given);
}

/**
 * Whether a switch is on. An expression or an AI agent may give it as text; blank is off.
 * @throws NodeOperationError for what is neither yes nor no
 */
export function isOn(context: IExecutePaginationFunctions, parameter: Parameter): boolean {
	const given: unknown = context.getNodeParameter(parameter.name, false);
	if (isBlank(given)) return false;
	const reading = toYesNo(given);
	if (isRefused(reading)) throw refusal(context, parameter, reading, given);
	return reading.value;
}
