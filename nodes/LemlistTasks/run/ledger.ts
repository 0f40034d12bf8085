import type { INode, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { NOTHING_SENT } from '../../shared/fields/parameter';
import type { Report } from '../../shared/nodeError';
import { reportOf, toNodeError } from '../../shared/nodeError';
import type { Operation } from '../operations/operation';
import type { Failed, Result } from './result';
import type { Tally, Waits } from './summary';
import { progressOf, rejectionsOf, summaryOf } from './summary';

/** What is known of a run before it starts. */
export interface RunFacts {
	node: INode;
	/** The task that each item names, or null. */
	taskIds: ReadonlyArray<string | null>;
	/** Whether the user chose to continue after a failure. */
	continueOnFail: boolean;
	/** n8n's signal for a cancelled execution. */
	cancelled: AbortSignal | undefined;
	/** What the run does to its items. */
	done: Operation['done'];
}

/** What the hint says beside what came of the items. */
export interface Remarks {
	/** How long requests waited, by reason. */
	waits: Waits;
	/** What skipped items are called. */
	skipped?: string | undefined;
	/** Sentences for its end. */
	notes?: readonly string[];
}

/** What stopped a run. */
interface Ending extends Failed {
	/** undefined if the error is about no item in particular. */
	itemIndex: number | undefined;
}

/** Keeps what came of each item, says when to stop sending, and sums up. */
export class Ledger {
	/** Aborted once nothing more is to be sent: after a cancel, or an error that ends or stops the run. */
	readonly signal: AbortSignal;
	private readonly results: Array<Result | undefined>;
	private readonly halt = new AbortController();
	private ending: Ending | undefined;
	/** Items that cannot be sent, found before any was. */
	private rejected: Array<{ error: LemlistError; itemIndex: number }> = [];

	constructor(private readonly facts: RunFacts) {
		this.results = new Array<undefined>(facts.taskIds.length).fill(undefined);
		const signals = facts.cancelled ? [facts.cancelled, this.halt.signal] : [this.halt.signal];
		this.signal = AbortSignal.any(signals);
	}

	/** Enters an item's result; undefined leaves it as not sent. */
	enter(itemIndex: number, result: Result | undefined): void {
		this.results[itemIndex] = result;
		if (result === undefined || 'items' in result) return;
		if (result.endsRun || !this.facts.continueOnFail) this.end({ ...result, itemIndex });
	}

	/** Enters an item that cannot be sent, before any is. Once all are checked, call `endIfRejected`. */
	reject(itemIndex: number, error: LemlistError): void {
		this.rejected.push({ error, itemIndex });
	}

	/** Ends the run if any item was rejected before the first was sent. */
	endIfRejected(): void {
		const [first] = this.rejected.sort((one, other) => one.itemIndex - other.itemIndex);
		if (first) this.end({ ...first, endsRun: false });
	}

	/** Ends the run by an error that is about no item in particular. */
	fail(error: LemlistError): void {
		this.end({ error, endsRun: true, itemIndex: undefined });
	}

	private end(ending: Ending): void {
		this.ending ??= ending;
		this.halt.abort();
	}

	/**
	 * The node's output, in input order, each item paired with its input. A failed item has the one
	 * form that reaches n8n's error output with details and input data in every n8n version: `json`
	 * with `error` as its only key, and no `error` beside it (n8n-core, `handleNodeErrorOutput`).
	 * @throws NodeApiError or NodeOperationError for the item that stopped the run, if the user chose
	 * to stop
	 */
	output(): INodeExecutionData[] {
		const { node, continueOnFail, cancelled } = this.facts;
		if (this.ending && !continueOnFail && !cancelled?.aborted) {
			// If the error lists several items, it is about none in particular: n8n would add one's index.
			const isList = this.rejected.length > 0 && this.facts.taskIds.length > 1;
			const itemIndex = isList ? undefined : this.ending.itemIndex;
			throw toNodeError(node, this.reportOfEnd(this.ending), itemIndex);
		}
		return this.results.flatMap((result, item) => {
			if (result && 'items' in result) {
				return result.items.map((each) => ({ ...each, pairedItem: { item } }));
			}
			const error = result?.error ?? this.errorOfUnsent(item);
			return error ? [{ json: { error: { ...reportOf(error, item) } }, pairedItem: { item } }] : [];
		});
	}

	/** The hint over the output that sums up the run. A clean run of one item speaks for itself. */
	hint({ waits, skipped, notes = [] }: Remarks): NodeExecutionHint | undefined {
		const tally = { ...this.tally(), waits, skippedLabel: skipped };
		const isClean = tally.succeeded === tally.total;
		if (isClean && tally.total <= 1 && notes.length === 0) return undefined;
		const hasErrorBranch = this.facts.node.onError === 'continueErrorOutput';
		const seeErrors = hasErrorBranch ? 'see the Error Branch' : 'see error in the output';
		const message = [summaryOf(tally, seeErrors), ...notes].join(' ');
		return { message, type: isClean ? 'info' : 'warning', location: 'outputPane' };
	}

	/** The error of an item that was not sent, because of what ended the run. */
	private errorOfUnsent(itemIndex: number): LemlistError | undefined {
		if (!this.ending?.endsRun) return undefined;
		const { error } = this.ending;
		const taskId = this.facts.taskIds[itemIndex] ?? null;
		const ofItem = { taskId, attempts: 0, description: NOTHING_SENT };
		const isOfAll = error.endsRun === 'yes' || this.ending.itemIndex === undefined;
		if (isOfAll) return error.with(ofItem);
		const what = `Not sent, since lemlist could not be reached for other items (${error.code})`;
		return error.with({ ...ofItem, field: null, what, advice: 'Run this item again later.' });
	}

	private tally(): Tally {
		const { taskIds, done } = this.facts;
		const total = taskIds.length;
		const counts = { succeeded: 0, skipped: 0, found: 0, rejected: 0 };
		const reasons: string[] = [];
		for (const result of this.results) {
			if (result && 'items' in result) {
				counts.succeeded++;
				if (result.isSkipped) counts.skipped++;
				else counts.found += result.items.length;
				continue;
			}
			if (result) counts.rejected++;
			const error = result?.error ?? (this.ending?.endsRun ? this.ending.error : undefined);
			if (error) reasons.push(error.reason);
		}
		return { done, total, ...counts, reasons };
	}

	private reportOfEnd({ error, endsRun, itemIndex }: Ending): Report {
		const report = reportOf(error, itemIndex);
		const total = this.facts.taskIds.length;
		if (total <= 1 || itemIndex === undefined) return report;
		if (this.rejected.length > 0) return { ...report, ...rejectionsOf(this.rejected, total) };
		return { ...report, message: `${report.message} ${progressOf(this.tally(), endsRun)}` };
	}
}
