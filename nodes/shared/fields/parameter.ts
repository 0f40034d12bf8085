import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Rejection } from '../../lemlist/values/reading';

/** The parameter that a value came from. */
export interface Parameter {
	/** As the node's description names it, such as `dueDate`. */
	name: string;
	/** As the panel shows it, such as `Due Date`. */
	displayName: string;
}

/** Max characters of a value that a message shows. */
const MAX_SHOWN = 120;

/** What is added to the message of an item that was not sent. */
export const NOTHING_SENT = 'Nothing was sent for this item.';

/** The error for a value that is rejected before any request. */
export function rejectionOf(
	{ name, displayName }: Parameter,
	{ problem, advice, code = 'INVALID_VALUE', reason = 'unreadable value', culprit }: Rejection,
	value?: unknown,
): LemlistError {
	const atFault = culprit ?? value;
	const shown = atFault === undefined ? '' : `: ${show(atFault)}`;
	return new LemlistError(`'${displayName}' ${problem}${shown}`, {
		code,
		reason,
		advice,
		description: NOTHING_SENT,
		field: name,
	});
}

function show(value: unknown): string {
	const text = spellingOf(value);
	return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function spellingOf(value: unknown): string {
	try {
		const json = JSON.stringify(value) as string | undefined;
		// JSON has no way to write some values, such as an invalid date or NaN.
		return json === undefined || json === 'null' ? String(value) : json;
	} catch {
		// It contains itself, is a BigInt, or throws when it is read.
		return typeof value === 'bigint' ? String(value) : `a value of type ${typeof value}`;
	}
}
