import type { INode, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { NOTHING_SENT } from '../../shared/fields/parameter';
import { escapeHtml } from '../../shared/html';
import type { Report } from '../../shared/nodeError';
import { reportOf, toNodeError } from '../../shared/nodeError';
import type { Failed, Operation, Output, RowOutput } from '../operation';
import { progressOf, invalidRowsMessage, rowNumber, summaryOf } from './summary';
import type { Tally, Waits } from './summary';

/** What is known of a run before it starts. */
export interface RunFacts {
	node: INode;
	/** The input items. */
	rows: readonly INodeExecutionData[];
	/** Whether the run goes on after a failure: the user chose so, or an agent reads the output. */
	continueOnFail: boolean;
	/** n8n's signal for a cancelled execution. */
	cancelled: AbortSignal | undefined;
	/** What the run does to its items. */
	countLabel: Operation['countLabel'];
}

/** What came of one item. */
type Result = RowOutput | Failed;

/** Why a run ended before all of its items were sent. */
type End =
	/** Rows have invalid values. Nothing was sent, and the user chose to stop. */
	| { kind: 'invalidRows' }
	/** An item failed, and the user chose to stop. */
	| { kind: 'itemFailed'; error: LemlistError; itemIndex: number }
	/** Nothing can succeed, whatever the user chose. The error may be about no item in particular. */
	| { kind: 'nothingWorks'; error: LemlistError; itemIndex: number | undefined };

/** Keeps what came of each item, says when to stop sending, and sums up. */
export class Ledger {
	/** Aborted once nothing more is to be sent: after a cancel, or once the run has ended. */
	readonly signal: AbortSignal;
	/** The task that each item names, once that is known. */
	taskIds: ReadonlyArray<string | null> = [];
	private readonly results: Array<Result | undefined>;
	private readonly halt = new AbortController();
	private end: End | undefined;
	private hasSuccess = false;
	/** Rows with invalid values, found before any was sent. */
	private invalidRows: Array<{ error: LemlistError; itemIndex: number }> = [];

	constructor(private readonly facts: RunFacts) {
		this.results = new Array<undefined>(facts.rows.length).fill(undefined);
		const signals = facts.cancelled ? [facts.cancelled, this.halt.signal] : [this.halt.signal];
		this.signal = AbortSignal.any(signals);
	}

	/** Adds an item's result; undefined leaves it as not sent. */
	add(itemIndex: number, result: Result | undefined): void {
		this.results[itemIndex] = result;
		this.hasSuccess ||= outputsOf(result).some((output) => 'json' in output);
		for (const { error, isEndOfRun } of result ? failuresIn(result) : []) {
			if (isEndOfRun) this.endBy({ kind: 'nothingWorks', error, itemIndex });
			else if (!this.facts.continueOnFail) this.endBy({ kind: 'itemFailed', error, itemIndex });
		}
	}

	/** Adds a row with invalid values, before any is sent. Once all are read, call `endIfInvalid`. */
	addInvalid(itemIndex: number, error: LemlistError): void {
		this.invalidRows.push({ error, itemIndex });
	}

	/** Ends the run if any row has invalid values. */
	endIfInvalid(): void {
		this.invalidRows.sort((one, other) => one.itemIndex - other.itemIndex);
		if (this.invalidRows.length > 0) this.endBy({ kind: 'invalidRows' });
	}

	/** Ends the run by an error that is about no item in particular. */
	fail(error: LemlistError): void {
		this.endBy({ kind: 'nothingWorks', error, itemIndex: undefined });
	}

	private endBy(end: End): void {
		this.end ??= end;
		this.halt.abort();
	}

	/** Whether n8n has cancelled the execution, because somebody stopped it or its time was up. */
	get isCancelled(): boolean {
		return this.facts.cancelled?.aborted === true;
	}

	/** How far a cancelled run got, for the log. */
	progress(): string {
		const isDone = this.results.map((result) => result !== undefined && 'outputs' in result);
		const last = isDone.lastIndexOf(true);
		const taskId = this.taskIds[last] ?? null;
		const upTo =
			last < 0 ? '' : ` The last one done was ${this.labelOf(last)}${taskId ? `, ${taskId}` : ''}.`;
		return `the execution was cancelled or timed out: ${progressOf(this.tally(), true)}${upTo}`;
	}

	/**
	 * The node's output, in input order, each item paired with its input. A failed item has the one
	 * form that reaches n8n's error output with details and input data in every n8n version: `json`
	 * with `error` as its only key, and no `error` beside it (n8n-core, `handleNodeErrorOutput`).
	 * @param notes what else there is to say, for the error that stops the run: n8n drops the hint then
	 * @throws NodeApiError or NodeOperationError for the item that stopped the run, if the user chose
	 * to stop
	 */
	output(notes: readonly string[] = []): INodeExecutionData[] {
		if (this.end && !this.facts.continueOnFail && !this.isCancelled) {
			throw this.errorOf(this.end, notes);
		}
		return this.results.flatMap((result, item) =>
			outputsOf(result, this.taskIds[item] ?? null).flatMap((output) => {
				const json = this.jsonOf(output, item);
				return json === undefined ? [] : [{ json, pairedItem: { item } }];
			}),
		);
	}

	/**
	 * The hint over the output that sums up the run. A clean run of one item speaks for itself.
	 * @param waits how long requests waited, by reason
	 * @param notes sentences for its end, as HTML
	 */
	hint(waits: Waits, notes: readonly string[] = []): NodeExecutionHint | undefined {
		const tally = { ...this.tally(), waits };
		const isClean = tally.failed + tally.unsent === 0;
		if (isClean && this.results.length <= 1 && notes.length === 0) return undefined;
		const hasErrorBranch = this.facts.node.onError === 'continueErrorOutput';
		const seeErrors = hasErrorBranch ? 'see the Error Branch' : 'see error in the output';
		const message = [summaryOf(tally, seeErrors), ...notes].join(' ');
		return { message, type: isClean ? 'info' : 'warning', location: 'outputPane' };
	}

	/** undefined if it was not sent because of a cancel, or because an item failed. */
	private jsonOf(output: Output, itemIndex: number): INodeExecutionData['json'] | undefined {
		if ('json' in output) return output.json;
		const error =
			'error' in output
				? this.adviceGivenOthers(output.error)
				: this.errorOfUnsent(output.unsentTask);
		return error && { error: { ...reportOf(error, this.labelOf(itemIndex)) } };
	}

	/** An item's error, with the advice that fits if other items got through. */
	private adviceGivenOthers(error: LemlistError): LemlistError {
		return this.hasSuccess ? error.givenOthersSucceeded() : error;
	}

	/** The error of what was not sent because nothing works. */
	private errorOfUnsent(taskId: string | null): LemlistError | undefined {
		if (this.end?.kind !== 'nothingWorks') return undefined;
		const { error, itemIndex } = this.end;
		const unsent = { taskId, attempts: 0, description: NOTHING_SENT };
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

	private tally(): Omit<Tally, 'waits'> {
		const tally = { countLabel: this.facts.countLabel, succeeded: 0, failed: 0, unsent: 0 };
		const skipped = new Map<string, number>();
		const reasons: string[] = [];
		for (const result of this.results) {
			if (result && 'outputs' in result && result.skipped !== undefined) {
				skipped.set(result.skipped, (skipped.get(result.skipped) ?? 0) + 1);
				continue;
			}
			for (const output of outputsOf(result)) {
				if ('json' in output) tally.succeeded++;
				else if ('error' in output) tally.failed++;
				else tally.unsent++;
				const error = 'error' in output ? output.error : this.causeOfUnsent(output);
				if (error) reasons.push(error.reason);
			}
		}
		return { ...tally, skipped, reasons };
	}

	/** The error because of which an output was not sent, to count its reason. */
	private causeOfUnsent(output: Output): LemlistError | undefined {
		return 'unsentTask' in output && this.end?.kind === 'nothingWorks' ? this.end.error : undefined;
	}

	/** The error that stops the workflow. */
	private errorOf(end: End, notes: readonly string[]): Error {
		const { node, rows } = this.facts;
		if (end.kind === 'invalidRows' && rows.length > 1) {
			const invalid = this.invalidRows.map(({ error, itemIndex }) => ({
				error,
				row: this.labelOf(itemIndex),
			}));
			const [first] = invalid;
			const { message, html } = invalidRowsMessage(invalid, rows.length, notes);
			// No item index: it is about all of them.
			return toNodeError(node, { ...reportOf(first!.error), message }, undefined, html);
		}
		const { error, itemIndex } = end.kind === 'invalidRows' ? this.invalidRows[0]! : end;
		const report = this.stopReport(error, itemIndex, end);
		const html = [report.description && escapeHtml(report.description), ...notes];
		return toNodeError(node, report, itemIndex, html.filter(Boolean).join('<br>'));
	}

	private stopReport(error: LemlistError, itemIndex: number | undefined, { kind }: End): Report {
		const row = itemIndex === undefined ? undefined : this.labelOf(itemIndex);
		const report = reportOf(this.adviceGivenOthers(error), row);
		const isOnlyOutput = this.results.length <= 1 && this.results.every((each) => !hasParts(each));
		const progress =
			isOnlyOutput || row === undefined ? [] : [progressOf(this.tally(), kind === 'nothingWorks')];
		return { ...report, message: [report.message, ...progress].join(' ') };
	}

	/** What an item is called: by the number of its row, and as n8n counts it. */
	private labelOf(itemIndex: number): string {
		return `Row ${rowNumber(this.facts.rows[itemIndex], itemIndex)} (item ${itemIndex})`;
	}
}

/** What an item outputs. One without a result was not sent. */
function outputsOf(result: Result | undefined, taskId: string | null = null): Output[] {
	if (result === undefined) return [{ unsentTask: taskId }];
	return 'outputs' in result ? result.outputs : [result];
}

const failuresIn = (result: Result): Failed[] =>
	outputsOf(result).filter((output) => 'error' in output);

const hasParts = (result: Result | undefined): boolean => outputsOf(result).length > 1;
