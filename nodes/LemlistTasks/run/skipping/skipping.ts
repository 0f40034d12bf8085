import type { IDataObject } from 'n8n-workflow';
import type { Request } from '../../../lemlist/http';
import type { Sent } from '../../operation';

/** Keeps items that need not be sent from being sent. */
export interface Skipping {
	/** What skipped items are called when they are counted, such as "unchanged". */
	readonly label: string;
	/**
	 * Sends a request, unless that is not necessary.
	 * @param send sends it, and throws if lemlist did not do what was asked
	 * @throws what `send` throws; LemlistError if it cannot be known whether it is necessary
	 */
	send(request: Request, send: () => Promise<Sent>): Promise<Sent>;
	/** What the hint says of items that could not be skipped, if there are any. */
	note?(): string | undefined;
}

/** What a request sends. */
export const bodyIn = (request: Request) => request.body as IDataObject;
