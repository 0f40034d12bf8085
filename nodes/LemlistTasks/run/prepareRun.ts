import type { IExecuteFunctions, IHttpRequestOptions, INodeTypeDescription } from 'n8n-workflow';
import type { LemlistClient } from '../../lemlist/client';
import type { Clock } from '../../lemlist/clock';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import { errorOf } from '../../lemlist/errors/rejection';
import { StoppedError } from '../../lemlist/errors/stoppedError';
import { CONCURRENCY } from '../../lemlist/inOrder';
import type { OnWait } from '../../lemlist/pacing/waits';
import type { Outcome } from '../../lemlist/sending/outcome';
import { hasFailed } from '../../lemlist/sending/outcome';
import type { Send, Waiting } from '../../lemlist/sending/together';
import { Together } from '../../lemlist/sending/together';
import { connect } from '../../shared/connect';
import { toLemlistError } from '../../shared/internalError';
import { buildRequest } from '../declarations/buildRequest';
import { contextOfItem } from '../declarations/itemContext';
import { planRequest } from '../declarations/plan';
import { operationOf } from '../operations';
import type { Operation } from '../operations/operation';
import { runOptions } from '../operations/options';
import { inPages } from './inPages';
import { OutageWatch } from './outageWatch';
import type { Failed, Result } from './result';
import type { Skipping } from './skipping/skipping';
import { skippingOf } from './skipping/skippingOf';
import { toItems } from './toItems';

/** What a run does with its items. Its promises never reject; undefined means that it was stopped. */
export interface Run {
	/** Items under way at once. */
	concurrency: number;
	/** The sender's clock. */
	clock: Clock;
	/** What it skips, if anything. */
	skipping: Skipping | undefined;
	/** Turns an item's values into its request. */
	readItem(
		itemIndex: number,
		taskId: string | null,
	): Promise<{ request: IHttpRequestOptions } | Failed | undefined>;
	/** Does one item. It is read first unless its request is given. */
	doItem(
		itemIndex: number,
		taskId: string | null,
		request?: IHttpRequestOptions,
	): Promise<Result | undefined>;
}

/**
 * Prepares what all items of a run share: checks the credential and reads the declarations. The run
 * that it returns takes one item at a time: values -> request -> sent in its turn -> reply -> result.
 * @param taskIds the task that each item names, or null
 * @param signal aborted when nothing more is to be sent
 * @param onWaitOf returns what is called after each wait of an item
 * @throws LemlistError if the credential or the operation cannot be used at all
 */
