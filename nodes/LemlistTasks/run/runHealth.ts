import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { isEndOfRun } from '../../lemlist/policy/decide';

/** One item on its way. Call one of the two when it is known what came of it. */
export interface ItemAttempt {
	succeeded(): void;
	/** Returns whether the error ends the run: nothing that is sent after it would succeed. */
	failed(error: LemlistError): boolean;
}

/** Keeps what the policy has to know of a run to decide whether a failed item ends it. */
export class RunHealth {
	/** Items to which lemlist replied, be it with a rejection that is about the item alone. */
	private successes = 0;
	private failuresInRow = 0;

	/** @param repeatable whether the run's requests may arrive twice */
	constructor(private readonly repeatable: boolean) {}

	/** Call it before an item is sent. */
	begin(): ItemAttempt {
		const successesBefore = this.successes;
		return {
			succeeded: () => this.succeeded(),
			failed: (error) => {
				if (error.endsRun !== 'no') this.failuresInRow++;
				else if (error.httpStatus !== null) this.succeeded();
				return isEndOfRun(error.endsRun, {
					failuresInRow: this.failuresInRow,
					successInRun: this.successes > 0,
					successSinceItemStarted: this.successes > successesBefore,
					repeatable: this.repeatable,
				});
			},
		};
	}

	private succeeded(): void {
		this.successes++;
		this.failuresInRow = 0;
	}
}
