import type { INodeExecutionData } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';

/** What an item outputs. */
export interface Sent {
	items: INodeExecutionData[];
	/** Whether nothing was sent, since there was nothing to do. */
	isSkipped?: boolean;
}

/** How an item failed. */
export interface Failed {
	error: LemlistError;
	/** Whether nothing that is sent after it would succeed. */
	endsRun: boolean;
}

/** What came of one item. */
export type Result = Sent | Failed;
