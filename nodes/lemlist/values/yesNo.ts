import { reader } from './reader';
import { wordOf } from './words';

/** Of sheets in several languages, forms and exports; ticks as people type them. */
const YES = new Set([
	...['true', 'yes', 'y', '1', 'x', 'on', 'checked', '✓', '✔', '☑', '✅'],
	...['wahr', 'vrai', 'verdadero', 'vero', 'verdadeiro', 'waar'],
]);
const NO = new Set([
	...['false', 'no', 'n', '0', 'off', 'unchecked', '☐', '✗', '✘', '❌'],
	...['falsch', 'faux', 'falso', 'onwaar'],
]);

/** Reads true, "yes", "1", "x" (a ticked cell) and their opposites, in any case. */
export const toYesNo = reader(
	{
		otherwise: {
			problem: 'is neither yes nor no',
			advice: 'Use true or false (yes, no, 1, 0 and x work as well).',
		},
	},
	(value) => {
		const word = wordOf(value);
		if (YES.has(word)) return { value: true };
		return NO.has(word) ? { value: false } : undefined;
	},
);
