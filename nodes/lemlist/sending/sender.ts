// One request, sent in its turn, and again if that is worth it, until there is a final outcome.
import type { Clock } from '../clock';
import { MAX_SLEEP_MS } from '../clock';
import type { Reply } from '../http';
import { retryAfterMs } from '../pacing/headers';
import type { LimitSettings } from '../pacing/pace';
import { RateLimiter } from '../pacing/rateLimiter';
import type { OnWait, WaitReason } from '../pacing/waits';
import type { Expectation } from '../policy/expected';
import { ruleForBusyKey, ruleForError, ruleForReply } from '../policy/ruleFor';
import { Backoff, RETRY_LIMITS } from './backoff';
import type { Failed, Outcome } from './outcome';
import { hasFailed } from './outcome';

/** How all requests of a session are sent. */
export interface SessionOptions {
	/** After its abort, nothing is sent any more. */
	signal?: AbortSignal | undefined;
	/** Max requests per window of this caller and all others with the same or a lower cap. */
	maxPerWindow?: number | undefined;
	/** False if it must not arrive twice: then it is sent again only if it cannot have been done. */
	repeatable?: boolean | undefined;
	/**
	 * When whoever waits for the reply gives up, in ms on the sender's clock. If this is set, failed
	 * requests are sent again only if `persistent` is set as well.
	 */
	until?: number | undefined;
	/** Whether failed requests are sent again while there is time left before `until`. */
	persistent?: boolean | undefined;
	/** Called after each wait. */
	onWait?: OnWait | undefined;
}

/** How a request is sent. */
export interface SendOptions extends SessionOptions {
	/** Whether a body is what was asked for. */
	expects: Expectation;
}

/** This many failures in a row, of any items, pause the whole key. */
const FAILURES_BEFORE_PAUSE = 5;
const PAUSE_MS = { min: 10_000, max: 15_000 };

/**
 * How long a request takes from its permit to the wire, in ms. A timer measures it: in a busy n8n, that
 * is as late as the request itself.
 */
const LEAVING_MS = 5;

/**
 * The time left for the reply if somebody waits for it in the editor, in ms. A request sent
 * later would only time out.
 */
const REPLY_MS = 2_000;

/** Sends the requests of one API key. */
export class Sender {
	private readonly limiter: RateLimiter;
	private failuresInRow = 0;
	/** When lemlist last replied with anything but a 429. */
	private acceptedAt = -Infinity;

	constructor(
		readonly clock: Clock,
		settings?: Partial<LimitSettings>,
	) {
		this.limiter = new RateLimiter(clock, settings);
	}

	/**
	 * Calls `attempt` as often as it takes. Never rejects: see {@link Outcome}.
	 * @param attempt resolves to any HTTP reply, or rejects if there is none
	 */
	async send(attempt: () => Promise<Reply>, options: SendOptions): Promise<Outcome> {
		const { expects, signal, maxPerWindow, until, onWait } = options;
		const isWatched = until !== undefined && !options.persistent;
		const turnUntil = isWatched ? until - REPLY_MS : until;
		const waiting = { cap: maxPerWindow, signal, until: turnUntil, onWait };
		const backoff = new Backoff();
		let attempts = 0;
		let rejectedSince: number | undefined;
		let last: Failed | undefined;

		for (;;) {
			const permit = await this.limiter.acquire(waiting);
			if (signal?.aborted) return last ?? { kind: 'stopped', attempts };
			if (!permit) return last ?? this.busy(attempts, this.limiter.reasonToWait(maxPerWindow));

			const sentAt = this.clock.now();
			const ending = settled(attempt);
			void this.clock.sleep(LEAVING_MS).then(() => this.limiter.hasLeft(permit));
			const { reply, error } = await ending;
			this.limiter.ended(permit, reply);

			if (reply?.statusCode === 429) {
				rejectedSince ??= this.clock.now();
				if (!this.isStalledSince(rejectedSince)) continue; // not a failure: it takes its turn again
			} else {
				attempts++;
			}
			const outcome = outcomeOf(reply, error, attempts, expects);
			this.note(outcome);
			if (!hasFailed(outcome)) return outcome;
			const wait = this.backoffOf(outcome, backoff, sentAt, options);
			if (!wait) return outcome;
			last = outcome;
			await this.sleep(wait, options);
		}
	}

