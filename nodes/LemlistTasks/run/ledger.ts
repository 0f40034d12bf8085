import type { INode, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { Failure } from '../../lemlist/errors/failure';
import { failureOfUnsent } from '../../lemlist/errors/failure';
import { toNodeError } from '../../shared/nodeError';
import { progressOf, summaryOf } from './summary';
import type { Tally } from './summary';

/** What came of one item. */
export type Result = { items: INodeExecutionData[] } | { failure: Failure };

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
	/** Aborted when nothing more is to be sent: cancelled, lemlist refuses the key, or stop on error. */
	readonly signal: AbortSignal;

	private readonly results: Array<Result | undefined>;

	private readonly halt = new AbortController();

	constructor(private readonly facts: RunFacts) {
		this.results = new Array<undefined>(facts.taskIds.length).fill(undefined);
		const signals = facts.cancelled ? [facts.cancelled, this.halt.signal] : [this.halt.signal];
		this.signal = AbortSignal.any(signals);
	}

	/** Enters an item's result; undefined leaves it as not tried. */
	enter(itemIndex: number, result: Result | undefined): void {
		this.results[itemIndex] = result;
		if (result === undefined || 'items' in result) return;
		if (result.failure.endsRun || !this.facts.continueOnFail) this.halt.abort();
	}

	/**
	 * The node's output, in input order, each item paired with its input. A failed item has the one
	 * form that reaches n8n's error output with details and input data in every n8n version: `json`
	 * with `error` as its only key, and no `error` beside it (n8n-core, `handleNodeErrorOutput`).
	 * @throws NodeApiError or NodeOperationError for the first failed item, where the user chose to stop
	 */
	output(): INodeExecutionData[] {
		const { continueOnFail, cancelled } = this.facts;
		const firstFailed = this.results.findIndex((result) => result && 'failure' in result);
		if (firstFailed >= 0 && !continueOnFail && !cancelled?.aborted) throw this.errorOf(firstFailed);
		const failures = this.allFailures();
		return this.results.flatMap((result, item) => {
			if (result && 'items' in result) {
				return result.items.map((each) => ({ ...each, pairedItem: { item } }));
			}
			const failure = failures[item];
			return failure ? [toErrorItem(failure, item)] : [];
		});
	}

	/** A line over the output that sums the run up. */
	hint(waitedMs: number): NodeExecutionHint {
		const { failures } = this;
		const type = failures.length > 0 ? 'warning' : 'info';
		return { message: summaryOf(this.tally(failures, waitedMs)), type, location: 'outputPane' };
	}

	private get failures(): Failure[] {
		return this.results.flatMap((result) =>
			result && 'failure' in result ? [result.failure] : [],
		);
	}

	/** By item: what failed, and once a failure has ended the run, what was not sent because of it. */
	private allFailures(): Array<Failure | undefined> {
		const ending = this.failures.find(({ endsRun }) => endsRun);
		return this.results.map((result, item) => {
			if (result) return 'failure' in result ? result.failure : undefined;
			return ending && failureOfUnsent(ending, this.facts.taskIds[item] ?? null);
		});
	}

	private tally(failures: Failure[], waitedMs = 0): Tally {
		const given = this.results.flatMap((result) =>
			result && 'items' in result ? [result.items.length] : [],
		);
		const found = given.reduce((sum, count) => sum + count, 0);
		const { taskIds, done } = this.facts;
		return { done, total: taskIds.length, succeeded: given.length, found, failures, waitedMs };
	}

	private errorOf(itemIndex: number) {
		const { failure } = this.results[itemIndex] as { failure: Failure };
		const { message, description } = failure;
		const progress =
			this.facts.taskIds.length > 1 ? ` ${progressOf(this.tally(this.failures))}` : '';
		const told = {
			message: `${message} [item ${itemIndex}]${progress}`,
			description: description + progress,
		};
		return toNodeError(this.facts.node, { ...failure, ...told }, itemIndex);
	}
}

function toErrorItem(failure: Failure, item: number): INodeExecutionData {
	const { description, code, httpStatus, taskId, field, attempts } = failure;
	const message = `${failure.message} [item ${item}]`;
	const error = { message, description, code, httpStatus, taskId, field, attempts };
	return { json: { error }, pairedItem: { item } };
}
