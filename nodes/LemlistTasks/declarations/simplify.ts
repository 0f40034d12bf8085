import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Task } from '../../lemlist/task';
import { simplified, toTask } from '../../lemlist/task';
import { isOn } from './limit';

/** Tasks as items, simplified unless Simplify is off. */
export function toTaskItems(
	context: Pick<IExecuteSingleFunctions, 'getNodeParameter'>,
	tasks: readonly Task[],
): INodeExecutionData[] {
	const simplify = isOn(context, { name: 'simplify', displayName: 'Simplify' });
	return tasks
		.map(toTask)
		.map((task) => ({ json: (simplify ? simplified(task) : task) as IDataObject }));
}
