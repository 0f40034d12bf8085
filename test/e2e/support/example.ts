import type { IDataObject, INode } from 'n8n-workflow';
import type { Execution } from '../../../scripts/n8n/client';
import { exampleWorkflow } from '../../../scripts/n8n/exampleWorkflow';
import type { World } from './world';

/** The result of an example. */
export interface ExampleRun {
	/** ISO 8601. */
	startedAt: string;
	/** The items of one of a node's outputs, by default the first; empty if the node did not run. */
	items(node: string, output?: number): IDataObject[];
}

/**
 * Imports an example, unchanged except for its credential.
 *
 * @param deactivated Names of nodes that pass their items on, since they need an account elsewhere.
 * @param adapt Changes a node as a user of an older n8n has to.
 * @returns The ID of the workflow, and a function that runs it from a trigger as the editor does.
 */
export const importExample = async (
	{ n8n, credential }: World,
	name: string,
	deactivated: string[] = [],
	adapt: (node: INode) => void = () => undefined,
): Promise<{ workflowId: string; run: (trigger: string) => Promise<ExampleRun> }> => {
	const workflow = await exampleWorkflow(name, credential);
	for (const node of workflow.nodes) {
		if (deactivated.includes(node.name)) node.disabled = true;
		adapt(node);
	}
	const workflowId = await n8n.createWorkflow(workflow);
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
