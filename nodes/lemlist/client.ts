import type { Account } from './account';
import type { Campaign } from './campaigns';
import { readAllCampaigns, readCampaigns } from './campaigns';
import { beforeDeadline } from './deadline';
import type { Subject } from './errors/rejection';
import { errorOf } from './errors/rejection';
import { StoppedError } from './errors/stoppedError';
import type { Get, Http, Reply, Request } from './http';
import type { LookUp, OpenTasksFound } from './lookUps';
import { COMPANIES_BY_DOMAIN, CONTACTS_BY_EMAIL, openTasksOf, tasksById } from './lookUps';
import type { OnWait } from './pacing/waits';
import { readListPages } from './pages/listPages';
import type { AskForPage, Page } from './pages/page';
import { notAPage } from './pages/page';
import { readSearchPages } from './pages/searchPages';
import type { Expectation } from './policy/expected';
import { isTaskPage } from './policy/expected';
import { PerAccount } from './perAccount';
import { RecentWrites } from './recentWrites';
import type { Company, Contact } from './records';
import { redactor } from './redact';
import type { BatchKind, Send } from './sending/batcher';
import { Batcher } from './sending/batcher';
import type { Outcome } from './sending/outcome';
import { hasFailed } from './sending/outcome';
import type { Sender, SendOptions, SessionOptions } from './sending/sender';
import type { Task } from './task';
import { toTask } from './task';
import type { Member } from './team';
import { readTeam } from './team';

/** Max time of a request that sets none, in ms. lemlist replies within seconds unless it downloads media. */
export const TIMEOUT_MS = 15_000;

/** The parameters of a search. */
export type Query = Readonly<Record<string, unknown>>;

/** What a client works with. */
export interface ClientSetup extends SessionOptions {
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
	/** Called after each wait of the row's requests. */
	onWait?: OnWait | undefined;
}

const RECENT_WRITES = new PerAccount((clock) => new RecentWrites(clock));

/** The batches of reads, which all sessions with an account share. */
const READ_BATCHERS = new PerAccount(() => new Map<BatchKind, Batcher>());

/** What the clients of all rows of a session share. */
interface Shared {
	/** Takes the API key out of a value. */
	redact: <T>(value: T) => T;
	/** The changes of a session are neither held up nor carried on by another. */
	batchers: Map<BatchKind, Batcher>;
	team?: Promise<Member[]> | undefined;
}

/** Whether a request would change something without naming it. Only a bug of ours could make one. */
function isUnnamedWrite({ method = 'GET', body }: Request): boolean {
	if (method === 'GET') return false;
	const { id, ids, recordId, leadId } = Object(body) as Record<string, unknown>;
	const named = [id ?? ids ?? recordId ?? leadId].flat();
	return named.length === 0 || named.some((each) => typeof each !== 'string' || each === '');
}

/** A session with one account: of an execution, a poll, or a list in the panel. */
export class LemlistClient {
	readonly account: Account;
	/** All sessions in this process with the same key share it. */
	readonly sender: Sender;
	private readonly http: Http;
	private readonly session: SessionOptions;

	constructor(
		private readonly setup: ClientSetup,
		private readonly row: RowOptions = {},
		private readonly shared: Shared = {
			redact: redactor(setup.account.apiKey),
			batchers: new Map(),
		},
	) {
		const { account, http, sender, ...session } = setup;
		this.account = account;
		this.sender = sender;
		this.http = http;
		this.session = session;
	}

	/** What this process wrote to the account lately. */
	get recentWrites(): RecentWrites {
		return RECENT_WRITES.of(this.sender, this.account);
	}

	/** The session as one row sees it. It shares everything with this one and costs next to nothing. */
	for(row: RowOptions): LemlistClient {
		return new LemlistClient(this.setup, row, this.shared);
	}

