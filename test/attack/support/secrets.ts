import { inspect } from 'node:util';

/** Spellings of an API key, by the words that stand for them in a fault. */
export interface Secrets {
	KEY: string;
	/** As HTTP's Basic auth has it, after a colon. */
	BASE64: string;
	/** Without the colon. */
	PLAIN64: string;
}

/** An API key of the form that lemlist's have: it could pass for a code. */
export const keyOf = (number: number): string => `c0ffee5ec4e7${String(number).padStart(20, '0')}`;

/** The spellings of a key. */
export const secretsOf = (key: string): Secrets => ({
	KEY: key,
	BASE64: btoa(`:${key}`),
	PLAIN64: btoa(key),
});

/** What is left of Base64 if its padding is cut off. */
const withoutPadding = (text: string): string => text.replace(/=+$/, '');

/** The spellings of a key in any part of a value, including the stack and the cause of errors. */
export function leakedIn(value: unknown, key: string): string[] {
	const shown = inspect(value, { depth: Infinity, maxArrayLength: null, maxStringLength: null });
	return Object.values<string>({ ...secretsOf(key) })
		.map(withoutPadding)
		.filter((secret) => shown.toLowerCase().includes(secret.toLowerCase()));
}
