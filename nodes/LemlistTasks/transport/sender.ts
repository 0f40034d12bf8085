// One request, sent in its turn, and again if that is worth it, until there is a final answer.
import type { Clock } from './clock';
import { retryAfterMs } from './headers';
import type { LimitSettings } from './rateLimiter';
import { RateLimiter } from './rateLimiter';
import type { Reply } from './reply';
import type { Worth } from './retryPolicy';
import { mayPass, Retries, worthByStatus } from './retryPolicy';

/** How it ended. `attempts` = requests sent; `waitedMs` = time spent waiting for leave to send. */
export type Outcome =
	/** The last answer, whatever its status; a 429 only if the key got nothing through for 5 minutes. */
	| { kind: 'answered'; reply: Reply; attempts: number; waitedMs: number }
	/** No answer: transport errors until patience ended, or one that no retry can mend. */
	| { kind: 'unanswered'; error: Error; attempts: number; waitedMs: number }
	/** Aborted before a final answer; with 0 attempts nothing was ever sent. */
	| { kind: 'stopped'; attempts: number; waitedMs: number };

export interface SendOptions {
	/** No attempt starts after its abort. */
	signal?: AbortSignal | undefined;
	/** Most requests per window of this caller and all others with the same or a lower cap. */
	maxPerWindow?: number | undefined;
	/**
	 * What an answer other than a 429 deserves; by default its status decides. `fewTimes` is about
	 * that item alone, so it does not count towards the pause of the whole key.
	 */
	worthRetrying?: ((reply: Reply) => Worth) | undefined;
}

/** After so many failures in a row, of any items, the whole key pauses. */
const FAILURES_BEFORE_PAUSE = 5;
const LONGEST_PAUSE_MS = 15_000;
/** A key that gets nothing but 429s for so long is given up. */
const STALLED_MS = 300_000;
/** Longest sleep, so that a cancel is noticed soon. */
const NAP_MS = 250;

/** Sends the requests of one API key. */
export class Sender {
	private readonly limiter: RateLimiter;
	private failuresInRow = 0;
	private rejectedSince: number | undefined;

	constructor(
		private readonly clock: Clock,
		settings?: Partial<LimitSettings>,
	) {
		this.limiter = new RateLimiter(clock, settings);
	}

	/**
	 * Calls `attempt` as often as it takes; it resolves to any HTTP answer, or rejects when there is
	 * none. Never rejects itself for that; see `Outcome`.
	 */
	async send(attempt: () => Promise<Reply>, options: SendOptions = {}): Promise<Outcome> {
		const { signal, maxPerWindow = Infinity, worthRetrying = worthByStatus } = options;
		const retries = new Retries();
		let attempts = 0;
		let waitedMs = 0;

		for (;;) {
			const askedAt = this.clock.now();
			const permit = await this.limiter.acquire(maxPerWindow, signal);
			waitedMs += this.clock.now() - askedAt;
			if (permit === undefined || signal?.aborted) return { kind: 'stopped', attempts, waitedMs };

			attempts++;
			let outcome: Outcome;
			let worth: Worth;
			try {
				const reply = await attempt();
				this.limiter.ended(permit, reply);
				outcome = { kind: 'answered', reply, attempts, waitedMs };
				if (reply.statusCode === 429) {
					if (this.isStalled()) return outcome;
					continue; // not a failure: it waits for its turn again
				}
				this.rejectedSince = undefined;
				worth = worthRetrying(reply);
				if (worth === 'patiently') this.failed(reply);
				else this.failuresInRow = 0;
			} catch (thrown) {
				this.limiter.ended(permit);
				if (signal?.aborted) return { kind: 'stopped', attempts, waitedMs };
				const error = thrown instanceof Error ? thrown : new Error(String(thrown));
				outcome = { kind: 'unanswered', error, attempts, waitedMs };
				worth = mayPass(error) ? 'patiently' : 'no';
				if (worth === 'patiently') this.failed();
			}

			const waitMs = retries.waitMs(worth, this.clock.now(), this.clock.random());
			if (waitMs === undefined) return outcome;
			await this.pause(waitMs, signal);
		}
	}

	/** Whether this key has had nothing but 429s for too long. */
	private isStalled(): boolean {
		this.rejectedSince ??= this.clock.now();
		return this.clock.now() - this.rejectedSince > STALLED_MS;
	}

	/** During an outage the whole key pauses, so that waiting items do not use up their patience. */
	private failed(reply?: Reply): void {
		this.failuresInRow++;
		if (reply?.statusCode === 503) this.limiter.close(retryAfterMs(reply.headers) ?? 0);
		if (this.failuresInRow >= FAILURES_BEFORE_PAUSE) {
			this.limiter.close((0.5 + 0.5 * this.clock.random()) * LONGEST_PAUSE_MS);
		}
	}

	/** Sleeps, and wakes up soon after an abort. */
	private async pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
		const end = this.clock.now() + ms;
		while (!signal?.aborted && this.clock.now() < end) {
			await this.clock.sleep(Math.min(NAP_MS, end - this.clock.now()));
		}
	}
}
