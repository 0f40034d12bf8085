import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { isEndOfRun } from '../../lemlist/policy/decide';

/** Keeps what the policy has to know of a run to decide whether a failed item ends it. */
export class EndOfRun {
	/** Items to which lemlist replied, be it with a rejection that is about the item alone. */
	private through = 0;
	private failuresInRow = 0;

	/** @param repeatable whether the run's requests may arrive twice */
	constructor(private readonly repeatable: boolean) {}

	/**
	 * Call it before an item is sent, and what it returns with the item's error: that says whether the
	 * error ends the run.
	 */
	start(): (error: LemlistError | undefined) => boolean {
		const throughBefore = this.through;
		return (error) => {
			if (error && error.endsRun !== 'no') {
				this.failuresInRow++;
			} else if (!error || error.httpStatus !== null) {
				this.through++;
				this.failuresInRow = 0;
			}
			const history = {
				inRow: this.failuresInRow,
				throughInRun: this.through > 0,
				throughMeanwhile: this.through > throughBefore,
				repeatable: this.repeatable,
			};
			return error !== undefined && isEndOfRun(error.endsRun, history);
		};
	}
}
