// The workflow around each contender.
import type { INode } from 'n8n-workflow';
import type { Workflow } from '../scripts/n8n/client';

/** An item: the task to update, and its new title. */
export interface Row {
	task: string;
	title: string;
}

/**
 * Webhook -> Split Out -> the contender. The rows are `rows` in the webhook's body; the webhook
 * responds, with an empty body, when the execution has finished.
 *
 * @param path Name of the workflow and path of its webhook, unique in n8n.
 */
export function workflowWith(contender: Partial<INode>, path: string): Workflow {
	return {
		name: path,
		settings: { executionOrder: 'v1' },
		nodes: [
			node('Webhook', {
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: path,
				parameters: {
					httpMethod: 'POST',
					path,
					responseMode: 'lastNode',
					responseData: 'noData',
					options: {},
				},
			}),
			node('Rows', {
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				parameters: { fieldToSplitOut: 'body.rows', options: {} },
			}),
			node('Update', contender),
		],
		connections: { Webhook: to('Rows'), Rows: to('Update') },
	};
}

function node(name: string, more: Partial<INode>): INode {
	return { id: name, name, type: '', typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
