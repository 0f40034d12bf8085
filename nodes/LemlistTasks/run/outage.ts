import type { Failure } from '../../lemlist/errors/failure';

/**
 * Tells an outage from a fault of one item: where items were tried in vain and no other item of the
 * run got an answer meanwhile, the rest would fare no better, so the run ends.
 */
export class OutageWatch {
	private answered = 0;

	private failedInRow = 0;

	/**
	 * @param enough failures in a row that tell an outage: one where each item is tried for minutes,
	 * more where it is tried once
	 */
	constructor(private readonly enough: number) {}

	/** To be called before an item is sent; what it gives judges the item's failure. */
	start(): (failure: Failure | undefined) => Failure | undefined {
		const answeredBefore = this.answered;
		return (failure) => {
			if (failure?.isOutage) {
				this.failedInRow++;
				const isAlone = this.answered === answeredBefore;
				return isAlone && this.failedInRow >= this.enough ? { ...failure, endsRun: true } : failure;
			}
			const cameFromLemlist = failure === undefined || failure.httpStatus !== null;
			if (cameFromLemlist) {
				this.answered++;
				this.failedInRow = 0;
			}
			return failure;
		};
	}
}
