import type { IDataObject, IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Task } from '../../lemlist/pages/page';
import { isOn } from './limit';

/** What Simplify keeps of a task, in the order of the output, by lemlist's names in V2 and in V1. */
const KEPT = [
	...['_id', 'title', 'message', 'content', 'type', 'status', 'priority', 'dueDate'],
	...['assignedTo', 'userId', 'ownerName', 'leadCompanyName', 'contact', 'company'],
];

/** Tasks as items, as a whole or simplified. */
export function toTaskItems(
	context: IExecutePaginationFunctions,
	tasks: readonly Task[],
): INodeExecutionData[] {
	const simplify = isOn(context, { name: 'simplify', displayName: 'Simplify' });
	return tasks.map((task) => ({ json: (simplify ? simplified(task) : task) as IDataObject }));
}

const simplified = (task: Task): Task =>
	Object.fromEntries(KEPT.filter((name) => name in task).map((name) => [name, task[name]]));
