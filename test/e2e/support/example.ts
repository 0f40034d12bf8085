import type { IDataObject } from 'n8n-workflow';
import type { Execution } from '../../../scripts/n8n/client';
import { exampleWorkflow } from '../../../scripts/n8n/exampleWorkflow';
import type { World } from './world';

/** What an example did. */
export interface ExampleRun {
	/** ISO 8601. */
	startedAt: string;
	/** The items of one of a node's outputs, the first unless said; none where it did not run. */
	items(node: string, output?: number): IDataObject[];
}

/**
 * Imports an example with nothing changed but its credential.
 *
 * @returns The id of the workflow, and what runs it as the editor does, from a trigger on.
 */
export const importExample = async (
	{ n8n, credential }: World,
	name: string,
): Promise<{ workflowId: string; run: (trigger: string) => Promise<ExampleRun> }> => {
	const workflowId = await n8n.createWorkflow(await exampleWorkflow(name, credential));
	let count = 0;
	const run = async (trigger: string): Promise<ExampleRun> => {
		await n8n.runWorkflow(workflowId, trigger);
		const [execution] = await n8n.finishedExecutions(workflowId, ++count);
		return runOf(execution!);
	};
	return { workflowId, run };
};

const runOf = ({ startedAt, data: { resultData } }: Execution): ExampleRun => {
	if (resultData.error) throw resultData.error;
	return {
		startedAt: String(startedAt),
		items: (node, output = 0) => {
			const outputs = resultData.runData[node]?.[0]?.data?.['main'] ?? [];
			return (outputs[output] ?? []).map(({ json }) => json);
		},
	};
};
