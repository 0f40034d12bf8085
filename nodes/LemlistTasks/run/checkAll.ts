import type { IHttpRequestOptions } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Ledger } from './ledger';
import type { Run } from './prepareRun';

/**
 * Reads every item before the first is sent, for a run that stops at the first failure: if a row
 * cannot be read, nothing is done by half. Only team members are looked up.
 * @returns the requests of the items
 */
export async function checkAll(
	run: Run,
	taskIds: ReadonlyArray<string | null>,
	ledger: Ledger,
): Promise<IHttpRequestOptions[]> {
	const requests: IHttpRequestOptions[] = [];
	for (const [itemIndex, taskId] of taskIds.entries()) {
		if (ledger.signal.aborted) break;
		const read = await run.readItem(itemIndex, taskId);
		if (read === undefined) break;
		if ('request' in read) requests.push(read.request);
		else if (isOfRow(read.error)) ledger.reject(itemIndex, read.error);
		else ledger.enter(itemIndex, read);
	}
	ledger.endIfRejected();
	return requests;
}

/** Whether it is the row's own, and not that of a look-up, which the next row would meet as well. */
const isOfRow = ({ httpStatus, endsRun }: LemlistError) => httpStatus === null && endsRun === 'no';
