// Requests of several callers, sent as one. If lemlist rejects it, it is sent again in halves, until the
// one at fault is alone.
import type { Clock } from '../clock';
import type { Reply, Request } from '../http';
import type { OnWait } from '../pacing/waits';
import type { Outcome } from './outcome';
import { hasFailed } from './outcome';

/** How requests that ask for one thing each become one that asks for all of it. */
export interface Merging {
	/** Max requests that become one. */
	maxSize: number;
	/** Makes one request of them. */
	merge(requests: readonly Request[]): Request;
	/** Whether it changes nothing, so that a caller may leave without knowing how it ended. */
	reads: boolean;
	/** The part of the common reply that belongs to one of them. Without it, each gets all of the reply. */
	ownOf?(reply: Reply, request: Request): Reply;
}

/** How a caller waits. */
export interface Waiting {
	/**
	 * After its abort, a request that is not on its way yet goes without this caller, whose outcome is
	 * `stopped`. One that is on its way is awaited, unless it only reads.
	 */
	signal?: AbortSignal | undefined;
	/** Called after each wait. */
	onWait?: OnWait | undefined;
}

/** Sends a request in its turn; never rejects. */
export type Send = (request: Request, waiting: Waiting) => Promise<Outcome>;

const STOPPED: Outcome = { kind: 'stopped', attempts: 0 };

/** A common request goes when no other request has come for this time, in ms. */
const GATHER_MS = 20;

/** A common request that is on its way. */
interface UnderWay {
	callers: readonly Caller[];
	/** Stops it once nobody wants the reply any more. */
	halt: AbortController;
}

interface Caller extends Waiting {
	request: Request;
	send: Send;
	resolve: (outcome: Outcome) => void;
	reject: (error: Error) => void;
}

/** Sends requests that come at about the same time as one request. */
export class Together {
	private gathered: Caller[] = [];
	private arrivals = 0;
	/** All that wait for an outcome. */
	private readonly callers = new Set<Caller>();
	/** Those with callers whose signals differ. */
	private readonly underWay = new Set<UnderWay>();
	/** The signals that are listened to. */
	private readonly signals = new WeakSet<AbortSignal>();

	constructor(
		private readonly clock: Clock,
		private readonly merging: Merging,
	) {}

	/**
	 * Sends a request together with others.
	 * @param send sends the common request, if this is its first caller
	 * @returns the outcome of the last request that this one was part of, with the attempts of all of
	 * them; never rejects unless `send` does
	 */
	async send(request: Request, send: Send, waiting: Waiting = {}): Promise<Outcome> {
		const { signal } = waiting;
		if (signal?.aborted) return STOPPED;
		if (signal) this.listenTo(signal);
		let caller: Caller | undefined;
		const ending = new Promise<Outcome>((resolve, reject) => {
			caller = { ...waiting, request, send, resolve, reject };
			this.callers.add(caller);
			this.gathered.push(caller);
			this.flushSoon();
		});
		return await ending.finally(() => caller && this.callers.delete(caller));
	}

	/** Once per signal: Node.js warns if a signal has more than ten listeners. */
	private listenTo(signal: AbortSignal): void {
		if (this.signals.has(signal)) return;
		this.signals.add(signal);
		const leaveAll = () => {
			for (const caller of this.callers) if (caller.signal === signal) this.leave(caller);
			for (const { callers, halt } of this.underWay) if (callers.every(isStopped)) halt.abort();
		};
		signal.addEventListener('abort', leaveAll, { once: true });
	}

	private leave(caller: Caller): void {
		const isWaiting = this.gathered.includes(caller);
		this.gathered = this.gathered.filter((each) => each !== caller);
		if (isWaiting || this.merging.reads) caller.resolve(STOPPED);
	}

	private flushSoon(): void {
		const arrival = ++this.arrivals;
		if (this.gathered.length >= this.merging.maxSize) this.flush();
		else void this.clock.sleep(GATHER_MS).then(() => arrival === this.arrivals && this.flush());
	}

	private flush(): void {
		const callers = this.gathered;
		this.gathered = [];
		const fail = (error: Error) => callers.forEach(({ reject }) => reject(error));
		if (callers.length > 0) this.sendAll(callers, 0).catch(fail);
	}

	private async sendAll(all: readonly Caller[], attemptsBefore: number): Promise<void> {
		const stopped: Outcome = { ...STOPPED, attempts: attemptsBefore };
		for (const caller of all.filter(isStopped)) caller.resolve(stopped);
		const callers = all.filter((caller) => !isStopped(caller));
		if (callers.length === 0) return;
		const outcome = await this.sendAsOne(callers);
		const attempts = attemptsBefore + outcome.attempts;
		if (callers.length === 1 || !isOwnFault(outcome)) {
			return callers.forEach((each) => each.resolve({ ...this.ownOf(outcome, each), attempts }));
		}
		const middle = Math.ceil(callers.length / 2);
		await Promise.all([
			this.sendAll(callers.slice(0, middle), attempts),
			this.sendAll(callers.slice(middle), attempts),
		]);
	}

	private async sendAsOne(callers: readonly Caller[]): Promise<Outcome> {
		const [first] = callers;
		const onWait: OnWait = (wait) => callers.forEach((each) => each.onWait?.(wait));
		const request = this.merging.merge(callers.map((each) => each.request));
		if (callers.every(({ signal }) => signal === first!.signal)) {
			return await first!.send(request, { signal: first!.signal, onWait });
		}
		const underWay = { callers, halt: new AbortController() };
		this.underWay.add(underWay);
		return await first!
			.send(request, { signal: underWay.halt.signal, onWait })
			.finally(() => this.underWay.delete(underWay));
	}

	private ownOf(outcome: Outcome, { request }: Caller): Outcome {
		if (outcome.kind !== 'answered' || hasFailed(outcome)) return outcome;
		const { reply } = outcome;
		return { ...outcome, reply: this.merging.ownOf?.(reply, request) ?? reply };
	}
}

const isStopped = ({ signal }: Caller): boolean => signal?.aborted === true;

/** Whether lemlist rejected what was asked, rather than the key, or everything during an outage. */
const isOwnFault = (outcome: Outcome): boolean =>
	hasFailed(outcome) && outcome.kind === 'answered' && outcome.rule.endsRun === 'no';
