// Requests of several callers, sent as one. If lemlist rejects it, it is sent again in halves, until the
// one at fault is alone.
import type { Clock } from '../clock';
import type { Request } from '../http';
import type { OnWait } from '../pacing/waits';
import type { BatchKind } from './batchKind';
import type { Failure, Outcome } from './outcome';
import { hasFailed } from './outcome';

/** How a caller waits. */
export interface CallerOptions {
	/**
	 * After its abort, the caller no longer wants the reply. Its outcome is `stopped`, unless the request
	 * is a change that is on its way.
	 */
	signal?: AbortSignal | undefined;
	/** Called after each wait. */
	onWait?: OnWait | undefined;
}

/** How a batch is sent. */
interface BatchOptions extends CallerOptions {
	/** Whether it holds several requests: then it is tried only a few times, since it can be sent in halves instead. */
	isHalvable: boolean;
}

/** Sends a batch in its turn; never rejects. */
export type SendBatch = (batch: Request, options: BatchOptions) => Promise<Outcome>;

/** A batch leaves when nothing was added to it for this long, in ms. */
const QUIET_MS = 20;

const STOPPED: Outcome = { kind: 'stopped', attempts: 0 };

interface Caller extends CallerOptions {
	request: Request;
	sendBatch: SendBatch;
	resolve: (outcome: Outcome) => void;
	reject: (error: Error) => void;
}

/** Requests that are on their way as one. */
interface Batch {
	callers: readonly Caller[];
	/** Aborted when none of them wants the reply any more. */
	controller: AbortController;
}

/** Sends requests of one kind that come at about the same time as one request. */
export class Batcher {
	/** Callers whose requests wait for others. */
	private waiting: Caller[] = [];
	private arrivals = 0;
	/** Halves that wait until the other half is done, and what their callers get if they are stopped. */
	private readonly secondHalves = new Map<readonly Caller[], Outcome>();
	private readonly underWay = new Set<Batch>();
	/** The signals that are listened to. */
	private readonly signals = new WeakSet<AbortSignal>();

	constructor(
		private readonly clock: Clock,
		private readonly kind: BatchKind,
	) {}

	/**
	 * Adds a request to a batch with others, and waits for its outcome.
	 * @param sendBatch sends a batch: each is sent with that of its first caller
	 * @returns the outcome of the last batch that the request was in, with the attempts of all of them
	 * @throws if the requests cannot be combined
	 */
	async add(
		request: Request,
		sendBatch: SendBatch,
		{ signal, onWait }: CallerOptions = {},
	): Promise<Outcome> {
		if (signal?.aborted) return STOPPED;
		if (signal) this.listenTo(signal);
		return await new Promise<Outcome>((resolve, reject) => {
			this.waiting.push({ request, sendBatch, signal, onWait, resolve, reject });
			this.flushSoon();
		});
	}

	/** Once per signal: Node.js warns if one has more than ten listeners. */
	private listenTo(signal: AbortSignal): void {
		if (this.signals.has(signal)) return;
		this.signals.add(signal);
		signal.addEventListener('abort', () => this.releaseStopped(), { once: true });
	}

	/** Ends the wait of callers that were stopped, but not for a change on its way: they have to know what came of it. */
	private releaseStopped(): void {
		const batches = [...this.underWay];
		const onTheirWay = batches.flatMap(({ callers }) => callers);
		resolveStopped(this.waiting, STOPPED);
		if (this.kind.readOnly) resolveStopped(onTheirWay, STOPPED);
		for (const [callers, ifNotSent] of this.secondHalves) resolveStopped(callers, ifNotSent);
		for (const { callers, controller } of batches) if (callers.every(isStopped)) controller.abort();
	}

	private flushSoon(): void {
		const arrival = ++this.arrivals;
		if (this.waiting.length >= this.kind.maxSize) this.flush();
		else void this.flushAfter(arrival);
	}

	/** Flushes if nothing was added after an arrival. */
	private async flushAfter(arrival: number): Promise<void> {
		await this.clock.sleep(QUIET_MS);
		// In a busy process, callbacks that are due may still add requests.
		await this.clock.sleep(0);
		if (arrival === this.arrivals) this.flush();
	}

