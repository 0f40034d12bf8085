import type { Clock } from '../../lemlist/clock';

/** Measures the time during which at least one thing was under way. */
export class Stopwatch {
	private underWay = 0;

	private startedAt = 0;

	private total = 0;

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/** Starts one; call what it returns when that one ends. Calling it again does nothing. */
	start(): () => void {
		if (this.underWay++ === 0) this.startedAt = this.clock.now();
		let hasEnded = false;
		return () => {
			if (hasEnded) return;
			hasEnded = true;
			if (--this.underWay === 0) this.total += this.clock.now() - this.startedAt;
		};
	}

	/** Milliseconds so far, without what is still under way. */
	get ms(): number {
		return this.total;
	}
}
