// The lists in the panel. Somebody waits for them, so failures are reported at once.
import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Campaign } from '../../lemlist/campaigns';
import type { LemlistClient } from '../../lemlist/client';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import { systemClock } from '../../lemlist/clock';
import type { Page } from '../../lemlist/pages/page';
import { MAX_RESULTS, PAGE_SIZE } from '../../lemlist/pages/page';
import { withoutV2 } from '../../lemlist/pages/withoutV2';
import { isRecords, isTaskPage } from '../../lemlist/policy/expected';
import type { Company, Contact } from '../../lemlist/records';
import { recordsIn } from '../../lemlist/records';
import { Recent } from '../../lemlist/recent';
import { taskIdIn } from '../../lemlist/values/taskId';
import { connect } from '../connect';
import { toLemlistError } from '../internalError';
import { reportOf, toNodeError } from '../nodeError';
import { taskLabel } from './taskLabel';

/** How long a list may take until it says what keeps it, in ms. */
const PATIENCE_MS = 10_000;

/** Members of the team whose name or e-mail address contains the filter. */
export async function searchAssignees(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const members = await read(this, async (client) => await client.members());
	const items = members.map(({ userId, name, email }) => ({
		name: name && email ? `${name} (${email})` : name || email || userId,
		value: userId,
	}));
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
	const page = Number(paginationToken ?? 1);
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
	return {
		results: results.map((task) => ({ name: taskLabel(task, zone), value: String(task['_id']) })),
		...(results.length === PAGE_SIZE && page < LAST_PAGE && { paginationToken: String(page + 1) }),
	};
}

/** All campaigns, kept for a while: n8n searches them again with each letter that is typed. */
const recentCampaigns = new Recent<Campaign[]>(systemClock, 30_000);

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
	const toItems = (campaigns: Campaign[]) =>
		campaigns.map(({ _id, name }) => ({ name: String(name ?? _id), value: String(_id) }));
	if (filter !== '') {
		const campaigns = await read(
			this,
			async (client) =>
				await recentCampaigns.of(client.sender, async () => await client.allCampaigns()),
		);
		return { results: filtered(toItems(campaigns), filter) };
	}
	const page = Number(paginationToken ?? 1);
	const campaigns = await read(this, async (client) => await client.campaigns(page));
	return {
		results: toItems(campaigns),
		...(campaigns.length === PAGE_SIZE && { paginationToken: String(page + 1) }),
	};
}

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
	const page = Number(paginationToken ?? 1);
	const query = {
		limit: RECORDS_PER_PAGE,
		offset: (page - 1) * RECORDS_PER_PAGE,
		...(filter.length >= MIN_SEARCH && { search: filter }),
	};
	const pages = await read(
		this,
		async (client) =>
			await Promise.all([
				client.get('/contacts', query, isRecords),
				client.get('/companies', query, isRecords),
			]).catch(byIdInstead),
	);
	const [contacts, companies] = [recordsIn<Contact>(pages[0]), recordsIn<Company>(pages[1])];
	const isMore = [contacts, companies].some(({ length }) => length === RECORDS_PER_PAGE);
	return {
		results: [...contacts.map(contactItem), ...companies.map(companyItem)],
		...(isMore && { paginationToken: String(page + 1) }),
	};
}

function byIdInstead(error: unknown): never {
	if (!(error instanceof LemlistError) || error.code !== 'NOT_IN_PLAN') throw error;
	throw error.with({ advice: 'Choose By ID and enter the ID of the contact, company or lead.' });
}

const contactItem = ({ _id, fullName, email }: Contact): INodeListSearchItems =>
	recordItem(_id, fullName, email);

const companyItem = ({ _id, domain, fields }: Company): INodeListSearchItems =>
	recordItem(_id, fields?.name, domain);

/** What people know a record by, the name first. */
function recordItem(value: string, ...knownBy: unknown[]): INodeListSearchItems {
	const [name, detail] = knownBy.filter((text) => typeof text === 'string' && text !== '');
	return { name: detail ? `${String(name)} (${String(detail)})` : String(name ?? value), value };
}

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
		const until = systemClock.now() + PATIENCE_MS;
		return await reading(await connect(context, { until }));
	} catch (error) {
		throw toNodeError(context.getNode(), reportOf(toLemlistError(error, context.logger)));
	}
}
