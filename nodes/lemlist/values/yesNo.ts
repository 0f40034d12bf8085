import { isRejected, reader } from './reader';
import type { Reading } from './reader';
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

/** The words for its two sides, such as done and reopen. */
interface SwitchWords {
	on: string;
	off: string;
	/** More words for on, such as those of other services. */
	alsoOn?: readonly string[];
}

/**
 * Reads a switch that does something when it is off as well. Only the word for off switches it off: an
 * unticked cell of a sheet, or the false that a model sends by default, leaves it as it is (undefined).
 */
export const toSwitch = ({ on, off, alsoOn = [] }: SwitchWords) =>
	reader(
		{
			otherwise: {
				problem: `is neither ${on} nor ${off}`,
				advice: `Use ${on} (or true, yes, 1, x) or ${off}. Blank, false, no and 0 are ignored.`,
			},
		},
		(value): Reading<boolean | undefined> | undefined => {
			const word = wordOf(value);
			if (word === on || alsoOn.includes(word)) return { value: true };
			if (word === off) return { value: false };
			const reading = toYesNo(value);
			return isRejected(reading) ? undefined : { value: reading.value || undefined };
		},
	);
