// One row of a run of the node, without n8n.
import type { IDataObject } from 'n8n-workflow';
import type { LemlistError } from '../../../nodes/lemlist/errors/lemlistError';
import type { Request } from '../../../nodes/lemlist/http';
import type { RunFacts } from '../../../nodes/LemlistTasks/run/ledger';
import type { Run } from '../../../nodes/LemlistTasks/run/row';
import { Row } from '../../../nodes/LemlistTasks/run/row';
import { prepareRun } from '../../../nodes/LemlistTasks/run/prepareRun';
import { Remarks } from '../../../nodes/LemlistTasks/run/remarks';
import type { Execution, Http } from './execution';
import { executionOf, nodeWith } from './execution';

type Parameters = Record<string, unknown>;

export interface Around {
	/** IANA name of the workflow's timezone; default UTC. */
	timezone?: string;
	http?: Http;
	/** What the input item holds. */
	row?: IDataObject;
	/** The node's stored parameters, if they are expressions for the values. */
	stored?: Parameters;
}

let keys = 0;

/** What differs from a run that continues after errors. */
export type Setup = Partial<Run & Pick<RunFacts, 'continueOnFail'>>;

/** A run over the items of an execution, with a key of its own, so that its rate limit is untouched. */
export async function runOf(
	execution: Execution,
	{ continueOnFail = true, ...setup }: Setup = {},
	stored = execution.items[0],
): Promise<Run> {
	const node = nodeWith({ resource: 'task', ...stored });
	const context = Object.assign(executionOf({ apiKey: `key of row ${++keys}`, ...execution }), {
		getNode: () => node,
	});
	const facts: RunFacts = {
		node,
		rows: context.getInputData(),
		taskIds: execution.items.map((_, index) => `opp_${index + 1}`),
		countLabel: String,
		continueOnFail,
		cancelled: undefined,
	};
	const run = await prepareRun(context, {
		facts,
		remarks: new Remarks(),
		signal: new AbortController().signal,
		onWaitOf: () => () => undefined,
	});
	return { ...run, ...setup };
}

/** What the operation of a row with these parameters, whose expressions are evaluated, reads. */
export async function readWith(parameters: Parameters, around: Around = {}): Promise<unknown> {
	const { stored = parameters, row = {}, ...execution } = around;
	const run = await runOf({ items: [parameters], rows: [row], ...execution }, {}, stored);
	return await run.operation.read(new Row(run, 0));
}

/** The request that a row of Update or Create reads. */
export const requestWith = async (
	parameters: Parameters,
	around?: Around,
): Promise<Request & { body: IDataObject }> =>
	(await readWith(parameters, around)) as Request & { body: IDataObject };

/** The error that a row with these parameters is rejected with. */
export async function rejectionWith(
	parameters: Parameters,
	around?: Around,
): Promise<LemlistError> {
	return await readWith(parameters, around).then(
		(read) => {
			throw new Error(`Not rejected: ${JSON.stringify(read)}`);
		},
		(error: LemlistError) => error,
	);
}