	private flush(): void {
		const callers = this.waiting;
		this.waiting = [];
		const fail = (error: Error) => callers.forEach(({ reject }) => reject(error));
		this.sendAsOne(callers).catch(fail);
	}

	/**
	 * Sends requests as one, and again in halves if one of them is at fault.
	 * @param ifNotSent what callers get whose requests are not sent again: the failure of a larger batch if that may
	 * have been done, with the attempts so far
	 */
	private async sendAsOne(all: readonly Caller[], ifNotSent: Outcome = STOPPED): Promise<void> {
		resolveStopped(all, ifNotSent);
		const callers = all.filter((caller) => !isStopped(caller));
		if (callers.length === 0) return;
		const outcome = await this.sendCombined(callers);
		const attempts = ifNotSent.attempts + outcome.attempts;
		if (callers.length === 1 || !this.shouldSplit(outcome)) {
			// If it was not sent again, what is known is how the larger batch failed.
			const result = wasNotDone(outcome) && hasFailed(ifNotSent) ? ifNotSent : outcome;
			callers.forEach((each) => each.resolve({ ...this.partOf(result, each), attempts }));
			return;
		}
		// If lemlist may have done what was asked, a caller that is stopped has to know.
		const mayBeDone = outcome.rule.mayBeDone && !this.kind.readOnly;
		const ifHalvesAreNotSent = { ...(mayBeDone ? outcome : ifNotSent), attempts };
		const middle = Math.ceil(callers.length / 2);
		const [first, second] = [callers.slice(0, middle), callers.slice(middle)];
		const sendHalf = async (half: readonly Caller[]) =>
			await this.sendAsOne(half, ifHalvesAreNotSent);
		if (outcome.rule.splitsBatch === 'inParallel') {
			// After a server error: one half may be tried for minutes, so the other does not wait for it.
			await Promise.all([sendHalf(first), sendHalf(second)]);
			return;
		}
		// After a rejection: if the first half ends the run, the second is not sent.
		this.secondHalves.set(second, ifHalvesAreNotSent);
		await sendHalf(first).finally(() => this.secondHalves.delete(second));
		await sendHalf(second);
	}

	private async sendCombined(callers: readonly Caller[]): Promise<Outcome> {
		const batch: Batch = { callers, controller: new AbortController() };
		const { signal } = batch.controller;
		const onWait: OnWait = (wait) => callers.forEach((each) => each.onWait?.(wait));
		const request = this.kind.combine(callers.map((each) => each.request));
		this.underWay.add(batch);
		const isHalvable = callers.length > 1;
		return await callers[0]!
			.sendBatch(request, { signal, onWait, isHalvable })
			.finally(() => this.underWay.delete(batch));
	}

	/**
	 * Whether one request may be at fault: lemlist rejected what was asked, rather than the key, or failed
	 * at it.
	 */
	private shouldSplit(outcome: Outcome): outcome is Failure {
		if (outcome.kind !== 'answered' || !hasFailed(outcome)) return false;
		return outcome.rule.splitsBatch !== 'no';
	}

	private partOf(outcome: Outcome, { request }: Caller): Outcome {
		const { pick } = this.kind;
		if (!pick || outcome.kind !== 'answered' || hasFailed(outcome)) return outcome;
		const { reply } = outcome;
		return { ...outcome, reply: { ...reply, body: pick(reply.body, request) } };
	}
}

/** Whether a request was not sent, or only met the rate limit. */
const wasNotDone = (outcome: Outcome): boolean =>
	outcome.kind === 'stopped' || outcome.rule?.kind === 'rateLimit' || outcome.kind === 'unsent';

const isStopped = ({ signal }: Caller): boolean => signal?.aborted === true;

/** Ends the wait of those callers that were stopped. */
const resolveStopped = (callers: readonly Caller[], outcome: Outcome): void =>
	callers.filter(isStopped).forEach(({ resolve }) => resolve(outcome));
