import type { Wait, WaitReason } from '../../lemlist/pacing/waits';

/** How long at least one request waited, by reason. */
export type Waits = ReadonlyArray<{ reason: WaitReason; ms: number }>;

/** A time during which at least one request waited, in ms. */
interface Interval {
	from: number;
	to: number;
}

/** Sums up how long the requests of a run waited, by reason. Waits at the same time count once. */
export class WaitTimes {
	/** Those of one reason do not overlap. */
	private readonly intervals = new Map<WaitReason, Interval[]>();

	/** Adds a wait, joined with those at the same time. */
	add({ reason, from, to }: Wait): void {
		const intervals = this.intervals.get(reason) ?? [];
		const isApart = (each: Interval) => each.to < from || each.from > to;
		const joined = [...intervals.filter((each) => !isApart(each)), { from, to }];
		const interval = {
			from: Math.min(...joined.map((each) => each.from)),
			to: Math.max(...joined.map((each) => each.to)),
		};
		this.intervals.set(reason, [...intervals.filter(isApart), interval]);
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
