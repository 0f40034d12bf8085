import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import { CONCURRENCY, Turns } from '../../lemlist/inOrder';
import { connect } from '../../shared/connect';
import { checkChoices, isDryRun, operationOf } from '../operations';
import { runOptions } from '../operations/options';
import type { Run } from './row';
import { RunHealth } from './runHealth';

/**
 * Prepares what all rows of a run share.
 * @throws LemlistError if the credential or the operation cannot be used at all
 */
export async function prepareRun(
	context: IExecuteFunctions,
	others: Pick<Run, 'facts' | 'signal' | 'remarks' | 'onWaitOf'>,
): Promise<Run> {
	const node = context.getNode();
	const operation = operationOf(node);
	if (!operation) throw notAnOperation(node);
	const { repeatable, sharesRequests } = operation;
	if (!repeatable && node.retryOnFail) throw wouldRepeat();
	checkChoices(operation, node);
	const options = runOptions(node);
	const { maxRequests } = options;
	const { signal } = others;
	const client = await connect(context, { signal, repeatable, maxPerWindow: maxRequests });
	return {
		...others,
		context,
		startedAt: Date.now(),
		operation,
		client,
		turns: new Turns(client.sender.clock),
		parameters: node.parameters,
		health: new RunHealth(repeatable),
		options,
		isRetry: context.getMode() === 'retry',
		dryRun: isDryRun(node),
		// Rows that share requests by the hundred have to be under way at once.
		concurrency: sharesRequests?.(options) ? CONCURRENCY * 100 : CONCURRENCY,
	};
}

/** If one item failed, n8n runs all of them again, even those that succeeded. */
function wouldRepeat(): LemlistError {
	const advice = 'Switch it off: the node itself retries whatever is safe to retry.';
	return new LemlistError(
		`'Retry On Fail' under Settings would create the tasks of all items again`,
		{ code: 'RETRY_ON_FAIL', reason: 'Retry On Fail is on', advice, endsRun: 'yes' },
	);
}

/** n8n adds "Custom API Call" to the list of operations by itself; nothing declares what it sends. */
function notAnOperation({ parameters }: INode): LemlistError {
	const advice =
		'Choose an operation from the list, or make the call with an HTTP Request node and the credential Lemlist Tasks API.';
	return new LemlistError(`'Operation' ${JSON.stringify(parameters['operation'])} sends nothing`, {
		code: 'UNKNOWN_OPERATION',
		reason: 'no operation',
		advice,
		field: 'operation',
		endsRun: 'yes',
	});
}
