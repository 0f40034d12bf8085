// Whether a run goes on, by how many of its items got through.
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { isEndOfRun } from '../../lemlist/policy/decide';

/** One item on its way. Call one of the two once; neither if the item was only read, or stopped. */
export interface ItemAttempt {
	succeeded(): void;
	/** Returns whether the error ends the run: nothing that is sent after it would succeed. */
	failed(error: LemlistError): boolean;
}

/** Keeps what the policy has to know of a run to decide whether a failed item ends it. */
export class RunHealth {
	/** Items to which lemlist replied. A rejection that is about the item alone counts as well. */
	private itemsThrough = 0;
	private consecutiveFailures = 0;

	/** @param repeatable whether the run's requests may arrive twice */
	constructor(private readonly repeatable: boolean) {}

	/** Call it before an item is sent. */
	begin(): ItemAttempt {
		const throughBefore = this.itemsThrough;
		return {
			succeeded: () => this.countAsThrough(),
			failed: (error) => {
				if (error.endsRun !== 'no') this.consecutiveFailures++;
				else if (error.httpStatus !== null) this.countAsThrough();
				return isEndOfRun(error.endsRun, {
					consecutiveFailures: this.consecutiveFailures,
					successInRun: this.itemsThrough > 0,
					successSinceItemStarted: this.itemsThrough > throughBefore,
					repeatable: this.repeatable,
				});
			},
		};
	}

	private countAsThrough(): void {
		this.itemsThrough++;
		this.consecutiveFailures = 0;
	}
}
