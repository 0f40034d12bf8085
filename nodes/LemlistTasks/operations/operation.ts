import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Subject } from '../../lemlist/errors/rejection';
import type { Expectation } from '../../lemlist/policy/expected';
import type { BatchKind } from '../../lemlist/sending/batcher';
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
	batch?: BatchKind;
	/** What to throw for an error of lemlist's, if this operation knows more about it. */
	explain?: (error: LemlistError) => unknown;
	/** Whether a request that arrives twice does no more than one that arrives once. */
	repeatable: boolean;
	/** Set if reading an item's values may look something up, together with other items. */
	looksUp?: true;
	/** What its options may keep from being sent. */
	skips?: 'unchanged' | 'open';
	/** What was done to a number of items, for the hint: "21 updated". */
	done: (count: number) => string;
}
