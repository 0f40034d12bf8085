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
import { contextOfItem } from './itemContext';
import type { RunFacts } from './ledger';
import type { ItemAttempt, RunHealth } from './runHealth';
import type { Remarks } from './remarks';
import { rowNumber } from './summary';

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
	private parsed: { values: unknown } | undefined;

	constructor(
		private readonly run: Run,
		readonly index: number,
	) {
		this.taskId = run.facts.taskIds[index] ?? null;
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
		work: (task: Task) => Promise<IDataObject>,
	): Promise<RowOutput> {
		const outputs: Output[] = tasks.map((task) => ({ unsentTaskId: String(task['_id']) }));
		let isOver = false;
		await inOrder(tasks.length, sideBySide, async (index) => {
			if (isOver || this.run.signal.aborted) return;
			const task = tasks[index]!;
			const result = await this.tryTo(async () => await work(task), String(task['_id']));
			if ('error' in result) isOver ||= result.isEndOfRun || !this.run.facts.continueOnFail;
			outputs[index] = 'value' in result ? { json: result.value } : result;
		});
		return { outputs };
	}

	/**
	 * Reads the row's values, for {@link work}.
	 * @returns undefined, or what came of the row if it cannot be done: it is rejected, or the run was stopped
	 */
	async prepare(): Promise<RowOutput | undefined> {
		const attempt = this.run.health.begin();
		try {
			this.parsed = { values: await this.run.operation.read(this) };
			return undefined;
		} catch (thrown) {
			// Look-ups are no attempts of the row itself.
			const about = { taskId: this.taskId, attempts: 0 };
			return { outputs: [this.outputOf(thrown, attempt, about)] };
		}
	}

	/** Does the row, which is prepared first unless it has been. Never rejects. */
	async work(): Promise<RowOutput> {
		const { operation, client, onWaitOf } = this.run;
		const undone = this.parsed ? undefined : await this.prepare();
		if (undone) return undone;
		const values = this.parsed?.values;
		const rowClient = client.forRow({ subject: operation.subject, onWait: onWaitOf(this.index) });
		const result = await this.tryTo(
			async () => await operation.run(values, this, rowClient),
			this.taskId,
			hasNoSuccess,
		);
		return 'value' in result ? result.value : { outputs: [result] };
	}

	/**
	 * Does the row, or a part of it.
	 * @param hasFailed whether a value is none: all parts of the row failed, each of which was counted
	 */
	private async tryTo<T>(
		work: () => Promise<T>,
		taskId: string | null,
		hasFailed: (value: T) => boolean = () => false,
	): Promise<{ value: T } | Failed | Unsent> {
		const attempt = this.run.health.begin();
		try {
			const value = await work();
			if (!hasFailed(value)) attempt.succeeded();
			return { value };
		} catch (thrown) {
			return this.outputOf(thrown, attempt, { taskId });
		}
	}

	private outputOf(
		thrown: unknown,
		attempt: ItemAttempt,
		about: { taskId: string | null; attempts?: number },
	): Failed | Unsent {
		if (thrown instanceof StoppedError) return { unsentTaskId: about.taskId };
		const error = toLemlistError(thrown, this.run.context.logger).with(about);
		return { error, isEndOfRun: attempt.failed(error) };
	}
}

const hasNoSuccess = ({ outputs }: RowOutput): boolean =>
	outputs.length > 0 && !outputs.some((each) => 'json' in each);
