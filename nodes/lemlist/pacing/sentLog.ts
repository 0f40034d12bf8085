// What was sent, for as long as the server may count it.

/** A request that was sent. Times are in ms on the limiter's clock. */
export interface SentRequest {
	readonly sentAt: number;
	/** It counts from here on: when it was sent, or when the last of its burst left. */
	countsFrom: number;
	/** The last of a burst, held back to see whether its place is still free late in the window. */
	readonly isProbe: boolean;
}

/** Requests that are sent within this time of each other are one burst, in ms. */
const BURST_MS = 10;
/** How long one is kept, in ms: three of lemlist's windows. */
const KEPT_MS = 6_000;

/** The requests of the last windows, oldest first. */
export class SentLog {
	private requests: SentRequest[] = [];

	add(request: SentRequest): void {
		while ((this.requests[0]?.sentAt ?? Infinity) < request.sentAt - KEPT_MS) this.requests.shift();
		this.requests.push(request);
	}

	get lastSentAt(): number {
		return this.requests.at(-1)?.sentAt ?? -Infinity;
	}

	/** From when the last `count` requests count, in ms; -Infinity if there are fewer, and for none. */
	lastCountFrom(count: number): number {
		return (count > 0 ? this.requests.at(-count)?.countsFrom : undefined) ?? -Infinity;
	}

	/** How many are from this time or later. */
	sentSince(from: number): number {
		return this.requests.filter(({ sentAt }) => sentAt >= from).length;
	}

	/** Notes when a request left. All of its burst counts from then on, so that bursts stay whole. */
	leftAt(now: number, { sentAt }: SentRequest): void {
		const burst = this.requests.filter((each) => Math.abs(each.sentAt - sentAt) <= BURST_MS);
		for (const request of burst) request.countsFrom = Math.max(request.countsFrom, now);
	}

	/** All count as sent at `now`. */
	gather(now: number): void {
		for (const request of this.requests) request.countsFrom = now;
	}
}
