import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Rejection } from '../../lemlist/values/reader';

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
		const json = JSON.stringify(value, shortener()) as string | undefined;
		// JSON has no way to write some values, such as an invalid date or NaN.
		return json === undefined || json === 'null' ? String(value) : json;
	} catch {
		// It contains itself, is a BigInt, throws when it is read, or is too large.
		return typeof value === 'bigint' ? String(value) : `a value of type ${typeof value}`;
	}
}

/** Max parts of an object that are written; more are no help to anybody, and take their time. */
const MAX_PARTS = 1_000;

/** A replacer for JSON that cuts long texts and lists, and throws for what has too many parts. */
function shortener(): (key: string, part: unknown) => unknown {
	let parts = 0;
	return (_, part) => {
		if (++parts > MAX_PARTS) throw new RangeError('too large to show');
		return typeof part === 'string' || Array.isArray(part) ? part.slice(0, MAX_SHOWN + 1) : part;
	};
}
