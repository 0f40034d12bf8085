import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { Parameter } from '../../shared/fields/rejection';
import { Faults, rejectionOf } from '../../shared/fields/rejection';

/** A filter of the older list. */
interface Filter {
	filterId: string;
	in?: string[];
	out?: string[];
	/** Days as `YYYY-MM-DD`, both included. */
	from?: string;
	to?: string;
}

/**
 * The query of `GET /tasks` for one of `GET /v2/tasks`. Its filters are JSON, and required even if there
 * are none (developer.lemlist.com, Get Many Tasks).
 * @param parameters by their names in the query, to name a filter that this list does not have
 * @param zone IANA name of the timezone of its days
 * @throws LemlistError with code `NOT_IN_V1`, with all that this list does not have
 */
export function toListQuery(
	query: IDataObject,
	parameters: ReadonlyMap<string, Parameter>,
	zone: string,
): IDataObject {
	const { type, assignedTo, campaignId, dueDateFrom, dueDateTo, status, ...more } = query;
	const { typeNot, assignedToNot, campaignIdNot, ...others } = more;
	// V1 lists open tasks only, so asking for those is fine.
	const unsupported = {
		...others,
		...(status !== undefined && status !== 'pending' && { status }),
	};
	const faults = new Faults();
	Object.entries(unsupported).forEach(([name, value], index, { length }) => {
		const parameter = parameters.get(name) ?? { name, displayName: name };
		const isLast = index === length - 1;
		const { advice, ...others } = NOT_IN_V1;
		faults.add(rejectionOf(parameter, { ...others, advice: isLast ? advice : '' }, value));
	});
	faults.throwIfAny();
	const filters: Filter[] = [
		...listed('in', { type, assignedTo, campaignId }),
		...listed('out', { type: typeNot, assignedTo: assignedToNot, campaignId: campaignIdNot }),
		...dueBetween(dayOf(dueDateFrom, zone), dayOf(dueDateTo, zone)),
	];
	return { filters: JSON.stringify(filters) };
}

const NOT_IN_V1 = {
	problem: 'is unknown to API version V1',
	advice:
		'V1 finds open tasks by type, assignee, campaign and due date. Remove this, or choose V2 under Options > API Version.',
	code: 'NOT_IN_V1',
	reason: 'not in V1',
};

const listed = (side: 'in' | 'out', values: IDataObject): Filter[] =>
	Object.entries(values).flatMap(([filterId, value]) =>
		typeof value === 'string' ? [{ filterId, [side]: value.split(',') }] : [],
	);

/** V1 filters by day, not by time. */
const dayOf = (moment: unknown, zone: string): string | undefined =>
	DateTime.fromISO(String(moment ?? ''), { zone }).toISODate() ?? undefined;

function dueBetween(from: string | undefined, to: string | undefined): Filter[] {
	if (from === undefined && to === undefined) return [];
	return [{ filterId: 'dueDate', ...(from && { from }), ...(to && { to }) }];
}
