import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Account } from './account';
import type { Campaign } from './campaigns';
import { readAllCampaigns, readCampaigns } from './campaigns';
import { beforeDeadline } from './deadline';
import { errorOf } from './errors/rejection';
import { StoppedError } from './errors/stoppedError';
import type { Get, Http, Reply } from './http';
import type { Page } from './pages/page';
import { readSearchPages } from './pages/searchPages';
import type { OpenTasks } from './reads/openTasks';
import { openTasksOf } from './reads/openTasks';
import { COMPANIES_BY_DOMAIN, CONTACTS_BY_EMAIL } from './reads/records';
import type { Read } from './reads/read';
import { TASKS_BY_ID } from './reads/tasksById';
import type { Company, Contact } from './records';
import { redactor } from './redact';
import type { Outcome } from './sending/outcome';
import { hasFailed } from './sending/outcome';
import type { Sender, SendOptions, SessionOptions } from './sending/sender';
import { togetherFor } from './sending/shared';
import type { Merging, Send } from './sending/together';
import type { Task } from './task';
import { toTask } from './task';
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
		const session = { ...this.setup, ...options };
		const { expects, signal, maxPerWindow, repeatable, until, persistent, onWait } = session;
		const attempt = async () => {
			const leftMs = until === undefined ? Infinity : until - sender.clock.now();
			const timeout = Math.ceil(Math.min(request.timeout ?? TIMEOUT_MS, Math.max(1, leftMs)));
			return await this.exchange({ baseURL: account.baseUrl, ...request, timeout });
		};
		const waiting = { signal, maxPerWindow, repeatable, until, persistent, onWait };
		return await sender.send(attempt, { expects, ...waiting });
	}

	/**
	 * Sends a request that only reads, together with those of all sessions with this account that ask
	 * for the same kind of thing at that moment.
	 * @returns the outcome, of which the reply holds what this request asked for; never rejects
	 */
	async sendTogether(
		request: IHttpRequestOptions,
		merging: Merging,
		{ expects, onWait }: SendOptions,
	): Promise<Outcome> {
		const send: Send = async (merged, waiting) =>
			await this.send(merged, { ...waiting, expects, repeatable: true });
		const { sender, account, signal } = this.setup;
		const together = togetherFor(sender, merging, account.baseUrl);
		return await together.send(request, send, { signal, onWait });
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
		return bodyOf(await this.send(request, { expects, repeatable: true }));
	};

	/**
	 * Reads something by one value, together with all others that ask for the same kind of thing.
	 * @returns the body, with what belongs to the value
	 * @throws what {@link get} throws
	 */
	async read({ url, property, others, expects, merging }: Read, value: string): Promise<unknown> {
		const request = { url, qs: { ...others, [property]: value } };
		return bodyOf(await this.sendTogether(request, merging, { expects }));
	}

	/**
	 * A task by its ID.
	 * @returns undefined if lemlist does not know it, or its search does not have it yet
	 * @throws what {@link get} throws
	 */
	async task(id: string): Promise<Task | undefined> {
		const { results } = (await this.read(TASKS_BY_ID, id)) as Page;
		return results[0] && toTask(results[0]);
	}

	/**
	 * The open tasks of a contact, company or lead.
	 * @throws what {@link get} throws
	 */
	async openTasks(recordId: string): Promise<Task[]> {
		const kind = openTasksOf(recordId);
		const { results, isWhole } = (await this.read(kind, recordId)) as OpenTasks;
		if (isWhole) return results.map(toTask);
		const query = { ...kind.others, [kind.property]: recordId };
		const pages = await readSearchPages(
			async (which) => await this.get(kind.url, { ...query, ...which }, kind.expects),
			Infinity,
		);
		return pages.map(toTask);
	}

	/**
	 * Contacts with an e-mail address.
	 * @throws what {@link get} throws
	 */
	async contacts(email: string): Promise<Contact[]> {
		return (await this.read(CONTACTS_BY_EMAIL, email)) as Contact[];
	}

	/**
	 * Companies with a domain.
	 * @throws what {@link get} throws
	 */
	async companies(domain: string): Promise<Company[]> {
		return (await this.read(COMPANIES_BY_DOMAIN, domain)) as Company[];
	}

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

/** @throws LemlistError or StoppedError if a reading came to nothing */
function bodyOf(outcome: Outcome): unknown {
	if (outcome.kind === 'stopped') throw new StoppedError();
	if (hasFailed(outcome)) throw errorOf(outcome);
	return outcome.reply.body;
}
