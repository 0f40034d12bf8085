import type { Account } from './account';
import type { Campaign } from './campaigns';
import { readAllCampaigns, readCampaigns } from './campaigns';
import { beforeDeadline } from './deadline';
import { errorOf } from './errors/rejection';
import { StoppedError } from './errors/stoppedError';
import type { Get, Http, Reply, Request } from './http';
import type { Page } from './pages/page';
import { readSearchPages } from './pages/searchPages';
import type { OpenTasks } from './reads/openTasks';
import { openTasksOf } from './reads/openTasks';
import { COMPANIES_BY_DOMAIN, CONTACTS_BY_EMAIL } from './reads/records';
import type { Read } from './reads/read';
import { TASKS_BY_ID } from './reads/tasksById';
import type { Company, Contact } from './records';
import { redactor } from './redact';
import type { BatchKind, Send } from './sending/batcher';
import type { Outcome } from './sending/outcome';
import { hasFailed } from './sending/outcome';
import type { Sender, SendOptions, SessionOptions } from './sending/sender';
import { batcherFor } from './sending/shared';
import type { Task } from './task';
import { toTask } from './task';
import type { Member } from './team';
import { readTeam } from './team';

/** Max time of a request that sets none, in ms. lemlist replies within seconds unless it downloads media. */
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
	/** All sessions in this process with the same key share it. */
	readonly sender: Sender;
	private readonly http: Http;
	private readonly session: SessionOptions;
	private readonly redact: <T>(value: T) => T;
	private team: Promise<Member[]> | undefined;

	constructor({ account, http, sender, ...session }: ClientSetup) {
		this.account = account;
		this.sender = sender;
		this.http = http;
		this.session = session;
		this.redact = redactor(account.apiKey);
	}

	/**
	 * Sends a request in its turn, and again if that is worth it.
	 * @param options take precedence over those of the session
	 * @returns how it ended; never rejects
	 */
	async send(request: Request, options: SendOptions): Promise<Outcome> {
		const sendOptions = { ...this.session, ...options };
		const { until = Infinity } = sendOptions;
		const attempt = async () => {
			const leftMs = Math.max(1, until - this.sender.clock.now());
			const timeout = Math.ceil(Math.min(request.timeout ?? TIMEOUT_MS, leftMs));
			return await this.exchange({ baseURL: this.account.baseUrl, ...request, timeout });
		};
		return await this.sender.send(attempt, sendOptions);
	}

	/**
	 * Sends a request that only reads. All sessions with this account that read the same kind of thing at
	 * the same time share one request.
	 * @returns the outcome; its reply holds only what this request asked for. Never rejects
	 */
	async sendTogether(
		request: Request,
		kind: BatchKind,
		{ expects, onWait }: Pick<SendOptions, 'expects' | 'onWait'>,
	): Promise<Outcome> {
		const send: Send = async (merged, waiting) =>
			await this.send(merged, { ...waiting, expects, repeatable: true });
		const batcher = batcherFor(this.sender, kind, this.account.baseUrl);
		return await batcher.send(request, send, { signal: this.session.signal, onWait });
	}

	/**
	 * Sends one request. The key is taken out of the reply, in case lemlist repeats it.
	 * @throws an error with code `ETIMEDOUT` if all of it takes longer than `timeout`: n8n's helper only
	 * counts the time without any data
	 */
	private async exchange(request: Request & { timeout: number }): Promise<Reply> {
		const abortSignal = this.sender.clock.timeout(request.timeout);
		const reply = await beforeDeadline(this.http({ ...request, abortSignal }), abortSignal);
		return this.redact(reply);
	}

	/**
	 * Reads a path under the Base URL. Reading changes nothing, so it is repeatable in any session.
	 * @returns the parsed body
	 * @throws LemlistError if lemlist rejects it or does not reply; StoppedError after an abort
	 */
	readonly get: Get = async (url, qs, expects) => {
		const request = { url, qs } as Request;
		return bodyOf(await this.send(request, { expects, repeatable: true }));
	};

	/**
	 * Reads something by one value, in one request with all others that read the same kind of thing.
	 * @returns the body, with only what belongs to the value
	 * @throws what {@link get} throws
	 */
	async read({ url, property, others, expects, batch }: Read, value: string): Promise<unknown> {
		const request = { url, qs: { ...others, [property]: value } };
		return bodyOf(await this.sendTogether(request, batch, { expects }));
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
			async (page) => await this.get(kind.url, { ...query, ...page }, kind.expects),
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

/** @throws LemlistError if a request failed; StoppedError after an abort */
function bodyOf(outcome: Outcome): unknown {
	if (outcome.kind === 'stopped') throw new StoppedError();
	if (hasFailed(outcome)) throw errorOf(outcome);
	return outcome.reply.body;
}
