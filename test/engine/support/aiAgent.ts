// Turns a node into a tool as n8n does, and runs it with a minimal AI agent.
import type { PackageDirectoryLoader } from 'n8n-core';
import type { IExecuteFunctions, INodeParameters, INodeType } from 'n8n-workflow';
import { deepCopy, NodeConnectionTypes } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox';
import type { WorkflowJson } from '../../../scripts/engine/runWorkflow';
import { runWorkflow } from '../../../scripts/engine/runWorkflow';
import { locator, node, NODE } from './workflow';
import { loadedPackage } from './world';

/** The parts of n8n-core's tool (langchain's DynamicStructuredTool) that an agent uses. */
export interface Tool {
	name: string;
	description: string;
	schema: { shape: Record<string, unknown> };
	invoke: (args: object) => Promise<string>;
}

/**
 * The tool that n8n's server creates from a node that is `usableAsTool` (`convertNodeToAiTool` in
 * the package n8n): the same class, with a modified copy of its description.
 */
function toTool(nodeType: INodeType): INodeType {
	const copied = deepCopy(nodeType.description);
	delete copied.usableAsTool;
	const description = {
		...copied,
		name: `${copied.name}Tool`,
		displayName: `${copied.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		properties: [
			{
				displayName: 'Tool Description',
				name: 'descriptionType',
				type: 'options' as const,
				noDataExpression: true,
				options: [
					{ name: 'Set Automatically', value: 'auto' },
					{ name: 'Set Manually', value: 'manual' },
				],
				default: 'auto',
			},
			{
				displayName: 'Description',
				name: 'toolDescription',
				type: 'string' as const,
				default: copied.description,
				displayOptions: { show: { descriptionType: ['manual'] } },
			},
			...copied.properties,
		],
	};
	return Object.create(nodeType, { description: { value: description } }) as INodeType;
}

/** Adds the tool and an agent to a loader; the agent calls `onTool`. */
function withAgent(
	loader: PackageDirectoryLoader,
	onTool: (tool: Tool) => Promise<unknown>,
): PackageDirectoryLoader {
	const agent: INodeType = {
		description: {
			displayName: 'Agent',
			name: 'agent',
			group: [],
			version: 1,
			description: 'Calls its tool as the test specifies',
			defaults: {},
			inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const connected = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
			const [tool] = connected as [Tool];
			await onTool(tool);
			return [this.getInputData()];
		},
	};
	const { type } = loader.getNode('lemlistTasks');
	const added: Record<string, INodeType> = { agent, lemlistTasksTool: toTool(type as INodeType) };
	const getNode = (name: string) => {
		const found = added[name];
		return found ? { type: found, sourcePath: '' } : loader.getNode(name);
	};
	return Object.assign(Object.create(loader), { getNode }) as PackageDirectoryLoader;
}

/** An agent with the tool and these parameters; the model fills in `$fromAI`. */
const agentWorkflow = (parameters: INodeParameters): WorkflowJson => ({
	nodes: [
		node('Agent', 'test.agent'),
		node(NODE, 'n8n-nodes-lemlist-tasks.lemlistTasksTool', {
			parameters: { resource: 'task', ...parameters },
			credentials: { lemlistTasksApi: { id: 'credential', name: 'Sandbox' } },
		}),
	],
	connections: {
		[NODE]: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
	},
	settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
});

/** A resource locator whose value is set by the model. */
export const fromAi = (name: string) => locator(`={{ $fromAI('${name}') }}`);

/**
 * Runs an agent that has the tool with these parameters and calls `onTool` with it.
 * @throws the error that stopped the run, such as a failed assertion
 */
export async function asAgent(
	sandbox: Sandbox,
	parameters: INodeParameters,
	onTool: (tool: Tool) => Promise<void>,
): Promise<void> {
	const run = await runWorkflow({
		loader: withAgent(await loadedPackage(), onTool),
		workflow: agentWorkflow(parameters),
		credentials: { lemlistTasksApi: { apiKey: sandbox.apiKey, baseUrl: sandbox.url } },
		items: [{ json: {} }],
	});
	if (run.data.resultData.error) throw run.data.resultData.error;
}
