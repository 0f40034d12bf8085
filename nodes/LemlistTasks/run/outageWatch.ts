import type { LemlistError } from '../../lemlist/errors/lemlistError';

/**
 * Decides whether a failed item ends the run. If it failed as any item might, and no other item of the
 * run got a reply meanwhile, it is an outage: the rest would fare no better.
 */
export class OutageWatch {
	private replies = 0;
	private failuresInRow = 0;

	/**
	 * @param enough failures in a row that make an outage: one if each item is tried for minutes, more
	 * if each is tried once
	 */
	constructor(private readonly enough: number) {}

	/**
	 * Call it before an item is sent, and what it returns with the item's error: that says whether the
	 * error ends the run.
	 */
	start(): (error: LemlistError | undefined) => boolean {
		const repliesBefore = this.replies;
		return (error) => {
			if (!error?.mayBeOutage) {
				const cameFromLemlist = error === undefined || error.httpStatus !== null;
				if (cameFromLemlist) {
					this.replies++;
					this.failuresInRow = 0;
				}
				return error?.endsRun === 'yes';
			}
			this.failuresInRow++;
			const enough = Math.max(this.enough, error.endsRun === 'after 10 in a row' ? 10 : 1);
			return this.replies === repliesBefore && this.failuresInRow >= enough;
		};
	}
}
