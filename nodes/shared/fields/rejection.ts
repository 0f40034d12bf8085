// Errors for values of a row that are rejected before anything is sent.
import { beginningOf } from '../../lemlist/beginningOf';
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
	const which = atFault === undefined ? '' : `: ${shown(atFault)}`;
	return new LemlistError(`'${displayName}' ${problem}${which}`, {
		code,
		reason,
		advice,
		description: NOTHING_SENT,
		field: name,
	});
}

/** A value as messages show it: as JSON, and cut if it is long. */
export function shown(value: unknown): string {
	const text = spellingOf(value);
	return text.length > MAX_SHOWN ? `${beginningOf(text, MAX_SHOWN)}…` : text;
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
		if (typeof part === 'string') return beginningOf(part, MAX_SHOWN + 2);
		return Array.isArray(part) ? part.slice(0, MAX_SHOWN + 1) : part;
	};
}

/** The code of a value that is blank although it is required. */
export const MISSING_VALUE = 'MISSING_VALUE';

/**
 * Collects the faults of a row, so that all of them are reported at once: repairing a sheet takes one
 * run then, not one for each fault.
 */
export class Faults {
	private readonly found: LemlistError[] = [];

	/**
	 * Reads something of the row.
	 * @returns undefined if it is at fault
	 * @throws what is not the row's own, such as a look-up that lemlist does not answer
	 */
	async collect<T>(read: () => T | Promise<T>): Promise<T | undefined> {
		const reading = (async () => await read())();
		return await reading.catch((error: unknown) => this.keep(error));
	}

	private keep(error: unknown): undefined {
		if (!isInvalidValue(error)) throw error;
		this.add(error);
	}

	/** Adds a fault. */
	add(fault: LemlistError): void {
		// A value that cannot be evaluated is empty for its reader: that is no second fault.
		const isKnown =
			fault.code === MISSING_VALUE &&
			this.found.some(
				(other) => other.code === 'UNREADABLE_PARAMETER' && nameIn(other) === nameIn(fault),
			);
		if (!isKnown) this.found.push(fault);
	}

	/** @throws LemlistError with all faults in its message; field and code are those of the first */
	throwIfAny(): void {
		const [first] = this.found;
		const last = this.found.at(-1);
		if (!first || !last) return;
		if (first === last) throw first;
		const earlier = this.found.slice(0, -1).map(({ message }) => message.replace(/\.?$/, '.'));
		// `with` adds the advice of the last one to the message.
		throw first.with({ what: [...earlier, last.what].join(' '), advice: last.advice });
	}
}

/** The parameter at fault: n8n names one inside a collection by its path. */
const nameIn = ({ field }: LemlistError): string | undefined => field?.split('.').at(-1);

/** Whether the error is about a value of the row, for which nothing was sent. */
export const isInvalidValue = (error: unknown): error is LemlistError =>
	error instanceof LemlistError && error.httpStatus === null && error.field !== null;
