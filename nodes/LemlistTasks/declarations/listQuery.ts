import { DateTime } from 'luxon';
import type { IDataObject, INodeProperties, PreSendAction } from 'n8n-workflow';
import { isBlank } from '../../lemlist/values/blank';
import { rejectionOf } from '../../shared/fields/parameter';

/** A filter of the older list. */
interface Filter {
	filterId: string;
	in?: string[];
	/** Days as `YYYY-MM-DD`, both included. */
	from?: string;
	to?: string;
}

/**
 * A hook that turns the query of `GET /v2/tasks` into that of `GET /tasks`, whose filters are JSON and
 * required even if there are none (developer.lemlist.com, Get Many Tasks).
 * @param parameters what may be in the query, to name a filter that this list does not have
 * @throws LemlistError from the hook, with code `NOT_IN_V1`
 */
export const listQuery = (parameters: INodeProperties[]): PreSendAction =>
	async function (request) {
		const { type, assignedTo, campaignId, dueDateFrom, dueDateTo, status, ...others } =
			request.qs as IDataObject;
		// V1 lists open tasks only, so asking for those is fine.
		const unsupported = {
			...others,
			...(status !== undefined && status !== 'pending' && { status }),
		};
		for (const [name, value] of Object.entries(unsupported)) {
			if (isBlank(value)) continue;
			const displayName = parameters.find((each) => each.name === name)?.displayName ?? name;
			throw rejectionOf({ name, displayName }, NOT_IN_V1, value);
		}
		const filters: Filter[] = [
			...listed({ type, assignedTo, campaignId } as Record<string, string | undefined>),
			...dueBetween(dayOf(dueDateFrom, this.getTimezone()), dayOf(dueDateTo, this.getTimezone())),
		];
		request.qs = { filters: JSON.stringify(filters) };
		return request;
	};

const NOT_IN_V1 = {
	problem: 'is unknown to API version V1',
	advice:
		'V1 finds open tasks by type, assignee, campaign and due date. Remove this, or choose V2 under Options > API Version.',
	code: 'NOT_IN_V1',
	reason: 'not in V1',
};

const listed = (values: Record<string, string | undefined>): Filter[] =>
	Object.entries(values).flatMap(([filterId, value]) =>
		value === undefined ? [] : [{ filterId, in: value.split(',') }],
	);

/** V1 filters by day, not by time. */
const dayOf = (moment: unknown, zone: string): string | undefined =>
	DateTime.fromISO(String(moment ?? ''), { zone }).toISODate() ?? undefined;

function dueBetween(from: string | undefined, to: string | undefined): Filter[] {
	if (from === undefined && to === undefined) return [];
	return [{ filterId: 'dueDate', ...(from && { from }), ...(to && { to }) }];
}
