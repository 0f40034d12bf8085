// What came of each item of a run, and whether anything more is to be sent.
import type { INode, INodeExecutionData } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Operation, RowOutput } from '../operation';

/** What is known of a run before it starts. */
export interface RunFacts {
	node: INode;
	/** The input items. */
	rows: readonly INodeExecutionData[];
	/** The task that each row names, or null. Errors name it, even if nothing can be sent. */
	taskIds: ReadonlyArray<string | null>;
	/** Whether the run goes on after a failure: the user chose so, or an agent reads the output. */
	continueOnFail: boolean;
	/** n8n's signal for a cancelled execution. */
	cancelled: AbortSignal | undefined;
	/** Words for how many items were done: "21 updated". */
	countLabel: Operation['countLabel'];
}

/** An error, and the item that it is about. */
export interface ItemError {
	error: LemlistError;
	itemIndex: number;
}

/** Why nothing more is sent. */
export type End =
	/** Rows have invalid values. Nothing was sent, and the user chose to stop. */
	| { kind: 'invalidRows'; invalid: readonly ItemError[] }
	/** An item failed, and the user chose to stop. */
	| ({ kind: 'itemFailed' } & ItemError)
	/** Nothing can succeed, whatever the user chose. The error may be about no item in particular. */
	| { kind: 'nothingWorks'; error: LemlistError; itemIndex: number | undefined };

/** Keeps what came of each item, and ends the run if one of them is a reason to. */
export class Ledger {
	/** Aborted once nothing more is to be sent: after a cancel, or once the run has ended. */
	readonly signal: AbortSignal;
	/** By item. */
	readonly results: RowOutput[];
	/** Undefined until there is a reason; a cancel is not one. The first reason counts. */
	end: End | undefined;
	/** Whether any item got through. */
	hasSuccess = false;
	private readonly halt = new AbortController();
	private readonly invalid: ItemError[] = [];

	constructor(readonly facts: RunFacts) {
		this.results = facts.taskIds.map((unsentTaskId) => ({ outputs: [{ unsentTaskId }] }));
		const signals = facts.cancelled ? [facts.cancelled, this.halt.signal] : [this.halt.signal];
		this.signal = AbortSignal.any(signals);
	}

	/** Adds what came of an item. One without a result was not sent. */
	add(itemIndex: number, result: RowOutput): void {
		this.results[itemIndex] = result;
		for (const output of result.outputs) {
			this.hasSuccess ||= 'json' in output;
			if (!('error' in output)) continue;
			const { error, isEndOfRun } = output;
			if (isEndOfRun) this.endBy({ kind: 'nothingWorks', error, itemIndex });
			else if (!this.facts.continueOnFail) this.endBy({ kind: 'itemFailed', error, itemIndex });
		}
	}

	/** Adds a row with invalid values, before any is sent. Once all are read, call `endIfInvalid`. */
	addInvalid(itemIndex: number, error: LemlistError): void {
		this.invalid.push({ error, itemIndex });
	}

	/** Ends the run if any row has invalid values. */
	endIfInvalid(): void {
		if (this.invalid.length === 0) return;
		const invalid = this.invalid.sort((one, other) => one.itemIndex - other.itemIndex);
		this.endBy({ kind: 'invalidRows', invalid });
	}

	/** Ends the run by an error that is about no item in particular. */
	fail(error: LemlistError): void {
		this.endBy({ kind: 'nothingWorks', error, itemIndex: undefined });
	}

	/** Whether n8n has cancelled the execution, because somebody stopped it or its time was up. */
	get isCancelled(): boolean {
		return this.facts.cancelled?.aborted === true;
	}

	private endBy(end: End): void {
		this.end ??= end;
		this.halt.abort();
	}
}
