// One request, sent in its turn and again if that is worth it, until there is a final answer.
import type { Clock } from './clock';
import { retryAfterMs } from './headers';
import { RateLimiter, type LimitSettings } from './rateLimiter';
import type { Reply } from './reply';
import {
	backoffMs,
	FEW_TIMES,
	mayPass,
	PATIENCE_MS,
	worthByStatus,
	type Worth,
} from './retryPolicy';

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
	/** This caller's own cap, in requests per window; shared by all callers with the same or a lower one. */
	maxPerWindow?: number | undefined;
	/** What an answer other than a 429 deserves; by default its status decides. */
	worthRetrying?: ((reply: Reply) => Worth) | undefined;
}

/** Failures in a row, of any items, after which the whole key pauses. */
const FAILURES_BEFORE_PAUSE = 5;
const LONGEST_PAUSE_MS = 15_000;
/** A key that gets nothing but 429s for this long is given up. */
const STALLED_MS = 300_000;
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

	/** Calls `attempt` as often as it takes. It resolves to any HTTP answer or rejects; never both. */
	async send(attempt: () => Promise<Reply>, options: SendOptions = {}): Promise<Outcome> {
		const { signal, maxPerWindow = Infinity, worthRetrying = worthByStatus } = options;
		let attempts = 0;
		let waitedMs = 0;
		let failures = 0;
		let failingSince: number | undefined;

		for (;;) {
			const asked = this.clock.now();
			const permit = signal?.aborted ? undefined : await this.limiter.acquire(maxPerWindow, signal);
			waitedMs += this.clock.now() - asked;
			if (permit === undefined || signal?.aborted) return { kind: 'stopped', attempts, waitedMs };

			attempts++;
			let outcome: Outcome;
			let worth: Worth;
			try {
				const reply = await attempt();
				outcome = { kind: 'answered', reply, attempts, waitedMs };
				if (reply.statusCode === 429) {
					this.limiter.rejected(reply);
					this.rejectedSince ??= this.clock.now();
					if (this.clock.now() - this.rejectedSince > STALLED_MS) return outcome;
					continue;
				}
				this.rejectedSince = undefined;
				this.limiter.accepted(reply);
				worth = worthRetrying(reply);
				if (worth === 'patiently') this.failed(reply);
				else this.failuresInRow = 0;
			} catch (error) {
				if (signal?.aborted) return { kind: 'stopped', attempts, waitedMs };
				outcome = { kind: 'unanswered', error: asError(error), attempts, waitedMs };
				worth = mayPass(error) ? 'patiently' : 'no';
				if (worth === 'patiently') this.failed();
			}

			if (worth === 'no') return outcome;
			failures++;
			failingSince ??= this.clock.now();
			const wait = backoffMs(failures, this.clock.random());
			if (worth === 'fewTimes' && failures >= FEW_TIMES) return outcome;
			if (this.clock.now() + wait - failingSince > PATIENCE_MS) return outcome;
			await this.pause(wait, signal);
		}
	}

	private failed(reply?: Reply): void {
		this.failuresInRow++;
		if (reply?.statusCode === 503) this.limiter.close(retryAfterMs(reply.headers) ?? 0);
		if (this.failuresInRow >= FAILURES_BEFORE_PAUSE) {
			this.limiter.close((0.5 + this.clock.random() / 2) * LONGEST_PAUSE_MS);
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

function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
