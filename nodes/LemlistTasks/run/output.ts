// What n8n gets of a run: its output, the hint over it, or the error that stops the workflow.
import type { INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { NOTHING_SENT } from '../../shared/fields/rejection';
import { escapeHtml } from '../../shared/html';
import type { Report } from '../../shared/nodeError';
import { reportOf, toNodeError } from '../../shared/nodeError';
import type { Output } from '../operation';
import type { End, Ledger } from './ledger';
import { rowNumber } from './itemContext';
import type { Tally } from './summary';
import { invalidRowsMessage, progressOf, summaryOf } from './summary';
import type { Waits } from './waitTimes';

/**
 * The node's output, in input order, each item paired with its input. A failed item has the one
 * form that reaches n8n's error output with details and input data in every n8n version: `json`
 * with `error` as its only key, and no `error` beside it (n8n-core, `handleNodeErrorOutput`).
 * @param notes what else there is to say, for the error that stops the run: n8n drops the hint then
 * @throws NodeApiError or NodeOperationError for the item that stopped the run, if the user chose
 * to stop
 */
export function outputOf(ledger: Ledger, notes: readonly string[] = []): INodeExecutionData[] {
	const { end, facts, isCancelled, results } = ledger;
	if (end && !facts.continueOnFail && !isCancelled) throw errorThatStops(ledger, end, notes);
	return results.flatMap(({ outputs }, item) =>
		outputs.flatMap((output) => {
			const json = jsonOf(ledger, output, item);
			return json === undefined ? [] : [{ json, pairedItem: { item } }];
		}),
	);
}

/**
 * The hint over the output that sums up the run. A clean run of one item speaks for itself.
 * @param waits how long requests waited, by reason
 * @param notes sentences for its end, as HTML
 */
export function hintOf(
	ledger: Ledger,
	waits: Waits,
	notes: readonly string[] = [],
): NodeExecutionHint | undefined {
	const tally = { ...tallyOf(ledger), waits };
	const isClean = tally.rejected + tally.failed + tally.unsent === 0;
	if (isClean && ledger.results.length <= 1 && notes.length === 0) return undefined;
	const hasErrorBranch = ledger.facts.node.onError === 'continueErrorOutput';
	const seeErrors = hasErrorBranch ? 'see the Error Branch' : 'see error in the output';
	const message = [summaryOf(tally, seeErrors), ...notes].join(' ');
	return { message, type: isClean ? 'info' : 'warning', location: 'outputPane' };
}

/** How far a cancelled run got, for the log: n8n keeps nothing else of it. */
export function progressWhenCancelled(ledger: Ledger): string {
	const isDone = ledger.results.map(({ outputs }) => outputs.every((each) => 'json' in each));
	const last = isDone.lastIndexOf(true);
	const taskId = ledger.facts.taskIds[last] ?? null;
	const upTo =
		last < 0
			? ''
			: ` The last one done was ${labelOf(ledger, last)}${taskId ? `, ${taskId}` : ''}.`;
	return `the execution was cancelled or timed out: ${progressOf(tallyOf(ledger), true)}${upTo}`;
}

/** The JSON of an output; undefined for one that was not sent, unless nothing works. */
function jsonOf(
	ledger: Ledger,
	output: Output,
	itemIndex: number,
): INodeExecutionData['json'] | undefined {
	if ('json' in output) return output.json;
	const error =
		'error' in output
			? withFittingAdvice(ledger, output.error)
			: errorOfUnsent(ledger, output.unsentTaskId);
	return error && { error: { ...reportOf(error, labelOf(ledger, itemIndex)) } };
}

/** An item's error, with the advice that fits if other items got through. */
const withFittingAdvice = ({ hasSuccess }: Ledger, error: LemlistError): LemlistError =>
	hasSuccess ? error.givenOthersSucceeded() : error;

/** The error of what was not sent because nothing works. */
function errorOfUnsent({ end }: Ledger, taskId: string | null): LemlistError | undefined {
	if (end?.kind !== 'nothingWorks') return undefined;
	const { error, itemIndex } = end;
	const unsent = { taskId, attempts: 0, description: NOTHING_SENT };
	// A refused key, or an error about no item in particular, is true of this one as well.
	const isAboutAll = error.endsRun === 'yes' || itemIndex === undefined;
	if (isAboutAll) return error.with(unsent);
	const [why, advice] = error.isTemporary
		? ['lemlist could not be reached for other items', 'Run this item again later.']
		: ['no item before it got through', error.advice];
	return error.with({
		...unsent,
		field: null,
		what: `Not sent, since ${why} (${error.code})`,
		advice,
	});
}

function tallyOf({ end, facts, results }: Ledger): Omit<Tally, 'waits'> {
	const { countLabel } = facts;
	const tally = { countLabel, succeeded: 0, rejected: 0, failed: 0, unsent: 0 };
	const skipped = new Map<string, number>();
	const reasons: string[] = [];
	const unsentReason = end?.kind === 'nothingWorks' ? end.error.reason : undefined;
	for (const result of results) {
		if (result.skipped !== undefined) {
			skipped.set(result.skipped, (skipped.get(result.skipped) ?? 0) + 1);
			continue;
		}
		for (const output of result.outputs) {
			if ('json' in output) tally.succeeded++;
			else if ('error' in output) {
				if (isRejection(output.error)) tally.rejected++;
				else tally.failed++;
				reasons.push(output.error.reason);
			} else {
				tally.unsent++;
				if (unsentReason !== undefined) reasons.push(unsentReason);
			}
		}
	}
	return { ...tally, skipped, reasons };
}

/** Whether the item or the key is at fault, rather than lemlist's servers, the connection or this package. */
const isRejection = ({ kind }: LemlistError): boolean =>
	kind === 'configuration' || kind === 'credential';

/** The error that stops the workflow. */
function errorThatStops(ledger: Ledger, end: End, notes: readonly string[]): Error {
	const { node, rows } = ledger.facts;
	if (end.kind !== 'invalidRows') return errorOfItem(ledger, end, notes);
	if (rows.length === 1) return errorOfItem(ledger, end.invalid[0]!, notes);
	const invalid = end.invalid.map(({ error, itemIndex }) => ({
		error,
		row: labelOf(ledger, itemIndex),
	}));
	const { message, html } = invalidRowsMessage(invalid, rows.length, notes);
	// No item index: it is about all of them.
	return toNodeError(node, { ...reportOf(invalid[0]!.error), message }, undefined, html);
}

function errorOfItem(
	ledger: Ledger,
	{ error, itemIndex }: { error: LemlistError; itemIndex: number | undefined },
	notes: readonly string[],
): Error {
	const row = itemIndex === undefined ? undefined : labelOf(ledger, itemIndex);
	const report: Report = reportOf(withFittingAdvice(ledger, error), row);
	const progress =
		row !== undefined && hasMore(ledger)
			? [progressOf(tallyOf(ledger), endsDespiteOnError(ledger))]
			: [];
	const message = [report.message, ...progress].join(' ');
	const html = [report.description && escapeHtml(report.description), ...notes];
	return toNodeError(
		ledger.facts.node,
		{ ...report, message },
		itemIndex,
		html.filter(Boolean).join('<br>'),
	);
}

/** Whether more was to be done than one thing. */
const hasMore = ({ results }: Ledger): boolean =>
	results.length > 1 || results.some(({ outputs }) => outputs.length > 1);

/** Whether the run would have ended whatever the user chose under On Error. */
const endsDespiteOnError = ({ end }: Ledger): boolean => end?.kind === 'nothingWorks';

/** What an item is called: by the number of its row, and as n8n counts it. */
const labelOf = ({ facts }: Ledger, itemIndex: number): string =>
	`Row ${rowNumber(facts.rows[itemIndex], itemIndex)} (item ${itemIndex})`;