	/** How long to wait before the request is sent again, and why; undefined if it is not. */
	private backoffOf(
		outcome: Failed,
		backoff: Backoff,
		sentAt: number,
		{ repeatable = true, until = Infinity, persistent = until === Infinity }: SendOptions,
	): { ms: number; reason: WaitReason } | undefined {
		const { rule } = outcome;
		if (rule.mayBeDone && !repeatable) return undefined;
		if (!persistent || isRateLimited(outcome)) return undefined;
		// If the failure may pause the key, `noteOutage` obeys Retry-After for the key; otherwise this request does.
		const minWaitMs = rule.pausesKey ? undefined : retryAfterOf(outcome);
		const failedAt = this.clock.now();
		const failure = { retry: rule.retry, sentAt, failedAt, minWaitMs };
		const ms = backoff.next(failure, this.clock.random());
		if (ms === undefined || failedAt + ms > until) return undefined;
		return { ms, reason: ms === minWaitMs ? 'retryAfter' : 'backoff' };
	}

	/** Notes what an outcome says about the state of the key. */
	private note(outcome: Outcome): void {
		if (isRateLimited(outcome)) return;
		if (outcome.kind === 'answered') this.acceptedAt = this.clock.now();
		if (hasFailed(outcome) && outcome.rule.pausesKey) this.noteOutage(outcome);
		else if (outcome.kind === 'answered') this.failuresInRow = 0;
	}

	/** During an outage the whole key pauses, so that waiting items do not use up their retries. */
	private noteOutage(outcome: Failed): void {
		this.failuresInRow++;
		if (outcome.kind === 'answered' && outcome.reply.statusCode === 503) {
			this.limiter.obeyRetryAfter(outcome.reply);
		}
		if (this.failuresInRow < FAILURES_BEFORE_PAUSE) return;
		const { min, max } = PAUSE_MS;
		this.limiter.pause(min + (max - min) * this.clock.random(), 'outage');
	}

	/** Whether the key has got nothing but 429s for so long that a request gives up. */
	private isStalledSince(sinceMs: number): boolean {
		return this.clock.now() - Math.max(sinceMs, this.acceptedAt) > RETRY_LIMITS['5 minutes'].forMs;
	}

	private busy(attempts: number, waitingFor: WaitReason): Outcome {
		return { kind: 'busy', waitingFor, rule: ruleForBusyKey(), attempts };
	}

	/** Sleeps before the next try, and wakes up soon after an abort. */
	private async sleep(
		{ ms, reason }: { ms: number; reason: WaitReason },
		{ signal, onWait }: SendOptions,
	): Promise<void> {
		const from = this.clock.now();
		const end = from + ms;
		while (!signal?.aborted && this.clock.now() < end) {
			await this.clock.sleep(Math.min(MAX_SLEEP_MS, end - this.clock.now()));
		}
		onWait?.({ reason, from, to: this.clock.now() });
	}
}

const isRateLimited = (outcome: Outcome): boolean =>
	outcome.kind === 'answered' && outcome.reply.statusCode === 429;

const retryAfterOf = (outcome: Failed): number | undefined =>
	outcome.kind === 'answered' ? retryAfterMs(outcome.reply.headers) : undefined;

function outcomeOf(
	reply: Reply | undefined,
	error: Error | undefined,
	attempts: number,
	expects: Expectation,
): Exclude<Outcome, { kind: 'stopped' | 'busy' }> {
	if (!reply) return { kind: 'unanswered', error: error!, rule: ruleForError(error), attempts };
	const rule = ruleForReply(reply, expects);
	return { kind: 'answered', reply, attempts, ...(rule ? { rule } : { rule: undefined }) };
}

type Settled = { reply: Reply; error?: undefined } | { reply?: undefined; error: Error };

async function settled(attempt: () => Promise<Reply>): Promise<Settled> {
	try {
		return { reply: await attempt() };
	} catch (thrown) {
		return { error: Object(thrown) === thrown ? (thrown as Error) : new Error(String(thrown)) };
	}
}