	/**
	 * Sends a request in its turn, and again if that is worth it.
	 * @returns the parsed body; of a batch, the part that belongs to this request
	 * @throws LemlistError, with its `attempts`, if lemlist rejects it or does not reply; StoppedError
	 * after an abort
	 */
	async request(request: Request, options: RequestOptions): Promise<unknown> {
		if (isUnnamedWrite(request)) throw new Error('A change without the ID of what it is about');
		return await this.bodyOf(request, options, this.row.subject);
	}

	/**
	 * Sends a request in its turn, and again if that is worth it.
	 * @param options take precedence over those of the session
	 * @returns how it ended; never rejects
	 */
	async send(request: Request, options: SendOptions): Promise<Outcome> {
		return await this.sendWith({ ...this.session, ...options }, request);
	}

	/**
	 * Sends a request that only reads, in a batch.
	 * @returns the outcome; its reply holds only what this request asked for. Never rejects
	 */
	async sendTogether(
		request: Request,
		kind: BatchKind,
		{ expects, onWait }: Pick<SendOptions, 'expects' | 'onWait'>,
	): Promise<Outcome> {
		const options = { signal: this.session.signal, expects, onWait, repeatable: true };
		return await this.sendInBatch(kind, request, options);
	}

	/**
	 * Reads a path under the Base URL. Reading changes nothing, so it is repeatable in any session.
	 * @returns the parsed body
	 * @throws LemlistError if lemlist rejects it or does not reply; StoppedError after an abort
	 */
	readonly get: Get = async (url, qs, expects) => {
		const request = { url, qs } as Request;
		return await this.bodyOf(request, { expects, repeatable: true });
	};

	/**
	 * All tasks of a search, page by page (developer.lemlist.com, Search Tasks).
	 * @param query lemlist's parameters, without those of the page
	 * @param max how many tasks to read at most
	 * @returns tasks in the one shape, each once
	 * @throws what {@link get} throws; LemlistError with code `TOO_MANY_RESULTS` if lemlist would not
	 * return all of them
	 */
	async search(query: Query, max = Infinity): Promise<Task[]> {
		return await this.pagesOf('/v2/tasks', query, async (ask) => await readSearchPages(ask, max));
	}

	/**
	 * The same from lemlist's older list (developer.lemlist.com, Get Many Tasks).
	 * @throws what {@link search} throws
	 */
	async list(query: Query, max = Infinity): Promise<Task[]> {
		return await this.pagesOf('/tasks', query, async (ask) => await readListPages(ask, max));
	}

	/**
	 * How many tasks a search finds.
	 * @throws what {@link search} throws
	 */
	async count(query: Query): Promise<number> {
		const body = await this.request(
			{ url: '/v2/tasks', qs: { ...query, page: 1, limit: 1 } },
			{ expects: isTaskPage, repeatable: true },
		);
		const { total } = body as Page;
		if (total === undefined) throw notAPage();
		return total;
	}

	/**
	 * A task by its ID.
	 * @param include `contact`, `company`, both separated by a comma, or nothing
	 * @returns undefined if lemlist does not know it, or its search does not have it yet
	 * @throws what {@link request} throws
	 */
	async task(id: string, include = ''): Promise<Task | undefined> {
		const { results } = (await this.lookUp(tasksById(include), id, this.row.subject)) as Page;
		return results[0] && toTask(results[0]);
	}

	/**
	 * The open tasks of a contact, company or lead.
	 * @throws what {@link get} throws
	 */
	async openTasks(recordId: string): Promise<Task[]> {
		const kind = openTasksOf(recordId);
		const { results, isWhole } = (await this.lookUp(kind, recordId)) as OpenTasksFound;
		if (isWhole) return results.map(toTask);
		return await this.search({ ...kind.others, [kind.property]: recordId });
	}

	/**
	 * Contacts with an e-mail address.
	 * @throws what {@link get} throws
	 */
	async contacts(email: string): Promise<Contact[]> {
		return (await this.lookUp(CONTACTS_BY_EMAIL, email)) as Contact[];
	}

