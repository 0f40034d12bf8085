/**
 * Why a value cannot be sent. Both texts end up in one message:
 * `'Due Date' <problem>: <the value>. <advice>`.
 */
export interface Rejection {
	/** What is wrong, as a verb phrase: "is not a date". */
	problem: string;
	/** What to do about it, as a sentence. */
	advice: string;
	/** For workflows to branch on. `INVALID_VALUE` if left out. */
	code?: string;
	/** The problem in two or three words, to count such values. "unreadable value" if left out. */
	reason?: string;
	/** The part of the value that is at fault, if it is not the whole. */
	culprit?: unknown;
}

/** A value as lemlist wants it; undefined if it is blank, and the field is left as it is. */
export interface Understood<T> {
	value: T;
	/**
	 * What is odd about a value that is sent all the same, as a verb phrase without the value: "is more than
	 * a year in the past". It belongs into the hint of the run: `'Due Date' <notice>`.
	 */
	notice?: string;
}

/** What a reader in this folder returns; none of them throws. */
export type Reading<T> = Understood<T> | Rejection;

/** Whether a reader rejected the value. */
export const isRejected = <T>(reading: Reading<T>): reading is Rejection => 'problem' in reading;
