import type { IHttpRequestOptions } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { inOrder } from '../../lemlist/inOrder';
import type { Ledger } from './ledger';
import type { Run } from './prepareRun';

/**
 * Reads every item before the first is sent, for a run that stops at the first failure: if a row
 * cannot be read, nothing is sent, and no run is left half done. Only look-ups of what rows name are sent.
 * @returns the request of each item; undefined if it could not be read
 */
export async function checkAll(
	run: Run,
	taskIds: ReadonlyArray<string | null>,
	ledger: Ledger,
): Promise<Array<IHttpRequestOptions | undefined>> {
	const requests = new Array<IHttpRequestOptions | undefined>(taskIds.length).fill(undefined);
	await inOrder(
		taskIds.length,
		(itemIndex) => `item ${itemIndex}`,
		async (itemIndex) => {
			if (ledger.signal.aborted) return;
			const read = await run.items.read(itemIndex, taskIds[itemIndex] ?? null);
			if (read === undefined) return;
			if ('request' in read) requests[itemIndex] = read.request;
			else if (isOfRow(read.error)) ledger.reject(itemIndex, read.error);
			else if (!ledger.signal.aborted) ledger.enter(itemIndex, read);
		},
		run.concurrency,
		run.clock,
	);
	ledger.endIfRejected();
	return requests;
}

/** Whether the error is the row's own, and not a look-up's, which the next row would meet as well. */
const isOfRow = ({ httpStatus, endsRun }: LemlistError) => httpStatus === null && endsRun === 'no';
