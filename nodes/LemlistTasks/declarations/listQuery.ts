import type { IDataObject, INodeProperties, PreSendAction } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { refusal } from './refuse';
import { isBlank } from '../../lemlist/values/blank';

/** What the older list is filtered by, as its `filters` say it. */
interface Filter {
	filterId: string;
	in?: string[];
	/** Days as `YYYY-MM-DD`, both included. */
	from?: string;
	to?: string;
}

/**
 * A hook that turns the query of `GET /v2/tasks` into that of `GET /tasks`, which has its filters as
 * JSON, and has to have them even where there are none (developer.lemlist.com, Get Many Tasks).
 * @param parameters the panel's names of what may be in the query, to name what this list has not
 * @throws NodeOperationError from the hook, with code `NOT_IN_V1`
 */
export const listQuery = (parameters: INodeProperties[]): PreSendAction =>
	async function (request) {
		const { type, assignedTo, campaignId, dueDateFrom, dueDateTo, status, ...others } =
			request.qs as IDataObject;
		// It lists open tasks only, so it can be asked for those.
		const unknown = { ...others, ...(status !== undefined && status !== 'pending' && { status }) };
		for (const [name, value] of Object.entries(unknown)) {
			if (isBlank(value)) continue;
			const label = parameters.find((each) => each.name === name)?.displayName ?? name;
			throw refusal(this, { name, label }, NOT_IN_V1, value);
		}
		const filters: Filter[] = [
			...listed({ type, assignedTo, campaignId } as Record<string, string | undefined>),
			...dueBetween(dayOf(dueDateFrom, this.getTimezone()), dayOf(dueDateTo, this.getTimezone())),
		];
		request.qs = { filters: JSON.stringify(filters) };
		return request;
	};

const NOT_IN_V1 = {
	problem: 'is not known to API version V1',
	advice:
		'V1 finds open tasks by type, assignee, campaign and due date. Remove this, or choose V2 under Options > API Version.',
	code: 'NOT_IN_V1',
};

const listed = (values: Record<string, string | undefined>): Filter[] =>
	Object.entries(values).flatMap(([filterId, value]) =>
		value === undefined ? [] : [{ filterId, in: value.split(',') }],
	);

/** It knows days and no times. */
const dayOf = (moment: unknown, zone: string): string | undefined =>
	DateTime.fromISO(String(moment ?? ''), { zone }).toISODate() ?? undefined;

function dueBetween(from: string | undefined, to: string | undefined): Filter[] {
	if (from === undefined && to === undefined) return [];
	return [{ filterId: 'dueDate', ...(from && { from }), ...(to && { to }) }];
}
