// One request, sent in its turn, and again if that is worth it, until there is a final outcome.
import type { Clock } from '../clock';
import { sleepUntilAborted } from '../clock';
import type { Reply } from '../http';
import type { PauseRule } from '../pacing/circuitBreaker';
import type { WaitOptions } from '../pacing/line';
import { Line } from '../pacing/line';
import type { LimitSettings } from '../pacing/pace';
import { RateLimiter } from '../pacing/rateLimiter';
import type { OnWait, WaitReason } from '../pacing/waits';
import type { Tries } from '../policy/decide';
import { decide } from '../policy/decide';
import { ruleForUnsent, ruleForError, ruleForReply } from '../policy/match';
import type { Expectation } from '../policy/expected';
import type { Failure, Outcome } from './outcome';
import { hasFailed } from './outcome';

/** How a request is sent. */
export interface SendOptions {
	/** Whether a body is what was asked for. */
	expects: Expectation;
	/** After its abort, nothing is sent any more. */
	signal?: AbortSignal | undefined;
	/** The line in which the request waits for its turn. By default one of its own. */
	line?: Line | undefined;
	/** False if it must not arrive twice: then it is sent again only if it cannot have been done. */
	repeatable?: boolean | undefined;
	/** Whether it is a batch that its caller sends in halves after a server error. */
	isHalvable?: boolean | undefined;
	/** When whoever waits for the reply gives up, in ms on the sender's clock. */
	deadline?: number | undefined;
	/**
	 * Whether somebody watches, such as a list in the panel: then a failure is final. A request that met the rate limit
	 * still takes its next turn.
	 */
	isInteractive?: boolean | undefined;
	/** Called after each wait. */
	onWait?: OnWait | undefined;
}

/**
 * How long after its permit a request is assumed to be on the wire, in ms: n8n's helper does not say when it
 * is. In a busy n8n this timer is as late as the request.
 */
const LEAVING_MS = 5;

/**
 * The time left for the reply if somebody waits for it in the editor, in ms. A request sent
 * later would only time out.
 */
const REPLY_MS = 2_000;

/** The tries of a request so far. */
interface FailedTries extends Tries {
	/** The last failure, apart from rejections by the rate limit. */
	failure?: Failure;
	/** Whether the last try failed, rather than met the rate limit: then the request goes to the front of its line. */
	isRetry?: boolean;
}

/** What follows a try: nothing more, or another one, perhaps after a wait. */
type Step =
	| { next: 'end'; outcome: Outcome }
	| { next: 'retry'; tries: FailedTries; wait?: { inMs: number; reason: WaitReason } | undefined };

/** A request that was sent, and how it ended. */
type SentOutcome = Extract<Outcome, { kind: 'answered' | 'unanswered' }>;

/** Sends the requests of one API key. */
export class Sender {
	private readonly limiter: RateLimiter;
	/** When lemlist last replied with anything but a rejection by the rate limit. */
	private lastReplyAt = -Infinity;
	/** Requests that wait or are under way. */
	private active = 0;
	private lastUsedAt: number;

	constructor(
		readonly clock: Clock,
		settings?: Partial<LimitSettings>,
	) {
		this.limiter = new RateLimiter(clock, settings);
		this.lastUsedAt = clock.now();
	}

	/** Since when no request waits or is under way, in ms on its clock; undefined if one is. */
	get idleSince(): number | undefined {
		return this.active > 0 ? undefined : this.lastUsedAt;
	}

	/**
	 * Calls `sendOnce` as often as it takes. Never rejects: see {@link Outcome}.
	 * @param sendOnce resolves to any HTTP reply, or rejects if there is none
	 */
	async send(sendOnce: () => Promise<Reply>, options: SendOptions): Promise<Outcome> {
		const { line = new Line() } = options;
		let tries: FailedTries = { attempts: 0 };
		this.active++;
		try {
			for (;;) {
				const step = await this.takeTurn(sendOnce, line, tries, options);
				if (step.next === 'end') return step.outcome;
				if (step.wait) await this.sleep(step.wait, options);
				tries = step.tries;
			}
		} finally {
			this.active--;
			this.lastUsedAt = this.clock.now();
		}
	}

