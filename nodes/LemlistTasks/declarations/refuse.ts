import type { IExecuteSingleFunctions, NodeOperationError } from 'n8n-workflow';
import { codedError } from '../../shared/codedError';
import type { Refused } from '../../lemlist/values/reading';

/** The parameter that a value came from. */
export interface Parameter {
	/** As the node's description names it, such as `dueDate`. */
	name: string;
	/** As the panel shows it, such as `Due Date`. */
	label: string;
}

/** Longest piece of a value that is shown in a message. */
const MAX_SHOWN = 120;

/**
 * The error for a value that is refused before any request. `context` carries `code` and `field`
 * for the item's error (response/failure.ts); the message alone tells item, parameter and value,
 * since an AI agent sees nothing else.
 */
export function refusal(
	context: IExecuteSingleFunctions,
	parameter: Parameter,
	refused: Refused,
	value?: unknown,
): NodeOperationError {
	const culprit = refused.culprit ?? value;
	const shown = culprit === undefined ? '' : `: ${show(culprit)}`;
	const itemIndex = context.getItemIndex();
	const message = `'${parameter.label}' ${refused.problem}${shown}. ${refused.advice} [item ${itemIndex}]`;
	const details = { code: refused.code ?? 'INVALID_VALUE', field: parameter.name };
	return codedError(context.getNode(), message, refused.advice, details, itemIndex);
}

function show(value: unknown): string {
	const json = JSON.stringify(value) as string | undefined;
	// What JSON cannot tell, such as an invalid date or NaN.
	const text = json === undefined || json === 'null' ? String(value) : json;
	return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
