import type { INode } from 'n8n-workflow';
import type { Workflow } from '../../../scripts/n8n/client';
import { locator } from './rowsWorkflow';
import type { World } from './world';

const fromAi = (key: string, type = 'string'): string =>
	`={{ $fromAI('${key}', 'What to set for ${key}', '${type}') }}`;

/** The tools by name, with all parameters set by the model that n8n allows. */
const TOOLS: Record<string, INode['parameters']> = {
	'Update task': {
		operation: 'update',
		taskId: locator(fromAi('task')),
		updateFields: {
			assignedTo: fromAi('assignee'),
			dueDate: fromAi('dueDate'),
			done: fromAi('done'),
			images: fromAi('images'),
			message: fromAi('message'),
			priority: fromAi('priority'),
			title: fromAi('title'),
			videos: fromAi('videos'),
		},
		clearFields: fromAi('clear'),
	},
	'Tick task': {
		operation: 'update',
		taskId: locator(fromAi('task')),
		updateFields: { title: fromAi('title'), done: fromAi('done', 'boolean') },
	},
	'Find tasks': {
		operation: 'getAll',
		returnAll: fromAi('all', 'boolean'),
		limit: fromAi('limit', 'number'),
		filters: {
			assignedTo: locator(fromAi('assignee')),
			campaignId: locator(fromAi('campaign')),
			channel: fromAi('channel'),
			dueDateFrom: fromAi('dueFrom'),
			dueDateTo: fromAi('dueTo'),
			hasCampaign: fromAi('hasCampaign', 'boolean'),
			priority: fromAi('priority'),
			search: fromAi('search'),
			status: fromAi('status'),
			type: fromAi('type'),
		},
	},
	'Get task': { operation: 'get', taskId: locator(fromAi('task')) },
	'Create task': {
		operation: 'create',
		recordId: locator(fromAi('record')),
		type: fromAi('type'),
		title: fromAi('title'),
		assignedTo: fromAi('assignee'),
		dueDate: fromAi('dueDate'),
		additionalFields: {
			images: fromAi('images'),
			message: fromAi('message'),
			priority: fromAi('priority'),
		},
	},
	'Ignore task': { operation: 'ignore', taskId: locator(fromAi('task')) },
};

/** An MCP Server Trigger with the node as its tools. */
const mcpWorkflow = (path: string, credential: World['credential']): Workflow => ({
	name: path,
	settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
	nodes: [
		{
			...{ id: 'server', name: 'Server', type: '@n8n/n8n-nodes-langchain.mcpTrigger' },
			...{ typeVersion: 2, position: [0, 0], webhookId: path, parameters: { path } },
		},
		...Object.entries(TOOLS).map(
			([name, parameters], index): INode => ({
				...{ id: name, name, type: 'n8n-nodes-lemlist-tasks.lemlistTasksTool', typeVersion: 1 },
				...{ position: [200 * index, 200], parameters: { resource: 'task', ...parameters } },
				credentials: { lemlistTasksApi: credential },
			}),
		),
	],
	connections: Object.fromEntries(
		Object.keys(TOOLS).map((name) => [
			name,
			{ ai_tool: [[{ node: 'Server', type: 'ai_tool', index: 0 }]] },
		]),
	),
});

/**
 * Stores and publishes a workflow that offers the node to MCP clients.
 *
 * @param path Name of the workflow and path of its server, unique in n8n.
 * @returns URL of the server.
 */
export const publishMcpWorkflow = async (
	{ n8n, credential }: World,
	path: string,
): Promise<string> => {
	const workflowId = await n8n.createWorkflow(mcpWorkflow(path, credential));
	await n8n.publishWorkflow(workflowId, path, 'mcp');
	return `${process.env['E2E_N8N_URL']}/mcp/${path}`;
};
