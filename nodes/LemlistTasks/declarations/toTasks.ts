import type { IDataObject, IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';
import { isOn } from './wanted';

/** What is left of a task by Simplify, in the order of the output: lemlist's names in V2, and in V1. */
const SIMPLE = [
	...['_id', 'title', 'message', 'content', 'type', 'status', 'priority', 'dueDate'],
	...['assignedTo', 'userId', 'ownerName', 'leadCompanyName', 'contact', 'company'],
];

/** Each task once: where tasks change between two pages, one may come on both. */
export const eachOnce = (tasks: IDataObject[]): IDataObject[] => [
	...new Map(tasks.map((task) => [task['_id'], task])).values(),
];

/**
 * The tasks as items, each once.
 * @param most how many at most
 */
export function toTasks(
	context: IExecutePaginationFunctions,
	results: IDataObject[],
	most: number,
): INodeExecutionData[] {
	const tasks = eachOnce(results).slice(0, most);
	const simplify = isOn(context, { name: 'simplify', label: 'Simplify' });
	return tasks.map((task) => ({ json: simplify ? simplified(task) : task }));
}

const simplified = (task: IDataObject): IDataObject =>
	Object.fromEntries(SIMPLE.filter((name) => name in task).map((name) => [name, task[name]]));
