import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** An operation of the node: what its panel shows and what it sends, all of it declared. */
export interface Operation {
	/** Its entry under Operation, with the method and path that it sends to. */
	option: INodePropertyOptions;
	/** Its parameters. `displayOptions` that tie them to the operation are added in index.ts. */
	properties: INodeProperties[];
	/** The parameter whose equal values keep their items in input order. */
	inOrderOf?: string;
	/** What it does to a task, as a past participle, for summing up. */
	done: string;
}
