import { MAX_DEPTH } from './list';

/** White space, control and format characters, and fillers that fonts draw as nothing. */
const INVISIBLE = /^[\s\p{C}\p{Z}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/**
 * Whether a value leaves its field as it is: undefined, null, an empty list, or text in which nothing can
 * be seen. Such values come from empty cells, missing properties and typos in expressions.
 */
export function isBlank(value: unknown, depth = 0): boolean {
	if (typeof value === 'string') return INVISIBLE.test(value);
	if (Array.isArray(value)) {
		return depth < MAX_DEPTH && value.every((each) => isBlank(each, depth + 1));
	}
	return value === undefined || value === null;
}
