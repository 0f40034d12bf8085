import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Subject } from '../../lemlist/errors/failure';
import type { Batching } from '../run/together';

/** An operation of the node: what its panel shows and what it sends, all of it declared. */
export interface Operation {
	/** Its entry under Operation, with the method and path that it sends to. */
	option: INodePropertyOptions;
	/** Its parameters. `displayOptions` that tie them to the operation are added in index.ts. */
	properties: INodeProperties[];
	/** Its entries under Options, beside those of every operation. */
	options?: INodeProperties[];
	/** What an item names, for telling that lemlist does not know it. */
	subject?: Subject;
	/** The parameter whose equal values keep their items in input order. */
	inOrderOf?: string;
	/** Where the requests of several items may go as one. */
	together?: Batching;
	/** Whether a request that arrives twice does no more than one that arrives once. */
	repeatable: boolean;
	/** What a run does, for summing up: "3 of 4 tasks updated". */
	done: string;
}
