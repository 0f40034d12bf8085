import type { INode, INodeProperties } from 'n8n-workflow';
import { LEMLIST_LIMIT } from '../../lemlist/pacing/rateLimiter';

/** lemlist's limit: requests per API key and 2 seconds. */
export const MAX_REQUESTS = LEMLIST_LIMIT.limit;

/** Options of every operation. Read once per run, hence no expressions. */
const COMMON: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether to output what each item would send instead of sending it. E-mail addresses of assignees are still looked up.',
	},
	{
		displayName: 'Max Requests per 2 Seconds',
		name: 'maxRequests',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 1, maxValue: MAX_REQUESTS, numberPrecision: 0 },
		default: MAX_REQUESTS,
		description:
			"At most 20, which is lemlist's limit per API key. A lower number leaves room for other tools that use the same key.",
	},
];

/** The collection Options of an operation. */
export const optionsWith = (own: INodeProperties[] = []): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...own, ...COMMON].sort((one, other) =>
		one.displayName.localeCompare(other.displayName),
	),
});

/** The options of a run, as set or by default. */
export interface RunOptions {
	dryRun: boolean;
	/** 1 to 20 */
	maxRequests: number;
}

/** The options of a node. A number that is out of range becomes the nearest one in it. */
export function runOptions({ parameters }: INode): RunOptions {
	const { dryRun, maxRequests } = Object(parameters['options']) as Partial<RunOptions>;
	const given = Math.floor(Number(maxRequests ?? MAX_REQUESTS));
	const wanted = Number.isNaN(given) ? MAX_REQUESTS : given;
	// Anything else than a clear no is a yes: then nothing is sent by accident.
	const isOff = [undefined, null, false, '', 'false'].includes(dryRun as boolean);
	return { dryRun: !isOff, maxRequests: Math.min(Math.max(wanted, 1), MAX_REQUESTS) };
}
