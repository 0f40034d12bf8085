import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Subject } from '../../lemlist/errors/rejection';
import type { Expectation } from '../../lemlist/policy/expected';
import type { TaskOf } from '../declarations/taskIds';

/** An operation of the node: what its panel shows and what it sends, all of it declared. */
export interface Operation {
	/** Its entry under Operation, with the method and path that it sends to. */
	option: INodePropertyOptions;
	/** Its parameters. index.ts adds the `displayOptions` that tie them to the operation. */
	properties: INodeProperties[];
	/** Its entries under Options, beside those of every operation. */
	options?: INodeProperties[];
	/** Whether the body of a reply is what was asked for (nodes/lemlist/policy/expected.ts). */
	expects: Expectation;
	/** What an item names, to say that lemlist does not know it. */
	subject?: Subject;
	/** The task that an item is about. Items of the same task are kept in input order. */
	taskOf?: TaskOf;
	/** What a dry run adds to its hint, if anything. */
	dryRunNote?: (context: IExecuteFunctions) => string | undefined;
	/** Set if the requests of several items may be sent as one. */
	batch?: Batch;
	/** Whether a request that arrives twice does no more than one that arrives once. */
	repeatable: boolean;
	/** What was done to a number of items, for the hint: "21 updated". */
	done: (count: number) => string;
}

/** Requests that may be sent as one: those whose bodies hold nothing but a list. */
export interface Batch {
	/** The list's name in the body. */
	property: string;
	/** Max entries per request. */
	maxSize: number;
}
