import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	NodeParameterValueType,
} from 'n8n-workflow';
import type { Execution, Workflow } from '../../../scripts/n8n/client';
import type { World } from './world';

/** A row of a sheet. Each column is optional and mapped to the field of the same name. */
export interface Row {
	task?: unknown;
	assignee?: unknown;
	dueDate?: unknown;
	done?: unknown;
	images?: unknown;
	message?: unknown;
	priority?: unknown;
	title?: unknown;
	videos?: unknown;
	clear?: unknown;
}

/** A resource locator with an ID or an expression for one. */
export const locator = (value: string): NodeParameterValueType => ({
	__rl: true,
	mode: 'id',
	value,
});

/** Update, with every field an expression over the row. */
const updateByRow: INodeParameters = {
	resource: 'task',
	operation: 'update',
	taskId: locator('={{ $json.task }}'),
	updateFields: {
		assignedTo: locator('={{ $json.assignee }}'),
		dueDate: '={{ $json.dueDate }}',
		done: '={{ $json.done }}',
		images: '={{ $json.images }}',
		message: '={{ $json.message }}',
		priority: '={{ $json.priority }}',
		title: '={{ $json.title }}',
		videos: '={{ $json.videos }}',
	},
	clearFields: '={{ $json.clear }}',
};

/** Webhook -> Split Out -> Lemlist Tasks. The rows are `rows` in the webhook's body. */
const rowsWorkflow = (
	path: string,
	credential: World['credential'],
	onError: NonNullable<INode['onError']>,
	parameters: INodeParameters,
): Workflow => {
	const node = (name: string, type: string, typeVersion: number, more: Partial<INode>): INode => ({
		...{ id: name, name, type, typeVersion, position: [0, 0], parameters: {} },
		...more,
	});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	return {
		name: path,
		settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
		nodes: [
			node('Webhook', 'n8n-nodes-base.webhook', 2, {
				webhookId: path,
				parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
			}),
			node('Rows', 'n8n-nodes-base.splitOut', 1, {
				parameters: { fieldToSplitOut: 'body.rows', options: {} },
			}),
			node('Lemlist Tasks', 'n8n-nodes-lemlist-tasks.lemlistTasks', 1, {
				...{ parameters, onError, credentials: { lemlistTasksApi: credential } },
			}),
		],
		connections: { Webhook: to('Rows'), Rows: to('Lemlist Tasks') },
	};
};

/**
 * Stores and publishes a workflow that runs the node for each row.
 *
 * @param path Name of the workflow and path of its webhook, unique in n8n.
 * @param parameters Parameters of the node; by default it updates one task per row.
 * @returns The ID of the workflow, and a function that starts an execution.
 */
export const publishRowsWorkflow = async (
	{ n8n, credential }: World,
	path: string,
	onError: NonNullable<INode['onError']>,
	parameters = updateByRow,
): Promise<{ workflowId: string; start: (rows: Array<Row | IDataObject>) => Promise<void> }> => {
	const workflowId = await n8n.createWorkflow(rowsWorkflow(path, credential, onError, parameters));
	await n8n.publishWorkflow(workflowId, path);
	return { workflowId, start: async (rows) => await n8n.callWebhook(path, { rows }) };
};

/** The items of the node's main output and error output. */
export const outputsOf = (
	execution: Execution,
): { updated: INodeExecutionData[]; failed: INodeExecutionData[] } => {
	const outputs = execution.data.resultData.runData['Lemlist Tasks']?.[0]?.data?.['main'] ?? [];
	return { updated: outputs[0] ?? [], failed: outputs[1] ?? [] };
};
