// Lists of several items sent as one request. If lemlist rejects one, it is halved until the item at
// fault is alone.
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Clock } from '../../lemlist/clock';
import type { OnWait } from '../../lemlist/pacing/waits';
import type { Outcome } from '../../lemlist/sending/outcome';
import { hasFailed } from '../../lemlist/sending/outcome';
import type { Batch } from '../operations/operation';

/**
 * Sends an item's request in its turn; never rejects.
 * @param onWait is called after each wait of the item
 */
export type Send = (request: IHttpRequestOptions, onWait?: OnWait) => Promise<Outcome>;

/** How long a request waits for others after the last one that came, in ms. */
const GATHER_MS = 20;

interface Waiting {
	request: IHttpRequestOptions;
	onWait: OnWait | undefined;
	resolve: (outcome: Outcome) => void;
	reject: (error: Error) => void;
}

/**
 * Sends requests that come at about the same time as one. Each caller gets the outcome of the last
 * request that its own list was part of, with the attempts of all of them.
 */
export function inBatches(send: Send, { property, maxSize }: Batch, clock: Clock): Send {
	let gathered: Waiting[] = [];
	let arrivals = 0;

	const flush = () => {
		const batch = gathered;
		gathered = [];
		const fail = (error: Error) => batch.forEach(({ reject }) => reject(error));
		if (batch.length > 0) sendAll(batch, 0).catch(fail);
	};

	const sendAll = async (batch: Waiting[], attemptsBefore: number): Promise<void> => {
		const lists = batch.map(({ request }) => (request.body as IDataObject)[property]);
		const request = { ...batch[0]!.request, body: { [property]: lists.flat() } };
		const onWait: OnWait = (wait) => batch.forEach((each) => each.onWait?.(wait));
		const outcome = await send(request, onWait);
		const attempts = attemptsBefore + outcome.attempts;
		if (batch.length === 1 || !isItemsFault(outcome)) {
			return batch.forEach(({ resolve }) => resolve({ ...outcome, attempts }));
		}
		const middle = Math.ceil(batch.length / 2);
		await Promise.all([
			sendAll(batch.slice(0, middle), attempts),
			sendAll(batch.slice(middle), attempts),
		]);
	};

	return async (request, onWait) =>
		await new Promise((resolve, reject) => {
			gathered.push({ request, onWait, resolve, reject });
			const arrival = ++arrivals;
			if (gathered.length >= maxSize) flush();
			else void clock.sleep(GATHER_MS).then(() => arrival === arrivals && flush());
		});
}

/** Whether lemlist rejected what was asked, and not the key or everything during an outage. */
const isItemsFault = (outcome: Outcome): boolean =>
	hasFailed(outcome) && outcome.kind === 'answered' && outcome.rule.endsRun === 'no';
