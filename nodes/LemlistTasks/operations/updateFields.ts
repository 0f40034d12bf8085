// What Update can change.
import type { INodeProperties } from 'n8n-workflow';
import { toSwitch } from '../../lemlist/values/switch';
import { inBody } from '../../shared/fields/field';
import {
	IMAGES,
	mediaField,
	messageField,
	PRIORITIES,
	priorityField,
	titleField,
	VIDEOS,
} from './fields';
import { toMember, toMoment } from '../../shared/fields/readers';
import { assigneeLocator } from '../../shared/fields/locators';

/** An entry for a field that is there from the start. */
const UNCHANGED = { name: 'Unchanged', value: '' };

const DONE = [
	{
		name: 'Done',
		value: 'done',
		description: 'Marks the task as done, which may send its message',
	},
	{ name: 'Reopen', value: 'reopen', description: 'Opens a task again that was done' },
	UNCHANGED,
];

/** The fields of a task, each declared with what it sends. A blank one is left as it is in lemlist. */
export const FIELDS: INodeProperties[] = [
	inBody(
		{
			displayName: 'Due Date',
			name: 'dueDate',
			type: 'dateTime',
			default: '',
			description:
				"When the task is due, such as 2026-12-31 10:00. Without an offset, it is in the workflow's timezone.",
		},
		toMoment,
	),
	inBody(
		assigneeLocator('The team member who does the task, by user ID, e-mail address or name'),
		toMember,
	),
	inBody(
		{
			displayName: 'Done',
			name: 'done',
			type: 'options',
			options: DONE,
			allowArbitraryValues: true,
			default: '',
			description:
				'Whether to mark the task as done or open it again. Done may send the message of the task; false, no and 0 change nothing.',
		},
		toSwitch({ on: 'done', off: 'reopen' }),
	),
	priorityField({ options: [...PRIORITIES, UNCHANGED], default: '' }),
	titleField('What the task is called in lemlist'),
	messageField('What the task says, such as the text to send'),
	mediaField(
		IMAGES,
		'https://example.com/a.png, https://example.com/b.png',
		'URLs of up to 6 images (PNG, JPEG or GIF, 20 MB each) that replace those of a LinkedIn task. Separate them with commas.',
	),
	mediaField(
		VIDEOS,
		'https://example.com/a.mp4',
		'URLs of videos (MP4 or QuickTime, 20 MB each) that replace those of a LinkedIn task. Separate them with commas; images and videos together, up to 6.',
	),
];

/**
 * The fields in the panel. Those that most rows set are there from the start: as they are blank, they
 * change nothing.
 */
export const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {
		dueDate: '',
		assignedTo: { __rl: true, mode: 'list', value: '' },
		done: '',
		priority: '',
		title: '',
		message: '',
	},
	description: 'What to change. A blank field is left as it is in lemlist.',
	options: FIELDS,
};
