import type { INodeProperties } from 'n8n-workflow';
import { clearFields } from '../declarations/clearFields';
import { toTaskId } from '../../lemlist/values/taskId';
import { mediaFit, someChange } from '../declarations/wholeBody';
import {
	IMAGES,
	mediaField,
	messageField,
	priorityField,
	sends,
	sendsRequired,
	titleField,
	toMember,
	toMoment,
	VIDEOS,
	wholeBodyChecks,
	yesOrWord,
} from './fields';
import { assigneeLocator, taskLocator } from './locators';
import type { Operation } from './operation';

const taskId = taskLocator('The task to update', sendsRequired('taskId', 'Task', toTaskId, 'id'));

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What to change. A field whose value is blank is left as it is in lemlist.',
	options: [
		assigneeLocator(
			'The team member who is to do the task, by user ID or e-mail address. Blank leaves the assignee as it is.',
			sends('body', 'assignedTo', 'Assignee', toMember),
		),
		{
			displayName: 'Due Date',
			name: 'dueDate',
			type: 'dateTime',
			default: '',
			description:
				"When the task is due, as ISO 8601. Without an offset it is in the workflow's timezone. Blank leaves the date as it is.",
			routing: sends('body', 'dueDate', 'Due Date', toMoment),
		},
		mediaField(
			IMAGES,
			'https://example.com/a.png, https://example.com/b.png',
			"URLs of images that replace the task's current ones: a list, or text with a comma or new line between them. Only for LinkedIn tasks; PNG, JPEG or GIF, 20 MB each, at most 6 images and videos together. Blank leaves them as they are.",
		),
		mediaField(
			VIDEOS,
			'https://example.com/a.mp4',
			"URLs of videos that replace the task's current ones: a list, or text with a comma or new line between them. Only for LinkedIn tasks; MP4 or QuickTime, 20 MB each, at most 6 images and videos together. Blank leaves them as they are.",
		),
		{
			displayName: 'Mark as Done',
			name: 'done',
			type: 'boolean',
			default: true,
			description:
				'Whether the task is done. Off (false) reopens a task that was done, and blank leaves it as it is. A model has to send something, so its false leaves the task as it is, too; "reopen" as text reopens it.',
			routing: sends('body', 'done', 'Mark as Done', yesOrWord('reopen', 'updateFields.done')),
		},
		messageField('What the task says, such as the text to send. Blank leaves it as it is.'),
		priorityField(
			'How urgent the task is. An expression may also give low, medium, high or none; blank leaves the priority as it is.',
		),
		titleField('The title of the task. Blank leaves it as it is.'),
	],
};

/** What each field is emptied with (developer.lemlist.com, Update Task). */
const EMPTIED = new Map<string, '' | readonly []>([
	['images', []],
	['message', ''],
	['priority', ''],
	['title', ''],
	['videos', []],
]);

const clear: INodeProperties = {
	displayName: 'Clear Fields',
	name: 'clearFields',
	type: 'multiOptions',
	default: [],
	description: 'Fields to empty in lemlist. Only what is chosen here is ever emptied.',
	options: [
		{ name: 'LinkedIn Images', value: 'images' },
		{ name: 'LinkedIn Videos', value: 'videos' },
		{ name: 'Message', value: 'message' },
		{ name: 'Priority', value: 'priority' },
		{ name: 'Title', value: 'title' },
	],
	routing: {
		send: { preSend: [clearFields({ name: 'clearFields', label: 'Clear Fields' }, EMPTIED)] },
	},
};

const checks = wholeBodyChecks(
	mediaFit(IMAGES, VIDEOS),
	someChange({ name: 'updateFields', label: 'Update Fields' }, 'id'),
);

/** Update Task: `PATCH /tasks`, the ID inside the body (developer.lemlist.com, Update Task). */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update task',
		description: 'Update one or more tasks',
		routing: { request: { method: 'PATCH', url: '/tasks' } },
	},
	properties: [taskId, updateFields, clear, checks],
	subject: { noun: 'task', field: 'taskId' },
	inOrderOf: 'taskId',
	repeatable: true,
	done: 'tasks updated',
};
