// What is looked up by one value, for many callers in one request: tasks by ID, the open tasks of a record,
// contacts by e-mail address, companies by domain.
import type { Request } from './http';
import type { Page } from './pages';
import { eachOnce, PAGE_SIZE } from './pages';
import type { Expectation } from './policy/expected';
import { isRecords, isTaskPage } from './policy/expected';
import { recordsIn } from './records';
import type { BatchKind } from './sending/batchKind';
import { joinLists, listIn } from './sending/batchKind';
import type { Task } from './task';

/** A kind of look-up. In a batch, the values are separated by commas. */
export interface LookUp {
	/** The path under the Base URL. */
	url: string;
	/** The name of the query's list of values. */
	property: string;
	/** The rest of the query. */
	otherParameters?: Request['qs'];
	expects: Expectation;
	batch: BatchKind;
}

/** What makes a {@link LookUp}. */
interface Definition extends Omit<LookUp, 'batch'> {
	/** Max values in one request. */
	maxSize: number;
	/** The part of a batch's body that belongs to some of the values. */
	pick: (body: unknown, values: readonly unknown[]) => unknown;
}

const lookUp = ({ maxSize, pick, ...definition }: Definition): LookUp => ({
	...definition,
	batch: {
		maxSize,
		readOnly: true,
		combine: joinLists('qs', definition.property),
		pick: (body, request) => pick(body, listIn(request, 'qs', definition.property)),
	},
});

/** Max task IDs in one search (developer.lemlist.com, Search Tasks). */
export const MAX_IDS = 100;

/** The request that looks up one value. */
export const requestFor = ({ url, property, otherParameters }: LookUp, value: string): Request => ({
	url,
	qs: { ...otherParameters, [property]: value },
});

/** One for each `include`: requests go together only if they share the same object. */
const TASKS_BY_ID = new Map<string, LookUp>();

/**
 * Tasks by ID, of any status: a page of what lemlist knows of them.
 * @param include `contact`, `company`, both separated by a comma, or nothing
 */
export function tasksById(include: string): LookUp {
	const known = TASKS_BY_ID.get(include);
	if (known) return known;
	const kind = lookUp({
		url: '/v2/tasks',
		property: 'taskId',
		otherParameters: { limit: MAX_IDS, ...(include && { include }) },
		expects: isTaskPage,
		maxSize: MAX_IDS,
		pick: (body, ids): Page => {
			const own = eachOnce((body as Page).results.filter(({ _id }) => ids.includes(_id)));
			return { ...(body as Page), results: own, total: own.length };
		},
	});
	TASKS_BY_ID.set(include, kind);
	return kind;
}

/** Max records in one search: few enough that their open tasks usually fit on one page. */
const MAX_RECORDS = 20;

/** The open tasks of one record. */
export interface OpenTasksFound {
	results: Task[];
	/** Whether the page had room for all tasks that were asked for, those of other records included. */
	isWhole: boolean;
}

const openTasksBy = (property: string): LookUp =>
	lookUp({
		url: '/v2/tasks',
		property,
		otherParameters: { status: 'pending', limit: PAGE_SIZE },
		expects: isTaskPage,
		maxSize: MAX_RECORDS,
		pick: (body, ids): OpenTasksFound => {
			const { results, total } = body as Page;
			// A task of a company may name it in `recordId` only.
			const isOwn = (task: Task) => ids.includes(task[property]) || ids.includes(task['recordId']);
			const own = eachOnce(results.filter(isOwn));
			const isWhole = total === undefined ? results.length < PAGE_SIZE : total <= results.length;
			return { results: own, isWhole };
		},
	});

const OPEN_TASKS_OF_CONTACT = openTasksBy('contactId');
const OPEN_TASKS_OF_COMPANY = openTasksBy('companyId');
const OPEN_TASKS_OF_LEAD = openTasksBy('leadId');

/** Open tasks of a contact (`ctc_…`), a lead (`lea_…`) or a company: {@link OpenTasksFound}. */
export function openTasksOf(recordId: string): LookUp {
	if (recordId.startsWith('ctc_')) return OPEN_TASKS_OF_CONTACT;
	return recordId.startsWith('lea_') ? OPEN_TASKS_OF_LEAD : OPEN_TASKS_OF_COMPANY;
}

/** Max addresses or domains in one request (developer.lemlist.com, Get Many Contacts). */
const MAX_VALUES = 100;

/** Max companies on one page (developer.lemlist.com, Get Many Companies). */
const MAX_COMPANIES = 500;

/** The records with one value. */
export interface RecordsFound {
	records: unknown[];
	/** Whether the reply had room for all that were asked for, those with other values included. */
	isWhole: boolean;
}

const lowerCase = (value: unknown) => String(value ?? '').toLowerCase();

/** Picks the records that have one of the values under a name, in any case. */
const having =
	(name: string) =>
	(body: unknown, values: readonly unknown[]): RecordsFound => {
		const wanted = values.map(lowerCase);
		const all = recordsIn<Record<string, unknown>>(body);
		const { total = 0 } = body as { total?: number };
		return {
			records: all.filter((each) => wanted.includes(lowerCase(each[name]))),
			isWhole: total <= all.length,
		};
	};

/** Contacts by e-mail address: {@link RecordsFound}. */
export const CONTACTS_BY_EMAIL = lookUp({
	url: '/contacts',
	property: 'idsOrEmails',
	expects: isRecords,
	maxSize: MAX_VALUES,
	pick: having('email'),
});

/** Companies by domain: {@link RecordsFound}. */
export const COMPANIES_BY_DOMAIN = lookUp({
	url: '/companies',
	property: 'idsOrDomains',
	otherParameters: { limit: MAX_COMPANIES },
	expects: isRecords,
	maxSize: MAX_VALUES,
	pick: having('domain'),
});
