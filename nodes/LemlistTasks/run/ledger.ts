import type { INode, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { reportOf, toNodeError } from '../../shared/nodeError';
import type { Tally } from './summary';
import { progressOf, summaryOf } from './summary';

/** What came of one item. */
export type Result =
	| { items: INodeExecutionData[] }
	/** `endsRun`: nothing that is sent after it could succeed. */
	| { error: LemlistError; endsRun: boolean };

/** What is known of a run before it starts. */
export interface RunFacts {
	node: INode;
	/** The task that each item names, or null. */
	taskIds: ReadonlyArray<string | null>;
	/** Whether the user chose to continue after a failure. */
	continueOnFail: boolean;
	/** n8n's signal for a cancelled execution. */
	cancelled: AbortSignal | undefined;
	/** What the run does, such as "tasks updated". */
	done: string;
}

/** Keeps what came of each item, says when to stop sending, and sums up. */
export class Ledger {
	/** Aborted when nothing more is to be sent: cancelled, the key is unusable, or stop on error. */
	readonly signal: AbortSignal;
	private readonly results: Array<Result | undefined>;
	private readonly halt = new AbortController();
	/** What stopped the run, and its item. */
	private ending: { error: LemlistError; endsRun: boolean; itemIndex: number } | undefined;

	constructor(private readonly facts: RunFacts) {
		this.results = new Array<undefined>(facts.taskIds.length).fill(undefined);
		const signals = facts.cancelled ? [facts.cancelled, this.halt.signal] : [this.halt.signal];
		this.signal = AbortSignal.any(signals);
	}

	/** Enters an item's result; undefined leaves it as not tried. */
	enter(itemIndex: number, result: Result | undefined): void {
		this.results[itemIndex] = result;
		if (result === undefined || 'items' in result) return;
		if (!result.endsRun && this.facts.continueOnFail) return;
		this.ending ??= { ...result, itemIndex };
		this.halt.abort();
	}

	/** Enters an error for all items without a result: it keeps them from being done. */
	failTheRest(error: LemlistError): void {
		for (const [itemIndex, taskId] of this.facts.taskIds.entries()) {
			if (this.results[itemIndex]) continue;
			this.enter(itemIndex, { error: error.with({ taskId }), endsRun: true });
		}
	}

	/**
	 * The node's output, in input order, each item paired with its input. A failed item has the one
	 * form that reaches n8n's error output with details and input data in every n8n version: `json`
	 * with `error` as its only key, and no `error` beside it (n8n-core, `handleNodeErrorOutput`).
	 * @throws NodeApiError or NodeOperationError for the item that stopped the run, if the user chose
	 * to stop
	 */
	output(): INodeExecutionData[] {
		const { continueOnFail, cancelled } = this.facts;
		if (this.ending && !continueOnFail && !cancelled?.aborted) throw this.errorOf(this.ending);
		return this.results.flatMap((result, item) => {
			if (result && 'items' in result) {
				return result.items.map((each) => ({ ...each, pairedItem: { item } }));
			}
			const error = result?.error ?? this.errorOfUnsent(item);
			return error ? [{ json: { error: { ...reportOf(error, item) } }, pairedItem: { item } }] : [];
		});
	}

	/**
	 * The text over the output that sums the run up.
	 * @param waits how long requests waited, by reason
	 */
	hint(waits: Tally['waits']): NodeExecutionHint {
		const tally = this.tally(waits);
		const type = tally.errors.length > 0 ? 'warning' : 'info';
		return { message: summaryOf(tally), type, location: 'outputPane' };
	}

	/** The error of an item that was not sent, because of the one that ended the run. */
	private errorOfUnsent(itemIndex: number): LemlistError | undefined {
		if (!this.ending?.endsRun) return undefined;
		const { error } = this.ending;
		const ofItem = { taskId: this.facts.taskIds[itemIndex] ?? null, field: null, attempts: 0 };
		if (error.endsRun === 'yes') return error.with(ofItem);
		const message = `Not sent, since lemlist could not be reached for other items (${error.code}). Run this item again later.`;
		return error.with({ ...ofItem, message, description: message });
	}

	private tally(waits: Tally['waits']): Tally {
		const { taskIds, done } = this.facts;
		const total = taskIds.length;
		const tally: Tally = { done, total, succeeded: 0, found: 0, errors: [], waits };
		for (const result of this.results) {
			if (result && 'items' in result) {
				tally.succeeded++;
				tally.found += result.items.length;
			} else if (result) {
				tally.errors.push(result.error);
			}
		}
		return tally;
	}

	private errorOf({ error, itemIndex }: { error: LemlistError; itemIndex: number }) {
		const report = reportOf(error, itemIndex);
		const isAlone = this.facts.taskIds.length === 1;
		const progress = isAlone ? '' : ` ${progressOf(this.tally([]))}`;
		const message = report.message + progress;
		const description = report.description + progress;
		return toNodeError(this.facts.node, { ...report, message, description }, itemIndex);
	}
}
