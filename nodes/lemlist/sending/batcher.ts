// Requests of several callers, sent as one. If lemlist rejects it, it is sent again in halves, until the
// one at fault is alone.
import type { Clock } from '../clock';
import type { Request } from '../http';
import type { OnWait } from '../pacing/waits';
import type { Outcome } from './outcome';
import { hasFailed } from './outcome';

/** How several requests become one, and what each gets of the reply. */
export interface BatchKind {
	/** Max requests in a batch. */
	maxSize: number;
	/** Makes one request of them. */
	combine(requests: readonly Request[]): Request;
	/** Whether it changes nothing, so that a caller may leave without knowing how it ended. */
	readOnly: boolean;
	/** The part of a common reply's body that belongs to one of them. Without it, each gets all of it. */
	pick?(body: unknown, request: Request): unknown;
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

/** Max wait for another request, in ms. */
const MAX_WAIT_MS = 20;

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
export class Batcher {
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
		private readonly kind: BatchKind,
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
		if (isWaiting || this.kind.readOnly) caller.resolve(STOPPED);
	}

	private flushSoon(): void {
		const arrival = ++this.arrivals;
		if (this.gathered.length >= this.kind.maxSize) this.flush();
		else void this.clock.sleep(MAX_WAIT_MS).then(() => arrival === this.arrivals && this.flush());
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
		const request = this.kind.combine(callers.map((each) => each.request));
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
		const body = this.kind.pick ? this.kind.pick(reply.body, request) : reply.body;
		return { ...outcome, reply: { ...reply, body } };
	}
}

const isStopped = ({ signal }: Caller): boolean => signal?.aborted === true;

/** Whether lemlist rejected what was asked, rather than the key, or everything during an outage. */
const isOwnFault = (outcome: Outcome): boolean =>
	hasFailed(outcome) && outcome.kind === 'answered' && outcome.rule.endsRun === 'no';

type Part = 'body' | 'qs';

/**
 * Joins requests that are the same but for one list: `{ ids: [a] }` and `{ ids: [b] }` become
 * `{ ids: [a, b] }`. In a query, lemlist takes a list separated by commas.
 * @param part where the list is
 * @param property the list's name
 */
export const joinLists =
	(part: Part, property: string): BatchKind['combine'] =>
	(requests) => {
		const entries = requests.flatMap((request) => listIn(request, part, property));
		const unique = [...new Set(entries)];
		const list = part === 'qs' ? unique.join(',') : unique;
		const [first] = requests;
		return { ...first!, [part]: { ...(first![part] as object), [property]: list } };
	};

/** The entries of a list in a request. */
export function listIn(request: Request, part: Part, property: string): unknown[] {
	const list = (request[part] as Record<string, unknown> | undefined)?.[property];
	return typeof list === 'string' ? list.split(',') : [list].flat();
}
