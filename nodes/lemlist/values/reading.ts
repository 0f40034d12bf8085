/** A value in the form in which lemlist wants it. */
export interface Understood<T> {
	value: T;
}

/**
 * A value that no lemlist field can take. Both texts end up in one message:
 * `'Due Date' <problem>: <the value>. <advice>`.
 */
export interface Refused {
	/** What is wrong, as a verb phrase: "is not a date". */
	problem: string;
	/** What to do about it, as a sentence. */
	advice: string;
	/** For workflows to branch on. Without one it is `INVALID_VALUE`. */
	code?: string;
	/** The part of the value that is at fault, where it is not the whole. */
	culprit?: unknown;
}

/** What a converter in `values/` gives: it never throws. */
export type Reading<T> = Understood<T> | Refused;

/** Tells the two apart. */
export const isRefused = <T>(reading: Reading<T>): reading is Refused => 'problem' in reading;
