// What lemlist can be asked.
import type { Account } from './account';
import type { Campaign } from './campaigns';
import { CAMPAIGNS, readCampaigns } from './campaigns';
import type { Get, Request } from './http';
import { idsInBody } from './http';
import type { LookUp, OpenTasksFound, RecordsFound } from './lookUps';
import {
	COMPANIES_BY_DOMAIN,
	CONTACTS_BY_EMAIL,
	openTasksOf,
	requestFor,
	tasksById,
} from './lookUps';
import { notAPage, readListPages, readSearchPages } from './pages';
import type { AskForPage, Page } from './pages';
import { PerAccount } from './sending/senders';
import { isTaskPage } from './policy/expected';
import { RecentWrites } from './recentWrites';
import type { Company, Contact } from './records';
import type { Sender } from './sending/sender';
import type { RequestOptions, RowOptions, Session } from './session';
import type { Task } from './task';
import { toTask } from './task';
import type { Member } from './team';
import { readTeam } from './team';

/** The parameters of a search. */
export type Query = Readonly<Record<string, unknown>>;

const RECENT_WRITES = new PerAccount((clock) => new RecentWrites(clock));

/** Whether a request would change something without naming it. Only a bug of ours could make one. */
function isUnnamedWrite({ method = 'GET', body }: Request): boolean {
	if (method === 'GET') return false;
	const named = idsInBody(body);
	return named.length === 0 || named.some((each) => typeof each !== 'string' || each === '');
}

/** lemlist as a session sees it, or one row of a run. */
export class LemlistClient {
	private team: Promise<Member[]> | undefined;

	/**
	 * @param row what is special about one row
	 * @param root the client of the whole session, if this is one of a row
	 */
	constructor(
		private readonly session: Session,
		private readonly row: RowOptions = {},
		private readonly root?: LemlistClient,
	) {}

	/** lemlist as one row of the session sees it. It costs next to nothing. */
	forRow(row: RowOptions): LemlistClient {
		return new LemlistClient(this.session, row, this.root ?? this);
	}

	/** What this process wrote to the account lately. */
	get recentWrites(): RecentWrites {
		return RECENT_WRITES.of(this.sender, this.account);
	}

	get account(): Account {
		return this.session.account;
	}

	/** All sessions in this process with the same key share it. */
	get sender(): Sender {
		return this.session.sender;
	}

	/** {@link Session.serverDate}. */
	get serverDate(): number {
		return this.session.serverDate;
	}

	/**
	 * Sends a request in its turn, and again if that is worth it.
	 * @returns the parsed body; of a batch, the part that belongs to this request
	 * @throws LemlistError, with its `attempts`, if lemlist rejects it or does not reply; it names what
	 * the row names. StoppedError after an abort
	 */
	async request(request: Request, options: RequestOptions): Promise<unknown> {
		if (isUnnamedWrite(request)) throw new Error('A change without the ID of what it is about');
		return await this.session.request(request, options, this.row);
	}

	/**
	 * Reads a path under the Base URL. Reading changes nothing, so it is repeatable in any session.
	 * @returns the parsed body
	 * @throws LemlistError if lemlist rejects it or does not reply; StoppedError after an abort
	 */
	readonly get: Get = async (url, qs, expects) => {
		const request = { url, qs } as Request;
		return await this.session.request(request, { expects, repeatable: true }, this.reading);
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
		const { results } = (await this.lookUp(tasksById(include), id, this.row)) as Page;
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
		return await this.search({ ...kind.otherParameters, [kind.property]: recordId });
	}

	/**
	 * Contacts with an e-mail address.
	 * @throws what {@link get} throws
	 */
	async contacts(email: string): Promise<Contact[]> {
		return await this.records<Contact>(CONTACTS_BY_EMAIL, email);
	}

	/**
	 * Companies with a domain.
	 * @throws what {@link get} throws
	 */
	async companies(domain: string): Promise<Company[]> {
		return await this.records<Company>(COMPANIES_BY_DOMAIN, domain);
	}

	/**
	 * The members of the team, read once per session. After a failure they are read again.
	 * @throws what {@link get} throws
	 */
	async members(): Promise<Member[]> {
		if (this.root) return await this.root.members();
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
	 * All campaigns. They are kept for half a minute, for all sessions with the account.
	 * @throws what {@link get} throws
	 */
	async allCampaigns(): Promise<Campaign[]> {
		return await CAMPAIGNS.of(this.sender, this.account).all(this.get);
	}

	/** The row, without what it names: errors of other reads are not about that. */
	private get reading(): RowOptions {
		return { onWait: this.row.onWait };
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

	private async records<T>(kind: LookUp, value: string): Promise<T[]> {
		const { records, isWhole } = (await this.lookUp(kind, value)) as RecordsFound;
		if (isWhole) return records as T[];
		// Its page may be full of other records, so it is looked up alone.
		const request = requestFor(kind, value);
		const options = { expects: kind.expects, repeatable: true };
		const body = await this.session.request(request, options, this.reading);
		return (kind.batch.pick!(body, request) as RecordsFound).records as T[];
	}

	/** Looks something up by one value, in one request with all others that look up the same kind. */
	private async lookUp(kind: LookUp, value: string, row = this.reading): Promise<unknown> {
		const { expects, batch } = kind;
		const options = { expects, batch, repeatable: true };
		return await this.session.request(requestFor(kind, value), options, row);
	}
}
