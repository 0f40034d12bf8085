// One row of a run, which is one input item of n8n: what its operation can use, and how its errors become
// results.
import type {
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	INodeParameters,
} from 'n8n-workflow';
import type { LemlistClient } from '../../lemlist/client';
import { sleepUntilAborted } from '../../lemlist/clock';
import { StoppedError } from '../../lemlist/errors/lemlistError';
import type { Turns } from '../../lemlist/inOrder';
import { inOrder, sideBySide } from '../../lemlist/inOrder';
import type { OnWait } from '../../lemlist/pacing/waits';
import type { Task } from '../../lemlist/task';
import type { Field } from '../../shared/fields/field';
import { readCollection, readParameter } from '../../shared/fields/field';
import { toLemlistError } from '../../shared/nodeError';
import type { RunOptions } from '../operations/options';
import type { Failed, Item, Operation, Output, RowOutput, Unsent } from '../operation';
import { contextOfItem, rowNumber } from './itemContext';
import type { RunFacts } from './ledger';
import type { ItemAttempt, RunHealth } from './runHealth';
import type { Remarks } from './remarks';

/** What the rows of a run share. */
export interface Run {
	facts: RunFacts;
	context: IExecuteFunctions;
	operation: Operation;
	client: LemlistClient;
	/** Gives everything else in n8n a turn. */
	turns: Turns;
	parameters: INodeParameters;
	/** When it began, in ms since 1970. */
	startedAt: number;
	health: RunHealth;
	options: RunOptions;
	/** Whether somebody retries an execution. */
	isRetry: boolean;
	remarks: Remarks;
	dryRun: boolean;
	/** Aborted when nothing more is to be sent. */
	signal: AbortSignal;
	/** Rows under way at once. */
	concurrency: number;
	/** Returns what is called after each wait of a row. */
	onWaitOf: (index: number) => OnWait;
}

/** A row, as the run works on it. */
export class Row implements Item {
	readonly taskId: string | null;
	private itemContext: IExecuteSingleFunctions | undefined;
	/** What `read` made of the row, in an object since it may be undefined. */
	private prepared: { values: unknown } | undefined;
	/** Set once its parts count as attempts of the run ({@link each}): then the row itself does not. */
	private countsByPart = false;

	constructor(
		private readonly run: Run,
		readonly index: number,
	) {
		this.taskId = run.facts.taskIds[index] ?? null;
	}

	/**
	 * Reads the row's values, for {@link work}.
	 * @returns the row's output if it is over already, since it is rejected or the run was stopped
	 */
	async prepare(): Promise<Failed | Unsent | undefined> {
		// A look-up that fails may end the run as well.
		const attempt = this.run.health.begin();
		try {
			this.prepared = { values: await this.run.operation.read(this) };
			return undefined;
		} catch (thrown) {
			// Look-ups are no attempts of the row itself.
			const about = { taskId: this.taskId, attempts: 0 };
			return this.recordFailure(thrown, attempt, about);
		}
	}

	/** Does the row, which is prepared first unless it has been. Never rejects. */
	async work(): Promise<RowOutput> {
		const early = this.prepared ? undefined : await this.prepare();
		if (early) return { outputs: [early] };
		const { operation, client, health, onWaitOf } = this.run;
		const rowClient = client.forRow({ subject: operation.subject, onWait: onWaitOf(this.index) });
		const attempt = health.begin();
		try {
			const result = await operation.run(this.prepared?.values, this, rowClient);
			if (!this.countsByPart) attempt.succeeded();
			return result;
		} catch (thrown) {
			return { outputs: [this.recordFailure(thrown, attempt, { taskId: this.taskId })] };
		}
	}

	/** Records what was thrown as a failed attempt, unless the run was stopped. Returns the output for it. */
	private recordFailure(
		thrown: unknown,
		attempt: ItemAttempt,
		about: { taskId: string | null; attempts?: number },
	): Failed | Unsent {
		if (thrown instanceof StoppedError) return { unsentTaskId: about.taskId };
		const error = toLemlistError(thrown, this.run.context.logger).with(about);
		return { error, isEndOfRun: attempt.failed(error) };
	}

	// What an operation can use of its row (Item):

	async value(field: Field, path?: string): Promise<unknown> {
		return await this.turns.take(async () => await readParameter(field, this.context, path));
	}

	async values(collection: string, fields: readonly Field[]): Promise<IDataObject> {
		const raw = this.parameters[collection];
		const read = async () => await readCollection(collection, raw, fields, this.context);
		return await this.turns.take(read);
	}

	async sleep(ms: number): Promise<void> {
		const { client, signal } = this.run;
		await sleepUntilAborted(client.sender.clock, ms, signal);
		if (signal.aborted) throw new StoppedError();
	}

	async each(
		tasks: readonly Task[],
		change: (task: Task) => Promise<IDataObject>,
	): Promise<RowOutput> {
		const outputs: Output[] = tasks.map((task) => ({ unsentTaskId: String(task['_id']) }));
		// Once a part fails in a way that ends the run, as the ledger will see, the rest is not sent.
		let endsRun = false;
		await inOrder(tasks.length, sideBySide, async (index) => {
			if (endsRun || this.run.signal.aborted) return;
			this.countsByPart = true;
			const task = tasks[index]!;
			const attempt = this.run.health.begin();
			try {
				outputs[index] = { json: await change(task) };
				attempt.succeeded();
			} catch (thrown) {
				const failed = this.recordFailure(thrown, attempt, { taskId: String(task['_id']) });
				if ('error' in failed) endsRun ||= failed.isEndOfRun || !this.run.facts.continueOnFail;
				outputs[index] = failed;
			}
		});
		return { outputs };
	}

	/** Made when it is needed: a run may have 50,000 rows. */
	get context(): IExecuteSingleFunctions {
		const { context, startedAt } = this.run;
		return (this.itemContext ??= contextOfItem(context, this.index, {
			startedAt,
			onNotice: (field, notice) =>
				this.remarks.addNotice(
					rowNumber(context.getInputData()[this.index], this.index),
					field,
					notice,
				),
		}));
	}

	get input(): IDataObject {
		return this.context.getInputData().json;
	}

	get remarks(): Remarks {
		return this.run.remarks;
	}

	get options(): RunOptions {
		return this.run.options;
	}

	get isRetry(): boolean {
		return this.run.isRetry;
	}

	get dryRun(): boolean {
		return this.run.dryRun;
	}

	get parameters(): INodeParameters {
		return this.run.parameters;
	}

	get turns(): Turns {
		return this.run.turns;
	}
}
