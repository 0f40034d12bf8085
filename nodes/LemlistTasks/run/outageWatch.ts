import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { isEndOfRun } from '../../lemlist/policy/decide';

/** Keeps what the policy has to know of a run to decide whether a failed item ends it. */
export class OutageWatch {
	private replies = 0;
	private failuresInRow = 0;

	/** @param repeatable whether the run's requests may arrive twice */
	constructor(private readonly repeatable: boolean) {}

	/**
	 * Call it before an item is sent, and what it returns with the item's error: that says whether the
	 * error ends the run.
	 */
	start(): (error: LemlistError | undefined) => boolean {
		const repliesBefore = this.replies;
		return (error) => {
			if (error?.mayPass) {
				this.failuresInRow++;
			} else if (!error || error.httpStatus !== null) {
				this.replies++;
				this.failuresInRow = 0;
			}
			const { failuresInRow: inRow, repeatable } = this;
			const gotThrough = this.replies > repliesBefore;
			return error !== undefined && isEndOfRun(error.endsRun, { inRow, gotThrough, repeatable });
		};
	}
}