	/** Sends the request in its turn, unless its caller gives up before. */
	private async takeTurn(
		sendOnce: () => Promise<Reply>,
		line: Line,
		tries: FailedTries,
		options: SendOptions,
	): Promise<Step> {
		const { attempts } = tries;
		const permit = await this.limiter.acquire(line, waitOptionsOf(options, tries));
		const isStopped = options.signal?.aborted === true;
		if (isStopped || !permit) {
			if (permit) this.limiter.ended(permit);
			const outcome: Outcome = isStopped
				? { kind: 'stopped', attempts }
				: this.unsent(attempts, line);
			// If it was sent and failed before, that is what to report.
			return { next: 'end', outcome: tries.failure ?? outcome };
		}
		const sentAt = this.clock.now();
		const sending = settle(sendOnce);
		void this.clock.sleep(LEAVING_MS).then(() => this.limiter.recordDeparture(permit));
		const settled = await sending;
		const outcome = outcomeOf(settled, attempts, options.expects);
		// From here on nothing is awaited until stepAfter has paused the Base URL: nobody gets a turn in between.
		this.limiter.ended(permit, settled.reply, breakerRuleOf(outcome));
		if (outcome.kind === 'answered' && outcome.rule?.kind !== 'rateLimit') {
			this.lastReplyAt = this.clock.now();
		}
		if (!hasFailed(outcome)) return { next: 'end', outcome };
		return this.stepAfter(
			outcome,
			line,
			withFailure(tries, outcome, sentAt, this.clock.now()),
			options,
		);
	}

	/**
	 * Does what the policy decides after a failure: pauses its Base URL, and says whether to try again.
	 * @param tries this one included
	 */
	private stepAfter(
		failure: SentOutcome & Failure,
		line: Line,
		tries: FailedTries,
		options: SendOptions,
	): Step {
		const { repeatable = true, isHalvable = false, isInteractive, deadline = Infinity } = options;
		const { pauseMs, retry } = decide(
			failure,
			{
				...tries,
				repeatable,
				isHalvable,
				now: this.clock.now(),
				lastReplyAt: this.lastReplyAt,
				retryUntil: isInteractive ? -Infinity : deadline,
			},
			() => this.clock.random(),
		);
		if (pauseMs !== undefined) this.limiter.pause(line, pauseMs);
		if (!retry) return { next: 'end', outcome: failure };
		return { next: 'retry', tries, wait: retry === 'nextTurn' ? undefined : retry };
	}

	private unsent(attempts: number, line: Line): Outcome {
		const waitingFor = this.limiter.reasonToWait(line);
		return { kind: 'unsent', waitingFor, rule: ruleForUnsent(waitingFor), attempts };
	}

	/** Sleeps before the next try, and wakes up soon after an abort. */
	private async sleep(
		{ inMs, reason }: { inMs: number; reason: WaitReason },
		{ signal, onWait }: SendOptions,
	): Promise<void> {
		const from = this.clock.now();
		await sleepUntilAborted(this.clock, inMs, signal);
		onWait?.({ reason, from, to: this.clock.now() });
	}
}

/** The tries, with one that has failed now. */
function withFailure(
	before: FailedTries,
	failure: SentOutcome & Failure,
	sentAt: number,
	now: number,
): FailedTries {
	if (failure.rule.kind === 'rateLimit') {
		const { times, since } = before.rateLimited ?? { times: 0, since: now };
		return { ...before, rateLimited: { times: times + 1, since }, isRetry: false };
	}
	const { firstSentAt = sentAt } = before;
	return { ...before, attempts: failure.attempts, firstSentAt, failure, isRetry: true };
}

/** When the Base URL pauses, if an outage may be the cause of a failure. */
const breakerRuleOf = ({ rule }: SentOutcome): PauseRule | undefined =>
	rule && rule.pauses !== 'no' ? rule.pauses : undefined;

function waitOptionsOf(
	{ signal, deadline, isInteractive, onWait, repeatable }: SendOptions,
	{ isRetry }: FailedTries,
): WaitOptions {
	const latest = isInteractive && deadline !== undefined ? deadline - REPLY_MS : deadline;
	return { signal, deadline: latest, onWait, repeatable, isRetry };
}

function outcomeOf(
	{ reply, error }: Settled,
	attemptsBefore: number,
	expects: Expectation,
): SentOutcome {
	const attempts = attemptsBefore + 1;
	if (!reply) return { kind: 'unanswered', error, rule: ruleForError(error), attempts };
	const rule = ruleForReply(reply, expects);
	if (!rule) return { kind: 'answered', reply, rule, attempts };
	const isRateLimited = rule.kind === 'rateLimit';
	return { kind: 'answered', reply, rule, attempts: isRateLimited ? attemptsBefore : attempts };
}

type Settled = { reply: Reply; error?: undefined } | { reply?: undefined; error: Error };

async function settle(sendOnce: () => Promise<Reply>): Promise<Settled> {
	try {
		return { reply: await sendOnce() };
	} catch (thrown) {
		return { error: Object(thrown) === thrown ? (thrown as Error) : new Error(String(thrown)) };
	}
}
