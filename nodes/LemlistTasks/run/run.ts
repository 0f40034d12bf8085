import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeTypeDescription,
	NodeOperationError,
} from 'n8n-workflow';
import { codedError } from '../../shared/codedError';
import { operationOf } from '../operations';
import { runOptions } from '../operations/options';
import { inPages } from './inPages';
import { CREDENTIAL, toAccount } from '../../lemlist/account';
import { buildRequest } from '../declarations/build';
import { contextOfItem } from '../declarations/itemContext';
import { planRequest } from '../declarations/plan';
import type { About, Failure } from '../../lemlist/errors/failure';
import { failureOfError, failureOfOutcome } from '../../lemlist/errors/failure';
import type { Result } from './ledger';
import { toNodeError } from '../../shared/nodeError';
import { OutageWatch } from './outage';
import { toItems } from './toItems';
import { sendingOf } from './sending';
import { Stopped } from '../../shared/connection';
import type { Outcome } from '../../lemlist/sending/sender';
import { senderFor } from '../../lemlist/sending/senders';
import type { Stopwatch } from './stopwatch';

/** Does one item; undefined where the run was stopped before lemlist answered it. */
export type RunItem = (itemIndex: number, taskId: string | null) => Promise<Result | undefined>;

/**
 * Prepares what all items of a run share: the credential checked, the declarations read, the key's
 * sender found. What it gives does one item: values -> request -> sent in its turn -> answer -> result.
 * @param signal aborted when nothing more is to be sent
 * @param waiting measures how long requests waited for leave to be sent
 * @throws NodeOperationError where the credential or the operation cannot be used at all
 */
export async function prepareRun(
	context: IExecuteFunctions,
	description: INodeTypeDescription,
	signal: AbortSignal,
	waiting: Stopwatch,
): Promise<RunItem> {
	const node = context.getNode();
	const plan = planRequest(description, node);
	const operation = operationOf(node);
	if (!operation || plan.request.url === undefined) throw notAnOperation(node);
	const { repeatable, subject } = operation;
	if (!repeatable && node.retryOnFail) throw wouldRepeat(node);
	const stored = await context.getCredentials(CREDENTIAL);
	const account = toAccount(stored, node);
	const credentials = { ...stored, ...account };
	const { dryRun, maxRequests } = runOptions(node);
	const { send, helpers } = sendingOf(operation, context, {
		credential: { type: CREDENTIAL, data: credentials },
		sender: senderFor(account.apiKey),
		signal,
		maxPerWindow: maxRequests,
		waiting,
	});
	const outages = new OutageWatch(repeatable ? 1 : FAILURES_OF_AN_OUTAGE);

	return async (itemIndex, taskId) => {
		const about: About = { taskId, subject, repeatable };
		const item = contextOfItem(context, itemIndex, helpers);
		const judge = outages.start();

		const answerTo = async (request: IHttpRequestOptions) => {
			const outcome = await send(request);
			if (outcome.kind === 'stopped') throw new Stopped();
			const failure = failureOfOutcome(outcome, about);
			if (failure) throw toNodeError(node, failure, itemIndex);
			const { reply } = outcome as Extract<Outcome, { kind: 'answered' }>;
			return await toItems(reply, plan.postReceive, item);
		};

		try {
			const request = await buildRequest(plan, item, credentials);
			about.body = request.body;
			if (dryRun) return { items: [{ json: { ...request.qs, ...(request.body as object) } }] };
			const items = plan.pagination
				? await inPages(plan.pagination, request, item, answerTo)
				: await answerTo(request);
			judge(undefined);
			return { items };
		} catch (error) {
			if (error instanceof Stopped) return undefined;
			return { failure: judge(failureOfError(error as Error, about)) as Failure };
		}
	};
}

/**
 * Where each item is tried once, so many failures in a row are lemlist's and not an item's: two bursts,
 * between which the key pauses.
 */
const FAILURES_OF_AN_OUTAGE = 40;

/** n8n runs all items again when one failed, also those that succeeded. */
function wouldRepeat(node: INode): NodeOperationError {
	const advice = 'Switch it off: this node tries again by itself what is safe to try again.';
	const message = `'Retry On Fail' under Settings would create the tasks of all items again. ${advice}`;
	return codedError(node, message, advice, { code: 'RETRY_ON_FAIL', endsRun: true });
}

/** n8n adds "Custom API Call" to the list of operations by itself; nothing declares what it sends. */
function notAnOperation(node: INode): NodeOperationError {
	const advice =
		'Choose an operation from the list, or make the call with an HTTP Request node and the credential Lemlist Tasks API.';
	const name = JSON.stringify(node.parameters['operation']);
	const message = `'Operation' ${name} sends nothing. ${advice}`;
	return codedError(node, message, advice, { code: 'UNKNOWN_OPERATION', field: 'operation' });
}
