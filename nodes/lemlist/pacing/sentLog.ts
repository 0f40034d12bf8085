// What was sent, for as long as the server may count it.

/** Permission to send one request, on the limiter's clock. */
export interface Permit {
	readonly sentAt: number;
	/** It counts from here on: when it was sent, or when the last of its burst left. */
	countsFrom: number;
	/** The cap of the caller that got it. */
	readonly cap: number;
	/** The last of a burst, held back to see whether its place is still free late in the window. */
	readonly isProbe: boolean;
}

/** Requests that are sent within this time of each other are one burst, in ms. */
const BURST_MS = 10;
/** How long a permit is kept, in ms: three of lemlist's windows. */
const KEPT_MS = 6_000;

/** The permits of the last windows, oldest first. */
export class SentLog {
	private permits: Permit[] = [];

	add(permit: Permit): void {
		while ((this.permits[0]?.sentAt ?? Infinity) < permit.sentAt - KEPT_MS) this.permits.shift();
		this.permits.push(permit);
	}

	get lastSentAt(): number {
		return this.permits.at(-1)?.sentAt ?? -Infinity;
	}

	/**
	 * From when the last `count` permits with this cap or a lower one count, in ms; -Infinity if there are
	 * fewer, and for none.
	 */
	lastCountFrom(count: number, cap = Infinity): number {
		const ofCap = cap === Infinity ? this.permits : this.permits.filter((each) => each.cap <= cap);
		return (count > 0 ? ofCap.at(-count)?.countsFrom : undefined) ?? -Infinity;
	}

	/** How many permits are from this time or later. */
	sentSince(from: number): number {
		return this.permits.filter(({ sentAt }) => sentAt >= from).length;
	}

	/** Notes when a request left. All of its burst counts from then on, so that bursts stay whole. */
	leftAt(now: number, { sentAt }: Permit): void {
		const burst = this.permits.filter((each) => Math.abs(each.sentAt - sentAt) <= BURST_MS);
		for (const permit of burst) permit.countsFrom = Math.max(permit.countsFrom, now);
	}

	/** All count as sent at `now`. */
	gather(now: number): void {
		for (const permit of this.permits) permit.countsFrom = now;
	}
}
