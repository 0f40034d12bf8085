import type {
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { inOrder } from '../../lemlist/inOrder';
import type { Wait } from '../../lemlist/pacing/waits';
import { WAITING_FOR } from '../../lemlist/pacing/waits';
import { toLemlistError } from '../../shared/internalError';
import { taskIdsOf } from '../declarations/taskIds';
import { doneBy, noteOf, operationOf } from '../operations';
import { checkAll } from './checkAll';
import { Ledger } from './ledger';
import { prepareRun } from './prepareRun';
import type { Skipping } from './skipping/skipping';
import { WaitTimes } from './waitTimes';

/**
 * Runs the node for all input items: within lemlist's rate limit, those of one task in input order,
 * with errors per item.
 * @throws NodeApiError or NodeOperationError if an item failed and the user chose to stop
 */
export async function execute(
	context: IExecuteFunctions,
	description: INodeTypeDescription,
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const operation = operationOf(node);
	const taskIds = taskIdsOf(context, operation?.taskOf);
	const continueOnFail = context.continueOnFail() || isAgentsTool(node);
	const waitTimes = new WaitTimes();
	const ledger = new Ledger({
		node,
		taskIds,
		done: doneBy(node),
		continueOnFail,
		cancelled: context.getExecutionCancelSignal(),
	});

	const onWaitOf = (itemIndex: number) => (wait: Wait) => {
		waitTimes.add(wait);
		const ms = Math.round(wait.to - wait.from);
		context.logger.debug(
			`Lemlist Tasks: item ${itemIndex} waited ${ms} ms for ${WAITING_FOR[wait.reason]}`,
			{ itemIndex, reason: wait.reason, ms },
		);
	};

	let skipping: Skipping | undefined;
	try {
		const run = await prepareRun(context, description, taskIds, ledger.signal, onWaitOf);
		skipping = run.skipping;
		const requests = continueOnFail ? [] : await checkAll(run, taskIds, ledger);
		await inOrder(
			taskIds.length,
			(itemIndex) => taskIds[itemIndex] ?? `item ${itemIndex}`,
			async (itemIndex) => {
				if (ledger.signal.aborted) return;
				const taskId = taskIds[itemIndex] ?? null;
				ledger.enter(itemIndex, await run.items.run(itemIndex, taskId, requests[itemIndex]));
			},
			run.concurrency,
			run.clock,
		);
	} catch (error) {
		// If it escaped, n8n would pass the input items on as a success when the user chose to continue.
		ledger.fail(toLemlistError(error, context.logger));
	}
	const hint = ledger.hint({
		waits: waitTimes.byReason(),
		skipped: skipping?.label,
		notes: [noteOf(context), skipping?.note?.()].filter((note) => note !== undefined),
	});
	if (hint) context.addExecutionHints(hint);
	return [ledger.output()];
}

/**
 * Whether an agent reads the output: then a failure is reported as one, with its code and advice,
 * instead of ending the agent's run. n8n 2.41 does so by itself (`aiToolDefaultsToContinue` of
 * n8n-core), but passes on nothing but the message.
 */
const isAgentsTool = ({ rewireOutputLogTo, onError }: INode) =>
	rewireOutputLogTo === NodeConnectionTypes.AiTool && onError !== 'stopWorkflow';