export async function prepareRun(
	context: IExecuteFunctions,
	description: INodeTypeDescription,
	taskIds: ReadonlyArray<string | null>,
	signal: AbortSignal,
	onWaitOf: (itemIndex: number) => OnWait,
): Promise<Run> {
	const node = context.getNode();
	const operation = operationOf(node);
	const plan = planRequest(description, node);
	const isDeclared = plan.steps.some(({ request }) => request?.url !== undefined);
	if (!operation || !isDeclared) throw notAnOperation(node.parameters['operation']);
	const { repeatable, subject, explain = (error: LemlistError) => error } = operation;
	if (!repeatable && node.retryOnFail) throw wouldRepeat();
	const options = runOptions(node);
	const { dryRun, maxRequests } = options;
	const client = await connect(context, { signal, repeatable, maxPerWindow: maxRequests });
	const skipping = skippingOf(operation, options, client, taskIds);
	const outages = new OutageWatch(repeatable ? 1 : FAILURES_OF_AN_OUTAGE);
	const send = sendingOf(client, operation, signal);

	const failureOf = (
		thrown: unknown,
		about: { taskId: string | null; attempts: number },
		endsRun: ReturnType<OutageWatch['start']>,
	): Failed | undefined => {
		if (thrown instanceof StoppedError) return undefined;
		const error = toLemlistError(thrown, context.logger).with(about);
		return { error, endsRun: endsRun(error) };
	};

	const readItem: Run['readItem'] = async (itemIndex, taskId) => {
		const endsRun = outages.start();
		try {
			const item = contextOfItem(context, itemIndex);
			return { request: await buildRequest(plan, item, client.account) };
		} catch (thrown) {
			return failureOf(thrown, { taskId, attempts: 0 }, endsRun);
		}
	};

	const sendItem = async (
		itemIndex: number,
		taskId: string | null,
		request: IHttpRequestOptions,
	): Promise<Result | undefined> => {
		const item = contextOfItem(context, itemIndex);
		const endsRun = outages.start();
		let attempts = 0;

		const outputOf = async (wanted: IHttpRequestOptions) => {
			const outcome = await send(wanted, { onWait: onWaitOf(itemIndex) });
			attempts += outcome.attempts;
			if (outcome.kind === 'stopped') throw new StoppedError();
			if (hasFailed(outcome)) {
				throw explain(errorOf(outcome, { subject, repeatable, body: wanted.body }));
			}
			return await toItems(outcome.reply, plan.postReceive, item);
		};

		const sendRequest = async () => {
			if (dryRun) return [{ json: { ...request.qs, ...(request.body as object) } }];
			const items = plan.pagination
				? await inPages(plan.pagination, request, item, outputOf)
				: await outputOf(request);
			endsRun(undefined);
			return items;
		};

		try {
			return skipping ? await skipping.send(request, sendRequest) : { items: await sendRequest() };
		} catch (thrown) {
			return failureOf(thrown, { taskId, attempts }, endsRun);
		}
	};

	// Items that go in one request by the hundred have to be under way at once.
	const goTogether = operation.batch ?? operation.looksUp ?? skipping;
	return {
		concurrency: goTogether ? CONCURRENCY * 100 : CONCURRENCY,
		clock: client.sender.clock,
		skipping,
		readItem,
		async doItem(itemIndex, taskId, request) {
			const read = request ? { request } : await readItem(itemIndex, taskId);
			return read && 'request' in read ? await sendItem(itemIndex, taskId, read.request) : read;
		},
	};
}

/** How the requests of an operation are sent: each by itself, or several as one. */
function sendingOf(
	client: LemlistClient,
	{ expects, batch }: Operation,
	signal: AbortSignal,
): (request: IHttpRequestOptions, waiting: Waiting) => Promise<Outcome> {
	const sendOne: Send = async (request, waiting) =>
		await client.send(request, { ...waiting, expects });
	if (!batch) return sendOne;
	if (batch.reads) {
		return async (request, waiting) =>
			await client.sendTogether(request, batch, { ...waiting, expects });
	}
	// The changes of one run are neither held up nor carried on by another.
	const together = new Together(client.sender.clock, batch);
	return async (request, waiting) => await together.send(request, sendOne, { ...waiting, signal });
}

/**
 * If each item is tried once, this many failures in a row are an outage: two bursts, between which the
 * key pauses.
 */
const FAILURES_OF_AN_OUTAGE = 40;

/** If one item failed, n8n runs all of them again, even those that succeeded. */
function wouldRepeat(): LemlistError {
	const advice = 'Switch it off: this node itself tries again what is safe to try again.';
	return new LemlistError(
		`'Retry On Fail' under Settings would create the tasks of all items again`,
		{ code: 'RETRY_ON_FAIL', reason: 'Retry On Fail is on', advice, endsRun: 'yes' },
	);
}

/** n8n adds "Custom API Call" to the list of operations by itself; nothing declares what it sends. */
function notAnOperation(given: unknown): LemlistError {
	const advice =
		'Choose an operation from the list, or make the call with an HTTP Request node and the credential Lemlist Tasks API.';
	return new LemlistError(`'Operation' ${JSON.stringify(given)} sends nothing`, {
		code: 'UNKNOWN_OPERATION',
		reason: 'no operation',
		advice,
		field: 'operation',
		endsRun: 'yes',
	});
}
