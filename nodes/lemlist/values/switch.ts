import type { Reading } from './reading';
import { isRejected } from './reading';
import { toYesNo } from './yesNo';

/** The words for its two sides, such as done and reopen. */
export interface SwitchWords {
	on: string;
	off: string;
}

/**
 * Reads a switch that does something when it is off as well. Only the word for off switches it off: an
 * unticked cell of a sheet, or the false that a model sends by default, leaves it as it is (undefined).
 */
export const toSwitch =
	({ on, off }: SwitchWords) =>
	(given: unknown): Reading<boolean | undefined> => {
		const word = typeof given === 'string' ? given.trim().toLowerCase() : '';
		if (word === on) return { value: true };
		if (word === off) return { value: false };
		const reading = toYesNo(given);
		if (!isRejected(reading)) return { value: reading.value || undefined };
		return {
			problem: `is neither ${on} nor ${off}`,
			advice: `Use ${on} (or true, yes, 1, x) or ${off}. Blank, false, no and 0 are ignored.`,
		};
	};
