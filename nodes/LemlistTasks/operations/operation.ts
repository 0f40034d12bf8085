import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Subject } from '../../lemlist/errors/rejection';
import type { Expectation } from '../../lemlist/policy/expected';

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
	/** The parameter by which items are kept in input order: those with the same value. */
	inOrderOf?: string;
	/** Set if the requests of several items may be sent as one. */
	batch?: Batch;
	/** Whether a request that arrives twice does no more than one that arrives once. */
	repeatable: boolean;
	/** What a run does, for the hint: "3 of 4 tasks updated". */
	done: string;
}

/** Requests that may be sent as one: those whose bodies hold nothing but a list. */
export interface Batch {
	/** The list's name in the body. */
	property: string;
	/** Max entries per request. */
	maxSize: number;
}
