// One request, sent in its turn, and again if that is worth it, until there is a final answer.
import type { Clock } from '../clock';
import type { LimitSettings } from '../pacing/rateLimiter';
import { RateLimiter } from '../pacing/rateLimiter';
import type { Reply } from '../http';
import type { Worth } from './retryPolicy';
import { isPassing, Retries, wasNeverSent, worthByStatus } from './retryPolicy';

/**
 * How it ended. `attempts` = requests sent, without those that the rate limit turned away;
 * `waitedMs` = time spent waiting for leave to send.
 */
export type Outcome =
	/** The last answer, whatever its status; a 429 only if the key got nothing through for 5 minutes. */
	| { kind: 'answered'; reply: Reply; attempts: number; waitedMs: number }
	/** No answer: transport errors until patience ended, or one that no retry can mend. */
	| { kind: 'unanswered'; error: Error; attempts: number; waitedMs: number }
	/** Aborted before anything was known of a request that got through. */
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
	/** Whether a transport error deserves another try; by default those that may pass do. */
	mayPass?: ((error: Error) => boolean) | undefined;
	/** False where it must not arrive twice: sent again only if it cannot have arrived. */
	repeatable?: boolean | undefined;
}

/** After so many failures in a row, of any items, the whole key pauses. */
const FAILURES_BEFORE_PAUSE = 5;
const PAUSE_MS = { least: 10_000, most: 15_000 };
/** A key that gets nothing but 429s for so long is given up. */
const STALLED_MS = 300_000;
/** Longest sleep, so that a cancel is noticed soon. */
const NAP_MS = 250;

/**
 * What a request takes from leave to send to the wire, in ms. Where n8n is busy, the timer comes late
 * just as the request does.
 */
const LEAVING_MS = 5;

/** Sends the requests of one API key. */
export class Sender {
	private readonly limiter: RateLimiter;
	private failuresInRow = 0;
	private acceptedAt = -Infinity;

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
		const { signal, maxPerWindow = Infinity, repeatable = true } = options;
		const { worthRetrying = worthByStatus, mayPass = isPassing } = options;
		const retries = new Retries();
		let attempts = 0;
		let waitedMs = 0;
		let rejectedSince: number | undefined;
		let last: Outcome | undefined;

		for (;;) {
			const askedAt = this.clock.now();
			const permit = await this.limiter.acquire(maxPerWindow, signal);
			waitedMs += this.clock.now() - askedAt;
			if (permit === undefined || signal?.aborted) {
				return last ?? { kind: 'stopped', attempts, waitedMs };
			}

			const ending = settled(attempt);
			void this.clock.sleep(LEAVING_MS).then(() => this.limiter.hasLeft(permit));
			const { reply, error } = await ending;
			this.limiter.ended(permit, reply);
			if (reply?.statusCode !== 429) attempts++;
			// n8n ends the requests of a cancelled execution with an error that nothing passes by.
			if (error && signal?.aborted && !isPassing(error)) {
				return { kind: 'stopped', attempts, waitedMs };
			}
			const outcome: Outcome = reply
				? { kind: 'answered', reply, attempts, waitedMs }
				: { kind: 'unanswered', error, attempts, waitedMs };

			if (reply?.statusCode === 429) {
				rejectedSince ??= this.clock.now();
				if (this.isStalledSince(rejectedSince)) return outcome;
				continue; // not a failure: it waits for its turn again
			}
			const worth = reply ? worthRetrying(reply) : mayPass(error) ? 'patiently' : 'no';
			this.heed(reply, worth);
			last = outcome;
			const waitMs = retries.waitMs(worth, this.clock.now(), this.clock.random());
			const maySendAgain = repeatable || (error && wasNeverSent(error));
			if (waitMs === undefined || !maySendAgain) return outcome;
			await this.pause(waitMs, signal);
		}
	}

	/** Whether the key has had nothing but 429s for too long, `sinceMs` at the earliest. */
	private isStalledSince(sinceMs: number): boolean {
		return this.clock.now() - Math.max(sinceMs, this.acceptedAt) > STALLED_MS;
	}

	/** During an outage the whole key pauses, so that waiting items do not use up their patience. */
	private heed(reply: Reply | undefined, worth: Worth): void {
		if (reply) this.acceptedAt = this.clock.now();
		if (worth !== 'patiently') {
			if (reply) this.failuresInRow = 0;
			return;
		}
		this.failuresInRow++;
		if (reply?.statusCode === 503) this.limiter.heedRetryAfter(reply);
		if (this.failuresInRow < FAILURES_BEFORE_PAUSE) return;
		const { least, most } = PAUSE_MS;
		this.limiter.close(least + (most - least) * this.clock.random());
	}

	/** Sleeps, and wakes up soon after an abort. */
	private async pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
		const end = this.clock.now() + ms;
		while (!signal?.aborted && this.clock.now() < end) {
			await this.clock.sleep(Math.min(NAP_MS, end - this.clock.now()));
		}
	}
}

type Settled = { reply: Reply; error?: undefined } | { reply?: undefined; error: Error };

async function settled(attempt: () => Promise<Reply>): Promise<Settled> {
	try {
		return { reply: await attempt() };
	} catch (thrown) {
		return { error: Object(thrown) === thrown ? (thrown as Error) : new Error(String(thrown)) };
	}
}
