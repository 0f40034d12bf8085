import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Task } from '../../lemlist/task';
import { simplified, toTask } from '../../lemlist/task';

/** Whether to output the main fields of a task only. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/**
 * Tasks as a node outputs them.
 * @param isSimple whether Simplify is on
 */
export const toOutput = (tasks: readonly Task[], isSimple: boolean): IDataObject[] =>
	tasks.map(toTask).map((task) => (isSimple ? simplified(task) : task) as IDataObject);
