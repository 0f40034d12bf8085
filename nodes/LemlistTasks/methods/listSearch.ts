import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { DateTime } from 'luxon';
import { codedError } from '../../shared/codedError';
import { MAX_RESULTS, PAGE_SIZE } from '../../lemlist/pages/page';
import { CREDENTIAL, toAccount } from '../../lemlist/account';
import { withoutV2 } from '../../lemlist/pages/withoutV2';
import { connect, pacedHelpers } from '../../shared/connection';
import { senderFor } from '../../lemlist/sending/senders';
import type { LookUpContext } from '../../shared/lookUp';
import { lookUp } from '../../shared/lookUp';
import { teamMembers } from '../../lemlist/team';

/** Members of the team whose name or e-mail address holds the filter. */
export async function searchAssignees(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const members = await teamMembers(await pacedContext(this));
	const results = members.map(({ userId, name, email }) => ({
		name: name && email ? `${name} (${email})` : name || email || userId,
		value: userId,
	}));
	const wanted = filter.toLowerCase();
	return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

/** Behind it lemlist gives no more of a search. */
const LAST_PAGE = MAX_RESULTS / PAGE_SIZE;

/**
 * Open tasks whose title or contact holds the filter, the next due first.
 * @param paginationToken number of the page to bring, from 1
 */
export async function searchTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const found = lookUp(await pacedContext(this), '/v2/tasks', {
		status: 'pending',
		sortBy: 'dueDate',
		sortOrder: 'asc',
		limit: PAGE_SIZE,
		page,
		...(filter && { search: filter }),
	});
	const { results = [] } = await found.catch((error: Error) => {
		throw withoutV2(error, this.getNode(), "choose By ID and give the task's ID");
	});
	const tasks = results as IDataObject[];
	const zone = this.getTimezone();
	return {
		results: tasks.map((task) => toListItem(task, zone)),
		...(tasks.length === PAGE_SIZE && page < LAST_PAGE && { paginationToken: String(page + 1) }),
	};
}

/**
 * Campaigns whose name holds the filter. lemlist cannot search them, so with a filter all pages are
 * brought, and without one a page at a time.
 * @param paginationToken number of the page to bring, from 1
 */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const context = await pacedContext(this);
	const wanted = filter.toLowerCase();
	const found = new Map<string, string>();
	for (let page = Number(paginationToken ?? 1); ; page++) {
		const before = found.size;
		const campaigns = await campaignsOn(context, page);
		for (const { _id, name } of campaigns) found.set(String(_id), String(name ?? _id));
		const isLast = campaigns.length < PAGE_SIZE || found.size === before;
		if (isLast || filter === '') {
			const items = [...found].map(([value, name]) => ({ name, value }));
			const results = items.filter(({ name }) => name.toLowerCase().includes(wanted));
			return { results, ...(!isLast && { paginationToken: String(page + 1) }) };
		}
	}
}

/** lemlist's page shows a bare list, its answers also an object around it. */
async function campaignsOn(context: LookUpContext, page: number): Promise<IDataObject[]> {
	const answer = await lookUp(context, '/campaigns', { version: 'v2', limit: PAGE_SIZE, page });
	return (Array.isArray(answer) ? answer : (answer['campaigns'] ?? [])) as IDataObject[];
}

function toListItem(task: IDataObject, zone: string): INodeListSearchItems {
	const day = DateTime.fromISO(String(task['dueDate'] ?? ''), { zone }).toISODate();
	const details = [day, task['ownerName'], task['leadCompanyName']].filter(Boolean);
	const title = String(task['title'] || task['type'] || task['_id']);
	return {
		name: details.length > 0 ? `${title} (${details.join(', ')})` : title,
		value: String(task['_id']),
	};
}

/** Somebody waits for the list: what lemlist cannot answer now is told at once. */
const NO_PATIENCE = { worthRetrying: () => 'no' as const, mayPass: () => false };

const NO_CREDENTIAL =
	'Choose a Lemlist Tasks API credential above, or create one with an API key from lemlist.';

/** The panel's look-ups wait for the same limit as the executions with this key. */
async function pacedContext(context: ILoadOptionsFunctions): Promise<LookUpContext> {
	const node = context.getNode();
	const data = await context.getCredentials(CREDENTIAL).catch(({ message }: Error) => {
		throw codedError(node, `${message}. ${NO_CREDENTIAL}`, NO_CREDENTIAL, {
			code: 'NO_CREDENTIAL',
		});
	});
	const { apiKey } = toAccount(data, node);
	const send = connect(
		context as never,
		{ type: CREDENTIAL, data },
		senderFor(apiKey),
		NO_PATIENCE,
	);
	const helpers = pacedHelpers(context.helpers, send);
	return Object.assign(Object.create(context), { helpers }) as ILoadOptionsFunctions;
}
