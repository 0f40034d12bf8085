import type { INodeProperties, INodePropertyRouting } from 'n8n-workflow';
import { teamMembers } from '../methods/team';
import { toAssignee } from '../request/assignee';
import { clearFields } from '../request/clearFields';
import { optionalField, requiredField } from '../request/field';
import type { Field } from '../request/field';
import { toUtcIso } from '../request/values/dueDate';
import { toMediaUrls } from '../request/values/mediaUrls';
import { toPriority } from '../request/values/priority';
import { toTaskId } from '../request/values/taskId';
import { toText } from '../request/values/text';
import { toYesNo } from '../request/values/yesNo';
import { mediaFit, someChange } from '../request/wholeBody';
import type { Operation } from './operation';

const UPDATE_FIELDS = { name: 'updateFields', label: 'Update Fields' };
const CLEAR_FIELDS = { name: 'clearFields', label: 'Clear Fields' };
const IMAGES = { name: 'images', label: 'LinkedIn Images' };
const VIDEOS = { name: 'videos', label: 'LinkedIn Videos' };

/** A field that is called the same in lemlist's body as in the panel. */
const send = (name: string, label: string, convert: Field['convert']): INodePropertyRouting => ({
	send: {
		type: 'body',
		property: name,
		preSend: [optionalField({ name, label, property: name, convert })],
	},
});

const taskId: INodeProperties = {
	displayName: 'Task',
	name: 'taskId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The task to update',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a task…',
			typeOptions: { searchListMethod: 'searchTasks', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. opp_A1B2C3D4E5F6G7H8I' },
	],
	routing: {
		send: {
			type: 'body',
			property: 'id',
			preSend: [
				requiredField({ name: 'taskId', label: 'Task', property: 'id', convert: toTaskId }),
			],
		},
	},
};

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What to change. A field whose value is blank is left as it is in lemlist.',
	options: [
		{
			displayName: 'Assignee',
			name: 'assignedTo',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description:
				'The team member who is to do the task, by user ID or e-mail address. Blank leaves the assignee as it is.',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select a team member…',
					typeOptions: { searchListMethod: 'searchAssignees', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. usr_A1B2C3D4E5F6G7H8I',
				},
				{
					displayName: 'By Email',
					name: 'email',
					type: 'string',
					placeholder: 'e.g. nathan@example.com',
				},
			],
			routing: send('assignedTo', 'Assignee', toAssignee(teamMembers)),
		},
		{
			displayName: 'Due Date',
			name: 'dueDate',
			type: 'dateTime',
			default: '',
			description:
				"When the task is due, as ISO 8601. Without an offset it is in the workflow's timezone. Blank leaves the date as it is.",
			routing: send('dueDate', 'Due Date', (value, item) => toUtcIso(value, item.getTimezone())),
		},
		{
			displayName: 'LinkedIn Images',
			name: 'images',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/a.png, https://example.com/b.png',
			description:
				"URLs of images that replace the task's current ones: a list, or text with a comma or new line between them. Only for LinkedIn tasks; PNG, JPEG or GIF, 20 MB each, at most 6 images and videos together. Blank leaves them as they are.",
			routing: send('images', 'LinkedIn Images', toMediaUrls),
		},
		{
			displayName: 'LinkedIn Videos',
			name: 'videos',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/a.mp4',
			description:
				"URLs of videos that replace the task's current ones: a list, or text with a comma or new line between them. Only for LinkedIn tasks; MP4 or QuickTime, 20 MB each, at most 6 images and videos together. Blank leaves them as they are.",
			routing: send('videos', 'LinkedIn Videos', toMediaUrls),
		},
		{
			displayName: 'Mark as Done',
			name: 'done',
			type: 'boolean',
			default: true,
			description:
				'Whether the task is done. Off (false) reopens a task that was done. Blank leaves it as it is.',
			routing: send('done', 'Mark as Done', toYesNo),
		},
		{
			displayName: 'Message',
			name: 'message',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description: 'What the task says, such as the text to send. Blank leaves it as it is.',
			routing: send('message', 'Message', toText),
		},
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'options',
			options: [
				{ name: 'High', value: '2' },
				{ name: 'Low', value: '0' },
				{ name: 'Medium', value: '1' },
				{ name: 'None', value: 'none' },
			],
			default: '1',
			description:
				'How urgent the task is. An expression may also give low, medium, high or none; blank leaves the priority as it is.',
			routing: send('priority', 'Priority', toPriority),
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Call about the offer',
			description: 'The title of the task. Blank leaves it as it is.',
			routing: send('title', 'Title', toText),
		},
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
	routing: { send: { preSend: [clearFields(CLEAR_FIELDS, EMPTIED)] } },
};

/** Hooks run in the order of the properties: these need the body whole, so they come last. */
const checks: INodeProperties = {
	displayName: 'Checks',
	name: 'checks',
	type: 'hidden',
	default: '',
	routing: { send: { preSend: [mediaFit(IMAGES, VIDEOS), someChange(UPDATE_FIELDS, 'id')] } },
};

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
	inOrderOf: 'taskId',
	done: 'updated',
};
