import { LemlistError } from '../../lemlist/errors/lemlistError';

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
	async of<T>(read: () => T | Promise<T>): Promise<T | undefined> {
		const reading = (async () => await read())();
		return await reading.catch((error: unknown) => this.keep(error));
	}

	private keep(error: unknown): undefined {
		if (!isInvalidValue(error)) throw error;
		// What cannot be evaluated is empty for its reader, which is no second fault.
		if (!this.found.some((other) => nameIn(other) === nameIn(error))) this.found.push(error);
	}

	/** @throws LemlistError with all faults in its message; field and code are those of the first */
	throwIfAny(): void {
		const [first, ...others] = this.found;
		if (!first) return;
		const last = this.found.at(-1)!;
		const earlier = this.found.slice(0, -1).map(({ message }) => message.replace(/\.?$/, '.'));
		throw others.length === 0
			? first
			: first.with({ what: [...earlier, last.what].join(' '), advice: last.advice });
	}
}

/** The parameter at fault: n8n names one inside a collection by its path. */
const nameIn = ({ field }: LemlistError): string | undefined => field?.split('.').at(-1);

/** Whether the error is about a value of the row, for which nothing was sent. */
export const isInvalidValue = (error: unknown): error is LemlistError =>
	error instanceof LemlistError && error.httpStatus === null && error.field !== null;
