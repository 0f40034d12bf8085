import type { Failure } from './failure';

/**
 * Tells an outage from a fault of one item: where an item was tried for minutes and no other item of
 * the run got an answer meanwhile, the rest would fare no better, so the run ends.
 */
export class OutageWatch {
	private answered = 0;

	/** To be called before an item is sent; what it gives judges the item's failure. */
	start(): (failure: Failure | undefined) => Failure | undefined {
		const answeredBefore = this.answered;
		return (failure) => {
			if (failure?.isOutage) {
				return this.answered === answeredBefore ? { ...failure, endsRun: true } : failure;
			}
			const cameFromLemlist = failure === undefined || failure.httpStatus !== null;
			if (cameFromLemlist) this.answered++;
			return failure;
		};
	}
}
