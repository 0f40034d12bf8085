import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import type { Sent } from '../result';

/** Keeps items that need not be sent from being sent. */
export interface Skipping {
	/** What skipped items are called when they are counted, such as "unchanged". */
	readonly label: string;
	/**
	 * Sends a request, unless that is not necessary.
	 * @param send sends it, and throws if lemlist did not do what was asked
	 * @throws what `send` throws; LemlistError if it cannot be known whether it is necessary
	 */
	send(request: IHttpRequestOptions, send: () => Promise<INodeExecutionData[]>): Promise<Sent>;
	/** What the hint says of items that could not be skipped, if there are any. */
	note?(): string | undefined;
}

/** What a request sends. */
export const bodyIn = (request: IHttpRequestOptions) => request.body as IDataObject;
