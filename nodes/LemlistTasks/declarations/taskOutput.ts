import type { IDataObject, PostReceiveAction } from 'n8n-workflow';
import { toTask } from '../../lemlist/task';

/** A hook that outputs the task of a reply in the shape that all operations share. */
export const taskOutput: PostReceiveAction = async (items) =>
	items.map(({ json }) => ({ json: toTask(json) as IDataObject }));
