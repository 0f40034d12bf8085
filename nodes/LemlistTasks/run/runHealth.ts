import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { isEndOfRun } from '../../lemlist/policy/decide';

/** One item on its way. Call one of the two when it is known what came of it. A row that was only read calls neither. */
export interface ItemAttempt {
	succeeded(): void;
	/** Returns whether the error ends the run: nothing that is sent after it would succeed. */
	failed(error: LemlistError): boolean;
}

/** Keeps what the policy has to know of a run to decide whether a failed item ends it. */
export class RunHealth {
	/** Items to which lemlist replied, be it with a rejection that is about the item alone. */
	private itemsThrough = 0;
	private failuresInRow = 0;

	/** @param repeatable whether the run's requests may arrive twice */
	constructor(private readonly repeatable: boolean) {}

	/** Call it before an item is sent. */
	begin(): ItemAttempt {
		const throughBefore = this.itemsThrough;
		return {
			succeeded: () => this.countAsThrough(),
			failed: (error) => {
				if (error.endsRun !== 'no') this.failuresInRow++;
				else if (error.httpStatus !== null) this.countAsThrough();
				return isEndOfRun(error.endsRun, {
					failuresInRow: this.failuresInRow,
					successInRun: this.itemsThrough > 0,
					successSinceItemStarted: this.itemsThrough > throughBefore,
					repeatable: this.repeatable,
				});
			},
		};
	}

	private countAsThrough(): void {
		this.itemsThrough++;
		this.failuresInRow = 0;
	}
}
