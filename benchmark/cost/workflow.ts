// The measured workflow: rows of a sheet, each of which changes four fields of a task.
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../scripts/engine/runWorkflow';

/** Name of the measured node. */
export const NODE = 'Lemlist Tasks';

/** Rows -> Lemlist Tasks, with these parameters in addition to those of the operation. */
export function rowsWorkflow(parameters: INodeParameters): WorkflowJson {
	const common = { typeVersion: 1, position: [0, 0] as [number, number] };
	return {
		nodes: [
			{
				...common,
				id: 'rows',
				name: 'Rows',
				type: 'n8n-nodes-base.manualTrigger',
				parameters: {},
			},
			{
				...common,
				id: 'update',
				name: NODE,
				type: 'n8n-nodes-lemlist-tasks.lemlistTasks',
				parameters: {
					resource: 'task',
					operation: 'update',
					taskId: { __rl: true, mode: 'id', value: '={{ $json.task }}' },
					updateFields: {
						title: '={{ $json.title }}',
						dueDate: '={{ $json.due }}',
						priority: '={{ $json.priority }}',
						done: '={{ $json.done }}',
					},
					...parameters,
				},
				credentials: { lemlistTasksApi: { id: 'credential', name: 'Server' } },
			},
		],
		connections: { Rows: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
	};
}

/** This number of rows, each for a different task. */
export function rows(count: number): INodeExecutionData[] {
	return Array.from({ length: count }, (_, index) => ({
		json: {
			task: `opp_${index}`,
			title: `Task ${index}`,
			due: '2030-01-15T10:00',
			priority: 'high',
			done: 'no',
		},
	}));
}
