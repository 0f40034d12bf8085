// The requests of one run, poll or list in the panel, waiting for their turn together.
import type { SentRequest } from './pace';
import type { OnWait, Turn, Wait, WaitReason } from './waits';
import { WaitHistory } from './waits';

/** What is special about a line. */
export interface LineSettings {
	/** Where its requests go. All lines to one Base URL pause together. */
	baseUrl?: string | undefined;
	/** Max requests per window of this line alone, below the limit of the key. */
	maxPerWindow?: number | undefined;
	/** Whether it is served before others, since somebody is looking at the panel. */
	goesFirst?: boolean | undefined;
}

/** How a request waits for its turn. */
export interface WaitOptions {
	signal?: AbortSignal | undefined;
	/** When to give up, in ms on the limiter's clock. */
	deadline?: number | undefined;
	/** Called after each wait. */
	onWait?: OnWait | undefined;
	/** Whether it was sent before and failed. Then it goes to the front of its line. */
	isRetry?: boolean | undefined;
	/** False if it must not arrive twice, such as a creation. */
	repeatable?: boolean | undefined;
}

/** Permission to send one request. */
export interface Permit {
	readonly line: Line;
	readonly repeatable: boolean;
	/** The request as the pace counts it. */
	readonly sent: SentRequest;
}

/** How a wait ended. */
export interface Served {
	/** Undefined if the caller gave up. */
	permit: Permit | undefined;
	waits: Wait[];
}

interface Waiter {
	readonly options: WaitOptions;
	/** When it came, in ms. */
	readonly since: number;
	readonly resolve: (served: Served) => void;
}

/** Max requests of a line that are under way: enough to fill windows while some replies are slow. */
const MAX_UNDER_WAY = 30;
/**
 * The same for requests that must not arrive twice, until one of them had a reply: if lemlist takes them
 * and stays silent, nobody knows which it carried out.
 */
const MAX_UNANSWERED_CREATIONS = 20;

/** A line of requests. The limiter serves lines in turn, so that none keeps another waiting. */
export class Line {
	readonly baseUrl: string;
	/** Whether it is served before others. */
	readonly goesFirst: boolean;
	private readonly maxPerWindow: number;
	/** Those that failed before, which go before the others. */
	private retries: Waiter[] = [];
	private waiters: Waiter[] = [];
	private history = new WaitHistory();
	/** When its last requests were sent, in ms: as many as it may send per window, if that is limited. */
	private sentAt: number[] = [];
	private underWay = 0;
	private hadReplyToCreation = false;

	constructor({ baseUrl = '', maxPerWindow = Infinity, goesFirst = false }: LineSettings = {}) {
		this.baseUrl = baseUrl;
		this.maxPerWindow = maxPerWindow;
		this.goesFirst = goesFirst;
	}

	/** How many requests wait. */
	get length(): number {
		return this.retries.length + this.waiters.length;
	}

	/** Waits until a request may be sent. */
	async wait(options: WaitOptions, now: number): Promise<Served> {
		return await new Promise((resolve) => {
			const queue = options.isRetry ? this.retries : this.waiters;
			queue.push({ options, since: now, resolve });
		});
	}

	/**
	 * When its first request may go, by the rules of the line alone.
	 * @param windowMs the time that `maxPerWindow` is about, in ms
	 */
	next(windowMs: number): Turn {
		const isCreation = this.first?.options.repeatable === false;
		const maxUnderWay =
			isCreation && !this.hadReplyToCreation ? MAX_UNANSWERED_CREATIONS : MAX_UNDER_WAY;
		if (this.underWay >= maxUnderWay) return { at: Infinity, reason: 'replies' };
		const isFull = this.sentAt.length >= this.maxPerWindow;
		return { at: isFull ? this.sentAt[0]! + windowMs : -Infinity, reason: 'limit' };
	}

	/** Records what its requests wait for from now on. */
	recordWait(reason: WaitReason, now: number): void {
		this.history.record(reason, now);
	}

	/**
	 * Ends the wait of its first request, which goes now unless it has given up.
	 * @param send called if it goes; returns the pace's record of it
	 */
	serveFirst(now: number, send: () => SentRequest): void {
		const waiter = this.retries.shift() ?? this.waiters.shift();
		if (!waiter) return;
		this.end(
			waiter,
			now,
			hasGivenUp(waiter.options, now) ? undefined : this.permit(waiter, send()),
		);
	}

	/**
	 * Ends the wait of all requests that have given up.
	 * @param all whether none needs to wait any more
	 */
	dismissGivenUp(now: number, all: boolean): void {
		for (const queue of ['retries', 'waiters'] as const) {
			const before = this[queue];
			const isOver = ({ options }: Waiter) => all || hasGivenUp(options, now);
			if (!before.some(isOver)) continue;
			this[queue] = before.filter((waiter) => !isOver(waiter));
			for (const waiter of before.filter(isOver)) this.end(waiter, now, undefined);
		}
	}

	/**
	 * Records that a request is no longer under way.
	 * @param hasReply whether lemlist has processed it
	 */
	ended({ repeatable }: Permit, hasReply: boolean): void {
		this.underWay--;
		if (hasReply && !repeatable) this.hadReplyToCreation = true;
	}

	private get first(): Waiter | undefined {
		return this.retries[0] ?? this.waiters[0];
	}

	private permit({ options: { repeatable = true } }: Waiter, sent: SentRequest): Permit {
		this.underWay++;
		if (this.maxPerWindow < Infinity) {
			this.sentAt = [...this.sentAt, sent.sentAt].slice(-this.maxPerWindow);
		}
		return { line: this, repeatable, sent };
	}

	private end({ since, resolve }: Waiter, now: number, permit: Permit | undefined): void {
		resolve({ permit, waits: this.history.between(since, now) });
		if (this.length === 0) this.history = new WaitHistory();
		else this.history.forgetBefore(Math.min(...[this.retries, this.waiters].map(sinceOf)));
	}
}

/** When the first of a queue came, in ms. */
const sinceOf = ([first]: readonly Waiter[]): number => first?.since ?? Infinity;

/** Whether a request need not be sent any more. */
export const hasGivenUp = ({ signal, deadline = Infinity }: WaitOptions, now: number): boolean =>
	signal?.aborted === true || now >= deadline;
