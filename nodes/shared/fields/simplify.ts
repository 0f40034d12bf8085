import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Task } from '../../lemlist/task';
import { simplified, toTask } from '../../lemlist/task';
import type { HasParameters } from './isOn';
import { isOn } from './isOn';

/** Whether to output the main fields of a task only. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Tasks as items, simplified unless Simplify is off. */
export function toTaskItems(context: HasParameters, tasks: readonly Task[]): INodeExecutionData[] {
	const isSimple = isOn(context, simplify);
	return tasks
		.map(toTask)
		.map((task) => ({ json: (isSimple ? simplified(task) : task) as IDataObject }));
}
