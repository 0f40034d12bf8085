import type {
	IExecuteFunctions,
	INode,
	INodeTypeDescription,
	NodeOperationError,
} from 'n8n-workflow';
import { codedError } from './codedError';
import { runOptions } from './operations/options';
import { CREDENTIAL, toAccount } from './request/account';
import { buildRequest } from './request/build';
import { contextOfItem } from './request/itemContext';
import { planRequest } from './request/plan';
import type { About, Answered, Failure } from './response/failure';
import { failureOfError, failureOfOutcome } from './response/failure';
import type { Result } from './response/ledger';
import { worthRetrying } from './response/meanings';
import { OutageWatch } from './response/outage';
import { toItems } from './response/toItems';
import { connect, pacedHelpers } from './transport/connection';
import { senderFor } from './transport/senders';
import type { Stopwatch } from './transport/stopwatch';

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
	if (plan.request.url === undefined) throw notAnOperation(node);
	const stored = await context.getCredentials(CREDENTIAL);
	const account = toAccount(stored, node);
	const credentials = { ...stored, ...account };
	const { dryRun, maxRequests } = runOptions(node);
	const sending = { signal, maxPerWindow: maxRequests, worthRetrying };
	const credential = { type: CREDENTIAL, data: credentials };
	const send = connect(context, credential, senderFor(account.apiKey), sending, waiting);
	const helpers = pacedHelpers(context.helpers, send);
	const outages = new OutageWatch();

	return async (itemIndex, taskId) => {
		const about: About = { taskId };
		const item = contextOfItem(context, itemIndex, helpers);
		const judge = outages.start();
		try {
			const request = await buildRequest(plan, item, credentials);
			about.body = request.body;
			if (dryRun) return { items: [{ json: request.body as never }] };

			const outcome = await send(request);
			if (outcome.kind === 'stopped') return undefined;
			const failure = judge(failureOfOutcome(outcome, about));
			if (failure) return { failure };
			const { reply } = outcome as Answered;
			return { items: await toItems(reply, plan.postReceive, item) };
		} catch (error) {
			if (signal.aborted) return undefined;
			return { failure: judge(failureOfError(error as Error, about)) as Failure };
		}
	};
}

/** n8n adds "Custom API Call" to the list of operations by itself; nothing declares what it sends. */
function notAnOperation(node: INode): NodeOperationError {
	const advice =
		'Choose an operation from the list, or make the call with an HTTP Request node and the credential Lemlist Tasks API.';
	const name = JSON.stringify(node.parameters['operation']);
	const message = `'Operation' ${name} sends nothing. ${advice}`;
	return codedError(node, message, advice, { code: 'UNKNOWN_OPERATION', field: 'operation' });
}
