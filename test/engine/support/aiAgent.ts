// What n8n does to give a node to an AI agent, and an agent that only calls it.
import type { PackageDirectoryLoader } from 'n8n-core';
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { deepCopy, NodeConnectionTypes } from 'n8n-workflow';
import type { WorkflowJson } from '../../../scripts/engine/runWorkflow';
import { node, NODE } from './workflow';

/** The parts of n8n-core's tool (langchain's DynamicStructuredTool) that an agent uses. */
export interface Tool {
	name: string;
	description: string;
	schema: { shape: Record<string, unknown> };
	invoke: (args: object) => Promise<string>;
}

/**
 * The tool that n8n's server makes of a node that is `usableAsTool` (`convertNodeToAiTool` of the
 * package n8n): the same class, with a changed copy of its description.
 */
export function toTool(nodeType: INodeType): INodeType {
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

/** The loader with the tool and an agent in it; `onTool` is what the agent does. */
export function withAgent(
	loader: PackageDirectoryLoader,
	onTool: (tool: Tool) => Promise<unknown>,
): PackageDirectoryLoader {
	const agent: INodeType = {
		description: {
			displayName: 'Agent',
			name: 'agent',
			group: [],
			version: 1,
			description: 'Does with its tool what the test says',
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

/** An agent with the tool; the model fills in `$fromAI`. */
export const agentWorkflow: WorkflowJson = {
	nodes: [
		node('Agent', 'test.agent'),
		node(NODE, 'n8n-nodes-lemlist-tasks.lemlistTasksTool', {
			parameters: {
				resource: 'task',
				operation: 'update',
				taskId: { __rl: true, mode: 'id', value: "={{ $fromAI('task', 'ID of the task') }}" },
				updateFields: {
					assignedTo: { __rl: true, mode: 'id', value: "={{ $fromAI('assignee') }}" },
					images: "={{ $fromAI('images') }}",
					priority: "={{ $fromAI('priority') }}",
					title: "={{ $fromAI('title') }}",
				},
				clearFields: "={{ $fromAI('clear') }}",
			},
			credentials: { lemlistTasksApi: { id: 'credential', name: 'Sandbox' } },
		}),
	],
	connections: {
		[NODE]: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
	},
	settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
};
