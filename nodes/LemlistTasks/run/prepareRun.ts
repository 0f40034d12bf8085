import type { IExecuteFunctions, INodeTypeDescription } from 'n8n-workflow';
import type { Clock } from '../../lemlist/clock';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import { CONCURRENCY } from '../../lemlist/inOrder';
import type { OnWait } from '../../lemlist/pacing/waits';
import { connect } from '../../shared/connect';
import { planRequest } from '../declarations/plan';
import { operationOf } from '../operations';
import { runOptions } from '../operations/options';
import { ItemRunner } from './itemRunner';
import { OutageWatch } from './outageWatch';
import { sendingOf } from './sendingOf';
import type { Skipping } from './skipping/skipping';
import { skippingOf } from './skipping/skippingOf';

/** A run that is ready to start. */
export interface Run {
	items: ItemRunner;
	/** Items under way at once. */
	concurrency: number;
	/** The sender's clock. */
	clock: Clock;
	/** What it skips, if anything. */
	skipping: Skipping | undefined;
}

/**
 * Prepares what all items of a run share: checks the credential and reads the declarations.
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
	const { repeatable } = operation;
	if (!repeatable && node.retryOnFail) throw wouldRepeat();
	const options = runOptions(node);
	const { dryRun, maxRequests } = options;
	const client = await connect(context, { signal, repeatable, maxPerWindow: maxRequests });
	const skipping = skippingOf(operation, options, client, taskIds);
	// Items that go in one request by the hundred have to be under way at once.
	const goTogether = operation.batch ?? operation.looksUp ?? skipping;
	return {
		items: new ItemRunner({
			context,
			operation,
			plan,
			account: client.account,
			send: sendingOf(client, operation, signal),
			outages: new OutageWatch(repeatable),
			skipping,
			dryRun,
			onWaitOf,
		}),
		concurrency: goTogether ? CONCURRENCY * 100 : CONCURRENCY,
		clock: client.sender.clock,
		skipping,
	};
}

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
