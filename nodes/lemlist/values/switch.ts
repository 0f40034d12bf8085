import { isRejected, reader } from './reader';
import type { Reading } from './reader';
import { wordOf } from './words';
import { toYesNo } from './yesNo';

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
