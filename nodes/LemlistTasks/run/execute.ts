import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { Clock } from '../../lemlist/clock';
import { systemClock } from '../../lemlist/clock';
import { inOrder, sideBySide } from '../../lemlist/inOrder';
import type { Wait } from '../../lemlist/pacing/waits';
import { WAITING_FOR } from '../../lemlist/pacing/waits';
import { isInvalidValue } from '../../shared/fields/rejection';
import { toLemlistError } from '../../shared/nodeError';
import { countLabelOf, isDryRun, operationOf } from '../operations';
import { forModel, isTool } from '../operations/tool';
import type { Run } from './row';
import { Row } from './row';
import { taskIdsOf } from './itemContext';
import type { RunFacts } from './ledger';
import { Ledger } from './ledger';
import { hintOf, outputOf, progressWhenCancelled } from './output';
import { prepareRun } from './prepareRun';
import { Remarks } from './remarks';
import { WaitTimes } from './waitTimes';

/**
 * Runs the node for all input items: within lemlist's rate limit, those of one task in input order,
 * with errors per item.
 * @param clock used until the account's sender is known, which has its own
 * @throws NodeApiError or NodeOperationError if an item failed and the user chose to stop
 */
export async function execute(
	context: IExecuteFunctions,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const waitTimes = new WaitTimes();
	const remarks = new Remarks();
	const facts: RunFacts = {
		node,
		rows: context.getInputData(),
		taskIds: await taskIdsOf(context, operationOf(node)?.taskOf, clock),
		countLabel: countLabelOf(node),
		continueOnFail: context.continueOnFail() || reportsToAgent(node),
		cancelled: context.getExecutionCancelSignal(),
	};
	const ledger = new Ledger(facts);

	const onWaitOf = (index: number) => (wait: Wait) => {
		waitTimes.add(wait);
		const ms = Math.round(wait.to - wait.from);
		context.logger.debug(
			`Lemlist Tasks: item ${index} waited ${ms} ms for ${WAITING_FOR[wait.reason]}`,
			{ itemIndex: index, reason: wait.reason, ms },
		);
	};

	try {
		const { signal } = ledger;
		const run = await prepareRun(context, { facts, signal, remarks, onWaitOf });
		// A run that goes on after failures reads each row just before it is sent.
		const prepared = facts.continueOnFail ? [] : await prepareAll(run, ledger);
		const keyOf = (index: number) =>
			run.operation.oneByOne ? 'one by one' : (facts.taskIds[index] ?? `item ${index}`);
		await inOrder(
			facts.rows.length,
			keyOf,
			async (index) => {
				if (signal.aborted) return;
				const row = prepared[index] ?? new Row(run, index);
				ledger.add(index, await row.work());
			},
			run.concurrency,
			run.turns,
		);
	} catch (error) {
		// If it escaped, n8n would pass the input items on as a success when the user chose to continue.
		ledger.fail(toLemlistError(error, context.logger));
	}
	const notes = [
		...(isDryRun(node) ? ['Dry Run is on: nothing was sent.'] : []),
		...remarks.sentences(),
	];
	const hint = hintOf(ledger, waitTimes.byReason(), notes);
	if (hint) context.addExecutionHints(hint);
	// n8n keeps nothing of a run that was cancelled or timed out.
	if (ledger.isCancelled) context.logger.info(`Lemlist Tasks: ${progressWhenCancelled(ledger)}`);
	const output = outputOf(ledger, notes);
	return [isTool(node) ? output.map((item) => ({ ...item, json: forModel(item.json) })) : output];
}

/**
 * Reads every row before the first is sent, for a run that stops at the first failure: if one is
 * rejected, nothing is sent, and no run is left half done. Only look-ups of what rows name are sent.
 */
async function prepareAll(run: Run, ledger: Ledger): Promise<Row[]> {
	const rows = run.facts.rows.map((_, index) => new Row(run, index));
	await inOrder(
		rows.length,
		sideBySide,
		async (index) => {
			if (ledger.signal.aborted) return;
			// `work` would prepare such a row again, but never gets to it: what makes a row end here ends the run as well.
			const early = await rows[index]!.prepare();
			if (!early) return;
			const error = 'error' in early ? early.error : undefined;
			if (isInvalidValue(error)) ledger.addInvalid(index, error);
			// After an abort, a row counts as not sent, as the ledger has it.
			else if (!ledger.signal.aborted) ledger.add(index, { outputs: [early] });
		},
		run.concurrency,
		run.turns,
	);
	ledger.endIfInvalid();
	return rows;
}

/**
 * Whether an agent reads the output: then a failure is reported as one, with its code and advice,
 * instead of ending the agent's run. n8n 2.41 does so by itself (`aiToolDefaultsToContinue` of
 * n8n-core), but passes on nothing but the message.
 */
const reportsToAgent = ({ rewireOutputLogTo, onError }: INode) =>
	rewireOutputLogTo === NodeConnectionTypes.AiTool && onError !== 'stopWorkflow';
