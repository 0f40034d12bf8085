// How a session sends its requests: alone or in batches, in their turn, in time, without showing the key.
import type { Account } from './account';
import type { Subject } from './errors/fromOutcome';
import { errorOf } from './errors/fromOutcome';
import { StoppedError } from './errors/lemlistError';
import type { Http, Reply, Request } from './http';
import { Line } from './pacing/line';
import type { OnWait } from './pacing/waits';
import type { BatchKind } from './sending/batchKind';
import { PerAccount } from './sending/senders';
import type { Expectation } from './policy/expected';
import { redactor } from './redact';
import type { SendBatch } from './sending/batcher';
import { Batcher } from './sending/batcher';
import type { Outcome } from './sending/outcome';
import { hasFailed } from './sending/outcome';
import type { Sender, SendOptions } from './sending/sender';

/** Max time of a request that sets none, in ms. lemlist replies within seconds unless it downloads media. */
export const TIMEOUT_MS = 15_000;

/** How all requests of a session are sent. */
export interface SessionOptions extends Omit<SendOptions, 'expects' | 'line'> {
	/** Max requests per window of this session, below the limit of the key. */
	maxPerWindow?: number | undefined;
}

/** What a session works with. */
export interface SessionSetup extends SessionOptions {
	account: Account;
	http: Http;
	/** The sender of the account's key. */
	sender: Sender;
}

/** How one request is sent. */
export interface RequestOptions {
	/** Whether the body of a reply is what was asked for (policy/expected.ts). */
	expects: Expectation;
	/** False if it must not arrive twice. By default as the session says. */
	repeatable?: boolean | undefined;
	/** Set if requests of this kind may go as one. The same object for all that go together. */
	batch?: BatchKind | undefined;
}

/** What is special about one row of a run. */
export interface RowOptions {
	/** What the row names: errors say that lemlist does not know it. */
	subject?: Subject | undefined;
	/** Called after each wait of the row's requests, instead of the session's own. */
	onWait?: OnWait | undefined;
}

/** The batches of reads, which all sessions with an account share. */
const READ_BATCHERS = new PerAccount(() => new Map<BatchKind, Batcher>());
/** The lines in which those batches wait: they belong to no run, so no run's Max Requests counts. */
const READ_LINES = new PerAccount((_, { baseUrl }) => new Line({ baseUrl }));

/** A session with one account: of an execution, a poll, or a list in the panel. All of its rows share it. */
export class Session {
	readonly account: Account;
	readonly sender: Sender;
	private readonly http: Http;
	private readonly defaults: Omit<SendOptions, 'expects'>;
	private readonly redact: (reply: Reply) => Reply;
	/** Its own batches, which end with it: of changes, and of reads with a deadline. */
	private readonly batchers = new Map<BatchKind, Batcher>();
	/** When lemlist sent its last reply, by its own clock, in epoch ms; NaN if it did not say so. */
	serverDate = NaN;

	constructor({ account, http, sender, maxPerWindow, ...options }: SessionSetup) {
		this.account = account;
		this.sender = sender;
		this.http = http;
		const line = new Line({
			baseUrl: account.baseUrl,
			maxPerWindow,
			goesFirst: options.isInteractive,
		});
		this.defaults = { line, ...options };
		this.redact = redactor(account.apiKey);
	}

	/**
	 * Sends a request in its turn, and again if that is worth it.
	 * @returns the parsed body; of a batch, the part that belongs to this request
	 * @throws LemlistError, with its `attempts`, if lemlist rejects it or does not reply; StoppedError
	 * after an abort
	 */
	async request(
		request: Request,
		{ expects, repeatable = this.defaults.repeatable ?? true, batch }: RequestOptions,
		{ subject, onWait = this.defaults.onWait }: RowOptions,
	): Promise<unknown> {
		const options = { ...this.defaults, expects, repeatable, onWait };
		const outcome = batch
			? await this.sendInBatch(batch, request, options)
			: await this.sendInTurn(request, options);
		if (outcome.kind === 'stopped') throw new StoppedError();
		if (hasFailed(outcome)) throw errorOf(outcome, { subject, repeatable, body: request.body });
		return outcome.reply.body;
	}

	/** Sends a request in a batch with others of its kind. */
	private async sendInBatch(
		kind: BatchKind,
		request: Request,
		{ expects, repeatable, signal, onWait }: SendOptions,
	): Promise<Outcome> {
		const { batchers, defaults } = this.batchersFor(kind);
		const batcher = batchers.get(kind) ?? new Batcher(this.sender.clock, kind);
		batchers.set(kind, batcher);
		const sendBatch: SendBatch = async (combined, batchOptions) =>
			await this.sendInTurn(combined, { ...defaults, ...batchOptions, expects, repeatable });
		return await batcher.add(request, sendBatch, { signal, onWait });
	}

	/**
	 * The batches of a kind, and how they are sent. Reads without a deadline share theirs with other sessions: such
	 * a batch must not end with this one, so it has none of its signals, and Max Requests does not apply to it.
	 */
	private batchersFor({ readOnly }: BatchKind) {
		const isShared = readOnly && this.defaults.deadline === undefined;
		if (!isShared) return { batchers: this.batchers, defaults: this.defaults };
		const { sender, account } = this;
		return {
			batchers: READ_BATCHERS.of(sender, account),
			defaults: { line: READ_LINES.of(sender, account) },
		};
	}

	private async sendInTurn(request: Request, options: SendOptions): Promise<Outcome> {
		const sendOnce = async () => await this.exchange(request, options.deadline);
		return await this.sender.send(sendOnce, options);
	}

	/**
	 * Sends one request. The key is taken out of the reply, in case lemlist repeats it.
	 * @throws an error with code `ETIMEDOUT` if all of it takes too long: n8n's helper only counts the time
	 * without any data
	 */
	private async exchange(request: Request, deadline = Infinity): Promise<Reply> {
		const { clock } = this.sender;
		const leftMs = Math.max(1, deadline - clock.now());
		const timeout = Math.ceil(Math.min(request.timeout ?? TIMEOUT_MS, leftMs));
		const abortSignal = clock.timeout(timeout);
		const baseURL = this.account.baseUrl;
		const replying = this.http({ baseURL, ...request, timeout, abortSignal });
		const reply = await withTimeout(abortSignal, replying);
		this.serverDate = Date.parse(String(reply.headers['date'] ?? ''));
		return this.redact(reply);
	}
}

/** Awaits what is under way; rejects if the signal aborts before. */
async function withTimeout<T>(timeout: AbortSignal, underWay: Promise<T>): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		const giveUp = () =>
			reject(Object.assign(new Error('It took too long'), { code: 'ETIMEDOUT' }));
		timeout.addEventListener('abort', giveUp, { once: true });
		const stopListening = () => timeout.removeEventListener('abort', giveUp);
		underWay.then(resolve, reject).finally(stopListening);
	});
}
