// Lists of several items sent as one request. A refused one is halved until the item at fault is alone.
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Clock } from '../../lemlist/clock';
import type { Send } from '../../shared/connection';
import type { Outcome } from '../../lemlist/sending/sender';

/** Which requests may go as one: those whose bodies hold nothing but a list. */
export interface Batching {
	/** The list's name in the body. */
	property: string;
	/** Most entries of one request. */
	most: number;
}

/** How long a request waits for others after the last that came, in ms. */
const GATHER_MS = 20;

interface Waiting {
	request: IHttpRequestOptions;
	resolve: (outcome: Outcome) => void;
	reject: (error: Error) => void;
}

/**
 * Sends what is asked for at about the same time as one request. Each caller gets the outcome of the
 * last request that its own list was part of.
 * @param isRefusal whether an outcome may be the fault of one of the entries, so that the others
 * deserve another request
 */
export function together(
	send: Send,
	{ property, most }: Batching,
	isRefusal: (outcome: Outcome) => boolean,
	clock: Clock,
): Send {
	let gathered: Waiting[] = [];
	let arrivals = 0;

	const flush = () => {
		const batch = gathered;
		gathered = [];
		const fail = (error: Error) => batch.forEach(({ reject }) => reject(error));
		if (batch.length > 0) sendAll(batch).catch(fail);
	};

	const sendAll = async (batch: Waiting[]): Promise<void> => {
		const lists = batch.map(({ request }) => (request.body as IDataObject)[property]);
		const outcome = await send({ ...batch[0]!.request, body: { [property]: lists.flat() } });
		if (batch.length === 1 || !isRefusal(outcome)) {
			return batch.forEach(({ resolve }) => resolve(outcome));
		}
		const middle = Math.ceil(batch.length / 2);
		await Promise.all([sendAll(batch.slice(0, middle)), sendAll(batch.slice(middle))]);
	};

	return async (request) =>
		await new Promise((resolve, reject) => {
			gathered.push({ request, resolve, reject });
			const arrival = ++arrivals;
			if (gathered.length >= most) flush();
			else void clock.sleep(GATHER_MS).then(() => arrival === arrivals && flush());
		});
}
