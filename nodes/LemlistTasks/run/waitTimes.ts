import type { Wait, WaitReason } from '../../lemlist/pacing/waits';

/** A time during which at least one request waited, in ms. */
interface Interval {
	from: number;
	to: number;
}

/** Sums up for how long requests of a run waited, by reason. Waits at the same time count once. */
export class WaitTimes {
	/** Apart from each other, in the order of time. */
	private readonly intervals = new Map<WaitReason, Interval[]>();

	/** Adds a wait. They come in the order in which they ended. */
	add({ reason, from, to }: Wait): void {
		const intervals = this.intervals.get(reason) ?? [];
		let start = from;
		while ((intervals.at(-1)?.to ?? -Infinity) >= start) {
			start = Math.min(start, intervals.pop()!.from);
		}
		intervals.push({ from: start, to });
		this.intervals.set(reason, intervals);
	}

	/** Milliseconds by reason, the longest first. */
	byReason(): Array<{ reason: WaitReason; ms: number }> {
		return [...this.intervals]
			.map(([reason, intervals]) => ({
				reason,
				ms: intervals.reduce((sum, { from, to }) => sum + to - from, 0),
			}))
			.sort((one, other) => other.ms - one.ms);
	}
}
