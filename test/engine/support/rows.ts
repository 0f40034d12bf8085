import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { locator } from './workflow';

/** A row of a sheet. Each column is optional and mapped to the field of the same name. */
export interface Row extends IDataObject {
	task?: string;
}

/** Update, with every field an expression over the row. */
export const rowParameters: INodeParameters = {
	resource: 'task',
	operation: 'update',
	taskId: locator('={{ $json.task }}'),
	updateFields: {
		assignedTo: locator('={{ $json.assignee }}'),
		dueDate: '={{ $json.due }}',
		done: '={{ $json.done }}',
		images: '={{ $json.images }}',
		message: '={{ $json.message }}',
		priority: '={{ $json.priority }}',
		title: '={{ $json.title }}',
		videos: '={{ $json.videos }}',
	},
	clearFields: '={{ $json.clear }}',
};
