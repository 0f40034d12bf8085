import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Account } from './account';
import type { Campaign } from './campaigns';
import { readAllCampaigns, readCampaigns } from './campaigns';
import { beforeDeadline } from './deadline';
import { errorOf } from './errors/rejection';
import { StoppedError } from './errors/stoppedError';
import type { Get, Http, Reply } from './http';
import { redactor } from './redact';
import type { Outcome } from './sending/outcome';
import { hasFailed } from './sending/outcome';
import type { Sender, SendOptions, SessionOptions } from './sending/sender';
import type { Member } from './team';
import { readTeam } from './team';

/** lemlist replies within seconds, except when it downloads media; those requests raise it. */
export const TIMEOUT_MS = 15_000;

/** What a client works with. */
export interface ClientSetup extends SessionOptions {
	account: Account;
	http: Http;
	/** The sender of the account's key. */
	sender: Sender;
}

/** A session with one account: of an execution, a poll, or a list in the panel. */
export class LemlistClient {
	readonly account: Account;
	/** Stands for the account's key, in every session of this process. */
	readonly sender: Sender;
	private readonly redact: <T>(value: T) => T;
	private team: Promise<Member[]> | undefined;

	constructor(private readonly setup: ClientSetup) {
		this.account = setup.account;
		this.sender = setup.sender;
		this.redact = redactor(setup.account.apiKey);
	}

	/**
	 * Sends a request in its turn, and again if that is worth it.
	 * @param options instead of those of the session
	 * @returns how it ended; never rejects
	 */
	async send(request: IHttpRequestOptions, options: SendOptions): Promise<Outcome> {
		const { sender, account } = this.setup;
		const { signal, maxPerWindow, repeatable, until, onWait } = { ...this.setup, ...options };
		const attempt = async () => {
			const leftMs = until === undefined ? Infinity : until - sender.clock.now();
			const timeout = Math.ceil(Math.min(request.timeout ?? TIMEOUT_MS, Math.max(1, leftMs)));
			return await this.exchange({ baseURL: account.baseUrl, ...request, timeout });
		};
		const { expects } = options;
		return await sender.send(attempt, { expects, signal, maxPerWindow, repeatable, until, onWait });
	}

	/**
	 * One request and its reply, without the key if lemlist repeats it.
	 * @throws an error with code `ETIMEDOUT` if the whole exchange takes longer than `timeout`: n8n's
	 * helper itself counts silence only
	 */
	private async exchange(request: IHttpRequestOptions & { timeout: number }): Promise<Reply> {
		const { http, sender } = this.setup;
		const abortSignal = sender.clock.timeout(request.timeout);
		const reply = await beforeDeadline(http({ ...request, abortSignal }), abortSignal);
		return this.redact(reply);
	}

	/**
	 * Reads a path under the Base URL. Reading changes nothing, so it may be repeated in any session.
	 * @returns the parsed body
	 * @throws LemlistError if lemlist rejects it or does not reply; StoppedError after an abort
	 */
	readonly get: Get = async (url, qs, expects) => {
		const request = { url, qs } as IHttpRequestOptions;
		const outcome = await this.send(request, { expects, repeatable: true });
		if (outcome.kind === 'stopped') throw new StoppedError();
		if (hasFailed(outcome)) throw errorOf(outcome);
		return outcome.reply.body;
	};

	/**
	 * The members of the team, read once per session. After a failure they are read again.
	 * @throws what {@link get} throws
	 */
	async members(): Promise<Member[]> {
		this.team ??= readTeam(this.get).catch((error) => {
			this.team = undefined;
			throw error;
		});
		return await this.team;
	}

	/**
	 * One page of the campaigns.
	 * @param page from 1
	 * @throws what {@link get} throws
	 */
	async campaigns(page: number): Promise<Campaign[]> {
		return await readCampaigns(this.get, page);
	}

	/**
	 * All campaigns.
	 * @throws what {@link get} throws
	 */
	async allCampaigns(): Promise<Campaign[]> {
		return await readAllCampaigns(this.get);
	}
}
