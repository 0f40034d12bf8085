// The lists in the panel. Somebody waits for them, so failures are reported at once.
import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Campaign } from '../../lemlist/campaigns';
import type { LemlistClient } from '../../lemlist/client';
import { systemClock } from '../../lemlist/clock';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Page } from '../../lemlist/pages';
import { MAX_RESULTS, PAGE_SIZE } from '../../lemlist/pages';
import { withoutV2 } from '../../lemlist/errors/withoutV2';
import { isRecords, isTaskPage } from '../../lemlist/policy/expected';
import type { Company, Contact } from '../../lemlist/records';
import { recordsIn } from '../../lemlist/records';
import { taskIdIn } from '../../lemlist/values/ids';
import { connect } from '../connect';
import { reportOf, toLemlistError, toNodeError } from '../nodeError';
import { taskLabel } from './taskLabel';

/** How long a list may take until it says what keeps it, in ms. */
const PATIENCE_MS = 10_000;

/** Members of the team whose name or e-mail address contains the filter. */
export async function searchAssignees(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const members = await read(this, async (client) => await client.members());
	const items = members.map(({ userId, name, email }) => itemOf(userId, name, email));
	return { results: filtered(items, filter) };
}

/** lemlist returns nothing of a search behind this page. */
const LAST_PAGE = MAX_RESULTS / PAGE_SIZE;

/**
 * Open tasks whose title, contact or company contains the filter, the next due first. A filter with a
 * task's ID, such as a URL, finds that task, whether it is open or not.
 * @param paginationToken number of the page to read, from 1
 */
export async function searchTasks(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = pageNumber(paginationToken);
	const taskId = taskIdIn(filter);
	const wanted = taskId ? { taskId } : { status: 'pending', ...(filter && { search: filter }) };
	const query = { ...wanted, sortBy: 'dueDate', sortOrder: 'asc', limit: PAGE_SIZE, page };
	const { results } = await read(this, async (client) => {
		const body = await client.get('/v2/tasks', query, isTaskPage).catch((error: unknown) => {
			throw withoutV2(error, "choose By ID and enter the task's ID");
		});
		return body as Page;
	});
	const zone = this.getTimezone();
	const items = results.map((task) => ({
		name: taskLabel(task, zone),
		value: String(task['_id']),
	}));
	return resultOf(items, page, results.length === PAGE_SIZE && page < LAST_PAGE);
}

/**
 * Campaigns whose name contains the filter. lemlist cannot search them, so all are read for a filter;
 * without one they come page by page.
 * @param paginationToken number of the page to read, from 1
 */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	if (filter !== '') {
		const campaigns = await read(this, async (client) => await client.allCampaigns());
		return { results: filtered(campaigns.map(campaignItem), filter) };
	}
	const page = pageNumber(paginationToken);
	const campaigns = await read(this, async (client) => await client.campaigns(page));
	return resultOf(campaigns.map(campaignItem), page, campaigns.length === PAGE_SIZE);
}

const campaignItem = ({ _id, name }: Campaign): INodeListSearchItems => itemOf(_id, name);

/** Records of each kind on a page. */
const RECORDS_PER_PAGE = 50;
/** lemlist searches from this many characters on. */
const MIN_SEARCH = 2;

/**
 * Contacts and companies that lemlist's search finds for the filter, page by page.
 * @param paginationToken number of the page to read, from 1
 */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await recordsOn(this, [contactsOf, companiesOf], filter, paginationToken);
}

/** Only contacts, otherwise like {@link searchRecords}. */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await recordsOn(this, [contactsOf], filter, paginationToken);
}

/** Only companies, otherwise like {@link searchRecords}. */
export async function searchCompanies(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await recordsOn(this, [companiesOf], filter, paginationToken);
}

/** Reads a page of one kind of records. */
type ReadKind = (client: LemlistClient, query: IDataObject) => Promise<INodeListSearchItems[]>;

const contactsOf: ReadKind = async (client, query) =>
	recordsIn<Contact>(await client.get('/contacts', query, isRecords)).map(contactItem);

const companiesOf: ReadKind = async (client, query) =>
	recordsIn<Company>(await client.get('/companies', query, isRecords)).map(companyItem);

async function recordsOn(
	context: ILoadOptionsFunctions,
	kinds: readonly ReadKind[],
	filter: string,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	const page = pageNumber(paginationToken);
	const query = {
		limit: RECORDS_PER_PAGE,
		offset: (page - 1) * RECORDS_PER_PAGE,
		...(filter.length >= MIN_SEARCH && { search: filter }),
	};
	const lists = await read(
		context,
		async (client) =>
			await Promise.all(kinds.map(async (readKind) => await readKind(client, query))).catch(
				byIdInstead,
			),
	);
	const isMore = lists.some(({ length }) => length === RECORDS_PER_PAGE);
	return resultOf(lists.flat(), page, isMore);
}

function byIdInstead(error: unknown): never {
	if (!(error instanceof LemlistError) || error.httpStatus !== 402) throw error;
	throw error.with({ advice: 'Choose By ID and enter the ID of the contact, company or lead.' });
}

const contactItem = ({ _id, fullName, email }: Contact): INodeListSearchItems =>
	itemOf(_id, fullName, email);

const companyItem = ({ _id, domain, fields }: Company): INodeListSearchItems =>
	itemOf(_id, fields?.name, domain);

/**
 * An entry of a list. What has no name is shown by its ID.
 * @param knownBy what people know it by, the name first
 */
function itemOf(id: string, ...knownBy: unknown[]): INodeListSearchItems {
	const [name, detail] = knownBy.filter((text) => typeof text === 'string' && text !== '');
	return { name: detail ? `${String(name)} (${String(detail)})` : String(name ?? id), value: id };
}

/** n8n passes the token of a page back to get the next one; here it is that page's number. */
const resultOf = (
	results: INodeListSearchItems[],
	page: number,
	isMore: boolean,
): INodeListSearchResult => ({
	results,
	...(isMore && { paginationToken: String(page + 1) }),
});

const pageNumber = (paginationToken: string | undefined): number => Number(paginationToken ?? 1);

function filtered(items: INodeListSearchItems[], filter: string): INodeListSearchItems[] {
	const wanted = filter.toLowerCase();
	return items.filter(({ name }) => name.toLowerCase().includes(wanted));
}

/**
 * Reads something for a list, within the limit that the executions with this key keep as well.
 * @throws NodeApiError or NodeOperationError that says what to do
 */
async function read<T>(
	context: ILoadOptionsFunctions,
	reading: (client: LemlistClient) => Promise<T>,
): Promise<T> {
	try {
		const deadline = systemClock.now() + PATIENCE_MS;
		return await reading(await connect(context, { deadline, isInteractive: true }));
	} catch (error) {
		throw toNodeError(context.getNode(), reportOf(toLemlistError(error, context.logger)));
	}
}
