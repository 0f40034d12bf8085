import type { INodeProperties } from 'n8n-workflow';
import { isTask } from '../../lemlist/policy/expected';
import { toTaskId } from '../../lemlist/values/taskId';
import { clearFields } from '../declarations/clearFields';
import { inBody } from '../declarations/field';
import { mediaFit, someChange } from '../declarations/wholeBody';
import {
	IMAGES,
	mediaField,
	messageField,
	priorityField,
	titleField,
	toMember,
	toMoment,
	toYesOr,
	VIDEOS,
	wholeBodyChecks,
} from './fields';
import { assigneeLocator, taskLocator } from './locators';
import type { Operation } from './operation';

const taskId = inBody(taskLocator('The task to update'), toTaskId, 'id');

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What to change. A field whose value is blank is left as it is in lemlist.',
	options: [
		inBody(
			assigneeLocator(
				'The team member who does the task, by user ID or e-mail address. Blank leaves the assignee as it is.',
			),
			toMember,
		),
		inBody(
			{
				displayName: 'Due Date',
				name: 'dueDate',
				type: 'dateTime',
				default: '',
				description:
					"When the task is due, as ISO 8601. Without an offset it is in the workflow's timezone. Blank leaves the date as it is.",
			},
			toMoment,
		),
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
		inBody(
			{
				displayName: 'Mark as Done',
				name: 'done',
				type: 'boolean',
				default: true,
				description:
					'Whether the task is done. Off (false) reopens a task that was done, and blank leaves it as it is. A model has to send something, so its false leaves the task as it is, too; "reopen" as text reopens it.',
			},
			toYesOr('reopen', 'updateFields.done'),
		),
		messageField('What the task says, such as the text to send. Blank leaves it as it is.'),
		priorityField(
			'How urgent the task is. An expression may also return low, medium, high or none; blank leaves the priority as it is.',
		),
		titleField('The title of the task. Blank leaves it as it is.'),
	],
};

/** What empties each field (developer.lemlist.com, Update Task). */
const EMPTY_VALUES = new Map<string, '' | readonly []>([
	['images', []],
	['message', ''],
	['priority', ''],
	['title', ''],
	['videos', []],
]);

const CLEAR_FIELDS = { name: 'clearFields', displayName: 'Clear Fields' };

const clear: INodeProperties = {
	...CLEAR_FIELDS,
	type: 'multiOptions',
	default: [],
	description:
		'Fields to empty in lemlist. Nothing else empties a field, except None for Priority.',
	options: [
		{ name: 'LinkedIn Images', value: 'images' },
		{ name: 'LinkedIn Videos', value: 'videos' },
		{ name: 'Message', value: 'message' },
		{ name: 'Priority', value: 'priority' },
		{ name: 'Title', value: 'title' },
	],
	routing: { send: { preSend: [clearFields(CLEAR_FIELDS, EMPTY_VALUES)] } },
};

const checks = wholeBodyChecks(mediaFit(IMAGES, VIDEOS), someChange(updateFields, 'id'));

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
	expects: isTask,
	repeatable: true,
	done: 'tasks updated',
};