	/**
	 * Companies with a domain.
	 * @throws what {@link get} throws
	 */
	async companies(domain: string): Promise<Company[]> {
		return (await this.lookUp(COMPANIES_BY_DOMAIN, domain)) as Company[];
	}

	/**
	 * The members of the team, read once per session. After a failure they are read again.
	 * @throws what {@link get} throws
	 */
	async members(): Promise<Member[]> {
		this.shared.team ??= readTeam(this.get).catch((error) => {
			this.shared.team = undefined;
			throw error;
		});
		return await this.shared.team;
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

	private async pagesOf(
		url: string,
		query: Query,
		read: (ask: AskForPage) => Promise<Task[]>,
	): Promise<Task[]> {
		const tasks = await read(
			async (page) => await this.get(url, { ...query, ...page }, isTaskPage),
		);
		return tasks.map(toTask);
	}

	/**
	 * Looks something up by one value, in one request with all others that look up the same kind of thing.
	 * @returns the body, with only what belongs to the value
	 * @throws what {@link get} throws
	 */
	private async lookUp(kind: LookUp, value: string, subject?: Subject): Promise<unknown> {
		const { url, property, others, expects, batch } = kind;
		const request = { url, qs: { ...others, [property]: value } };
		return await this.bodyOf(request, { expects, repeatable: true, batch }, subject);
	}

	/** Sends a request, alone or in a batch, and turns its outcome into the body or an error. */
	private async bodyOf(
		request: Request,
		{ expects, repeatable = this.session.repeatable ?? true, batch }: RequestOptions,
		subject?: Subject,
	): Promise<unknown> {
		const { onWait = this.session.onWait } = this.row;
		const options = { ...this.session, expects, repeatable, onWait };
		const outcome = batch
			? await this.sendInBatch(batch, request, options)
			: await this.sendWith(options, request);
		if (outcome.kind === 'stopped') throw new StoppedError();
		if (hasFailed(outcome)) throw errorOf(outcome, { subject, repeatable, body: request.body });
		return outcome.reply.body;
	}

	/**
	 * Sends a request in a batch. Those that only read go with those of other sessions, so neither Max
	 * Requests nor the deadline of any of them counts. A session with a deadline shares none.
	 */
	private async sendInBatch(
		kind: BatchKind,
		request: Request,
		{ expects, repeatable, signal, onWait }: SendOptions,
	): Promise<Outcome> {
		const isShared = kind.readOnly && this.session.until === undefined;
		const batchers = isShared ? READ_BATCHERS.of(this.sender, this.account) : this.shared.batchers;
		const batcher = batchers.get(kind) ?? new Batcher(this.sender.clock, kind);
		batchers.set(kind, batcher);
		const session = isShared ? {} : this.session;
		const send: Send = async (batch, waiting) =>
			await this.sendWith({ ...session, ...waiting, expects, repeatable }, batch);
		return await batcher.send(request, send, { signal, onWait });
	}

	private async sendWith(options: SendOptions, request: Request): Promise<Outcome> {
		const { until = Infinity } = options;
		const attempt = async () => {
			const leftMs = Math.max(1, until - this.sender.clock.now());
			const timeout = Math.ceil(Math.min(request.timeout ?? TIMEOUT_MS, leftMs));
			return await this.exchange({ baseURL: this.account.baseUrl, ...request, timeout });
		};
		return await this.sender.send(attempt, options);
	}

	/**
	 * Sends one request. The key is taken out of the reply, in case lemlist repeats it.
	 * @throws an error with code `ETIMEDOUT` if all of it takes longer than `timeout`: n8n's helper only
	 * counts the time without any data
	 */
	private async exchange(request: Request & { timeout: number }): Promise<Reply> {
		const abortSignal = this.sender.clock.timeout(request.timeout);
		const reply = await beforeDeadline(this.http({ ...request, abortSignal }), abortSignal);
		return this.shared.redact(reply);
	}
}
