import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';
import { LEMLIST_LIMIT } from '../../lemlist/pacing/pace';

/** lemlist's limit: requests per API key and 2 seconds. */
const MAX_REQUESTS = LEMLIST_LIMIT.limit;

/** An option of every operation. Options are read once per run, hence no expressions. */
const maxRequests: INodeProperties = {
	displayName: 'Max Requests per 2 Seconds',
	name: 'maxRequests',
	type: 'number',
	noDataExpression: true,
	typeOptions: { minValue: 1, maxValue: MAX_REQUESTS, numberPrecision: 0 },
	default: MAX_REQUESTS,
	description:
		"Max requests of this run: lemlist's limit per API key is 20. A lower number leaves room for other tools that use the same key. It does not limit reads that many items share.",
};

/** The collection Options of an operation. */
export const optionsWith = (own: INodeProperties[] = []): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...own, maxRequests].sort((one, other) =>
		one.displayName.localeCompare(other.displayName),
	),
});

/** Sends nothing. */
export const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether to output what each item would send instead of sending it. Names, e-mail addresses and domains are still looked up, and tasks are still read.',
};

/** Words for lemlist's values of a priority. */
const PRIORITIES: Readonly<Record<string, string>> = {
	'': 'none',
	'0': 'low',
	'1': 'medium',
	'2': 'high',
};

/** What a dry run outputs for a body that it does not send: the body, with the priority as a word. */
export function withPriorityAsWord(body: IDataObject): IDataObject {
	const { priority } = body;
	return typeof priority === 'string' && priority in PRIORITIES
		? { ...body, priority: PRIORITIES[priority] }
		: body;
}

/** How dates such as 05/12/2026 are read, which sheets and CRMs of different countries mean differently. */
export const ambiguousDates: INodeProperties = {
	displayName: 'Dates Like 05/12/2026',
	name: 'ambiguousDates',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Reject', value: 'reject', description: 'Report an error for the row' },
		{ name: 'Day First', value: 'dayFirst', description: '5 December 2026' },
		{ name: 'Month First', value: 'monthFirst', description: '12 May 2026' },
	],
	default: 'reject',
	description: 'How to read a due date that could be two different days',
};

/** Sends only what changes something. */
export const skipUnchanged: INodeProperties = {
	displayName: 'Skip Unchanged',
	name: 'skipUnchanged',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether to send only what changes something. Tasks are read first, 100 per request; images and videos are always sent.',
};

/** Creates only what is not open already. */
export const skipIfOpenTaskExists: INodeProperties = {
	displayName: 'Skip If Open Task Exists',
	name: 'skipIfOpenTaskExists',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether to output an open task of the same record, type and title instead of creating another one. An interrupted run can then be repeated.',
};

/** The options of a run, as set or by default. */
export interface RunOptions {
	dryRun: boolean;
	skipUnchanged: boolean;
	skipIfOpen: boolean;
	/** 1 to 20 */
	maxRequests: number;
}

/** The options of a node. A number that is out of range becomes the nearest one in it. */
export function runOptions({ parameters }: INode): RunOptions {
	const options = Object(parameters['options']) as Record<string, unknown>;
	const { maxRequests } = options;
	const given = Math.floor(Number(maxRequests ?? MAX_REQUESTS));
	const wanted = Number.isNaN(given) ? MAX_REQUESTS : given;
	return {
		dryRun: isNotOff(options['dryRun']),
		skipUnchanged: isNotOff(options['skipUnchanged']),
		skipIfOpen: isNotOff(options['skipIfOpenTaskExists']),
		maxRequests: Math.min(Math.max(wanted, 1), MAX_REQUESTS),
	};
}

/** Anything else than a clear no is a yes: then nothing is sent by accident. */
const isNotOff = (option: unknown): boolean =>
	![undefined, null, false, '', 'false'].includes(option as boolean);
