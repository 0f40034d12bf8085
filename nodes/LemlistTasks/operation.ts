// The contract between the operations, which say what a row does, and run/, which does it row by row.
import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { LemlistClient } from '../lemlist/client';
import type { LemlistError } from '../lemlist/errors/lemlistError';
import type { Turns } from '../lemlist/inOrder';
import type { Subject } from '../lemlist/errors/fromOutcome';
import type { Task } from '../lemlist/task';
import type { Field } from '../shared/fields/field';
import type { RunOptions } from './operations/options';

/**
 * An operation of the node: its panel, and what it does to a row in two steps.
 * @template Values what `read` makes of a row's parameters
 */
export interface Operation<Values = unknown> {
	/** Its entry under Operation. Update and Create declare the method and path that they send to. */
	option: INodePropertyOptions;
	/** Its parameters. index.ts adds the `displayOptions` that tie them to the operation. */
	properties: INodeProperties[];
	/** Its entries under Options, beside those of every operation. */
	options?: INodeProperties[];
	/** What a row names, to report that lemlist does not know it. */
	subject?: Subject;
	/** The task that a row is about. Rows of the same task are kept in input order. */
	taskOf?: TaskOf;
	/** Set if rows may touch each other's tasks, which no operation here does yet: they go one after the other. */
	oneByOne?: true;
	/** Whether rows share requests or look-ups: then many of them are under way at once. */
	sharesRequests?: (options: RunOptions) => boolean;
	/** Whether a request that arrives twice does no more than one that arrives once. */
	repeatable: boolean;
	/** What was done to a number of items, for the hint: "21 updated". */
	countLabel: (count: number) => string;
	/**
	 * Reads a row's values. Only look-ups of what they name are sent.
	 * @throws LemlistError if the row is rejected; then nothing was sent for it
	 */
	read(item: Item): Promise<Values>;
	/**
	 * Does what the values ask for.
	 * @throws LemlistError if lemlist did not do it, or did not reply; StoppedError after a cancel
	 */
	run(values: Values, item: Item, client: LemlistClient): Promise<RowOutput>;
}

/** Returns the task that a row names, as it was given. */
export type TaskOf = (context: IExecuteSingleFunctions) => unknown;

/** One row of a run, which is one input item of n8n, as its operation sees it. */
export interface Item {
	readonly index: number;
	/** The ID of the task that the row names, or null. */
	readonly taskId: string | null;
	readonly options: RunOptions;
	/** Whether to output what would be sent instead of sending it. */
	readonly dryRun: boolean;
	/** Whether somebody retries an execution of which a part may have been done. */
	readonly isRetry: boolean;
	/** n8n's context for this row, for readers and hooks. */
	readonly context: IExecuteSingleFunctions;
	/** The JSON of its input item. */
	readonly input: IDataObject;
	/** What the hint of the run is to say. */
	readonly remarks: RowRemarks;
	/** The node's raw parameters, the same object for all rows of a run. */
	readonly parameters: INodeParameters;
	/**
	 * The value of a field; undefined if it is blank.
	 * @param path of the parameter, if it is inside a collection
	 * @throws LemlistError if it is rejected
	 */
	value(field: Field, path?: string): Promise<unknown>;
	/**
	 * The values of those fields of a collection that are set, by name.
	 * @throws LemlistError if one is rejected
	 */
	values(collection: string, fields: readonly Field[]): Promise<IDataObject>;
	/** Gives everything else in n8n a turn, if one is due before a value is read. */
	readonly turns: Turns;
	/** Waits, in ms. @throws StoppedError after a cancel */
	sleep(ms: number): Promise<void>;
	/**
	 * Works on each of several tasks that one row changes, side by side. A part that fails is an output of
	 * its own and does not delay the others, unless it ends the run: then the rest is output as not sent. No
	 * operation here needs it yet.
	 */
	each(tasks: readonly Task[], change: (task: Task) => Promise<IDataObject>): Promise<RowOutput>;
}

/** How a row, or a part of one, failed. */
export interface Failed {
	error: LemlistError;
	/** Whether nothing that is sent after it would succeed. */
	isEndOfRun: boolean;
}

/** Takes what rows have to remark, to say it once. */
export interface RowRemarks {
	/**
	 * Adds a remark of a row.
	 * @param text a constant that makes the sentence, given how many rows made it
	 */
	add(text: (count: number) => string): void;
	/**
	 * Adds columns that a row does not use.
	 * @param meantBy returns the field that a column may be meant for. Called once per column and run
	 */
	addUnused(columns: readonly string[], meantBy?: (column: string) => string | undefined): void;
}

/** What was not sent since the run was stopped: the task of a row, or of a part of it. */
export interface Unsent {
	unsentTaskId: string | null;
}

/** One output item of a row, or of a part of it; or why there is none. */
export type Output = { json: IDataObject } | Failed | Unsent;

/** What a row outputs. */
export interface RowOutput {
	outputs: Output[];
	/**
	 * Set if there was nothing to do, whether or not it was sent (Ignore sends all the same): what such rows are
	 * called, such as "unchanged".
	 */
	skipped?: string;
}

/** Output items that are fine. */
export const output = (...items: IDataObject[]): RowOutput => ({
	outputs: items.map((json) => ({ json })),
});

/** The output of a row for which there was nothing to do. */
export const skipped = (label: string, item: IDataObject): RowOutput => ({
	...output(item),
	skipped: label,
});
