// Does a Base URL pause? While it fails, requests to it pause longer and longer. After each pause one goes
// alone: a reply to it lets all others go, a failure begins the next pause. After minutes without a reply,
// requests that come during a pause fail at once.
//
// | State   | `pausedAt`        | `outage.at`        | What ends it                           |
// | ------- | ----------------- | ------------------ | -------------------------------------- |
// | Running | undefined         | -Infinity          | Failures in a row: it pauses           |
// | Pausing | When that began   | End of the pause   | Its time: one request goes, it tries   |
// | Trying  | The same          | 20 s after it went | A reply: it runs; a failure: it pauses |
//
// If a request that tries has no reply within 20 s, the next one tries.
import type { Turn } from './waits';
import { latest } from './waits';

/** When a Base URL pauses. */
export interface PauseRule {
	/** Failures in a row, of any requests to it. */
	consecutiveFailures: number;
	/** The first pause, in ms. The next one is twice as long, and so on, … */
	firstMs: number;
	/** … up to this long. */
	maxMs: number;
	/** After this long without a reply, requests that come during a pause fail at once, in ms. */
	giveUpAfterMs: number;
}

/** A pause is up to this part of it shorter or longer, so that processes do not come back together. */
const SPREAD = 0.25;
/** How long the others wait for a reply to the request that goes alone, in ms. */
const ALONE_MS = 20_000;

/** The pauses of one Base URL. All times are in ms on the limiter's clock. */
export class CircuitBreaker {
	private consecutiveFailures = 0;
	private pauseMs = 0;
	/** When the last pause began; undefined if there was none since the last reply. */
	private pausedAt: number | undefined;
	/** From when on requests that come during a pause fail at once. */
	private giveUpAt = Infinity;
	private lastFailedAt = -Infinity;
	/** Whether a request is under way alone. */
	private isTrying = false;
	private outage: Turn = { at: -Infinity, reason: 'outage' };
	private retryAfter: Turn = { at: -Infinity, reason: 'retryAfter' };

	/** When the next request may go. */
	get next(): Turn {
		return latest(this.outage, this.retryAfter);
	}

	/** Whether it pauses, and there was no reply for so long that requests need not wait for the end of the pause. */
	isGivenUp(now: number): boolean {
		return now < this.outage.at && !this.isTrying && now >= this.giveUpAt;
	}

	/** Records that a request goes. After a pause it goes alone. */
	sent(now: number): void {
		if (this.pausedAt === undefined) return;
		this.isTrying = true;
		this.outage.at = now + ALONE_MS;
	}

	/**
	 * Records a failure that an outage may be the cause of.
	 * @param random from 0 up to, not including, 1
	 */
	failed(sentAt: number, now: number, rule: PauseRule, random: number): void {
		// What was sent before the pause tells nothing new: a burst that fails is one event.
		if (sentAt < (this.pausedAt ?? -Infinity)) return;
		const { firstMs, maxMs, giveUpAfterMs } = rule;
		// If nothing failed for so long, nothing was sent: the time counts anew, but the pauses go on.
		const isAnotherOutage = now - this.lastFailedAt > giveUpAfterMs;
		this.lastFailedAt = now;
		this.isTrying = false;
		this.consecutiveFailures++;
		if (this.consecutiveFailures === 1 || isAnotherOutage) this.giveUpAt = now + giveUpAfterMs;
		if (this.consecutiveFailures < rule.consecutiveFailures) return;
		this.pausedAt = now;
		this.pauseMs = Math.min(maxMs, 2 * this.pauseMs || firstMs);
		this.outage.at = now + this.pauseMs * (1 - SPREAD + 2 * SPREAD * random);
	}

	/** Records a request whose end says nothing. If it was alone, the next one goes in its place. */
	inconclusive(sentAt: number, now: number): void {
		if (this.pausedAt === undefined || sentAt < this.pausedAt) return;
		this.isTrying = false;
		this.outage.at = now;
	}

	/** Records a reply that is no such failure. */
	replied(): void {
		this.consecutiveFailures = 0;
		this.pauseMs = 0;
		this.pausedAt = undefined;
		this.isTrying = false;
		this.outage.at = -Infinity;
	}

	/** Pauses until a time, as a reply has asked. */
	pauseUntil(at: number): void {
		this.retryAfter = latest(this.retryAfter, { at, reason: 'retryAfter' });
	}
}
