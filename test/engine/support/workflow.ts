import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../../scripts/engine/runWorkflow';

/** The name of the node under test. */
export const NODE = 'Lemlist Tasks';

/**
 * Rows -> Lemlist Tasks -> Updated, and -> Failed for the error output if `onError` enables it. The
 * timezone is Europe/Paris.
 */
export function rowsWorkflow(
	parameters: INodeParameters,
	onError: INode['onError'] = 'stopWorkflow',
): WorkflowJson {
	return {
		nodes: [
			node('Rows', 'n8n-nodes-base.manualTrigger'),
			node(NODE, 'n8n-nodes-lemlist-tasks.lemlistTasks', {
				parameters,
				onError,
				credentials: { lemlistTasksApi: { id: 'credential', name: 'Sandbox' } },
			}),
			node('Updated', 'n8n-nodes-base.noOp'),
			node('Failed', 'n8n-nodes-base.noOp'),
		],
		connections: {
			Rows: { main: [[to(NODE)]] },
			[NODE]: { main: [[to('Updated')], [to('Failed')]] },
		},
		settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
	};
}

/** A node with this name and type. */
export function node(name: string, type: string, more: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

/** A resource locator as the editor stores it. */
export const locator = (value: string, mode = 'id') => ({ __rl: true as const, mode, value });

const to = (name: string) => ({ node: name, type: 'main' as const, index: 0 });
