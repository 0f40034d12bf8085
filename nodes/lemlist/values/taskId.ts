import { idReader, idsIn } from './ids';
import type { Reading } from './reading';

const PREFIXES = ['opp_'];

const PROBLEM = 'is not a task ID';
const ADVICE =
	'Use the ID of one task, such as opp_A1B2C3D4E5F6G7H8I, or a lemlist URL that holds it.';

const toOptionalTaskId = idReader(PROBLEM, { advice: ADVICE, prefixes: PREFIXES });

/** Reads a task's ID (`opp_…`), or the one in a URL. Every item needs one, so a blank is rejected. */
export function toTaskId(given: unknown): Reading<string> {
	const reading = toOptionalTaskId(given);
	if (!('value' in reading)) return reading;
	const { value } = reading;
	return value === undefined ? { problem: PROBLEM, advice: ADVICE } : { value };
}

/** The first task ID in a text, if there is one. */
export const taskIdIn = (text: string): string | undefined => idsIn(text, PREFIXES)[0];
