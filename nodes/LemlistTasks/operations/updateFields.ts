// What Update can change.
import type { INodeProperties } from 'n8n-workflow';
import { toSwitch } from '../../lemlist/values/yesNo';
import type { Field } from '../../shared/fields/field';
import { inBody, inBodyAndTool } from '../../shared/fields/field';
import {
	assigneeField,
	dueDateField,
	mediaFields,
	messageField,
	PRIORITIES,
	priorityField,
	titleField,
} from './fields';

/** An entry for a field that is there from the start. */
const UNCHANGED = { name: 'Unchanged', value: '' };

const DONE = [
	{
		name: 'Done',
		value: 'done',
		description: 'Marks the task as done, which may send its message',
	},
	{
		name: 'Reopen',
		value: 'reopen',
		description: 'Reopens a task that was done. lemlist does not document this.',
	},
	UNCHANGED,
];

/** Whether the task is done. */
export const doneField: Field = {
	property: {
		displayName: 'Done',
		name: 'done',
		type: 'options',
		options: DONE,
		allowArbitraryValues: true,
		default: '',
		description:
			'Whether to mark the task as done or open it again. Done may send the message of the task; false, no and 0 change nothing.',
	},
	read: toSwitch({ on: 'done', off: 'reopen', alsoOn: ['completed', 'complete'] }),
};

const priority = priorityField({ options: [...PRIORITIES, UNCHANGED], default: '' });

/** The fields of a task. A blank one is left as it is in lemlist. */
export const FIELDS: Field[] = [
	dueDateField(),
	assigneeField(),
	doneField,
	priority,
	titleField,
	messageField,
	...mediaFields('that replace those of a LinkedIn task'),
];

/** As n8n lists the fields of a collection. */
const byName = (one: INodeProperties, other: INodeProperties) =>
	one.displayName.localeCompare(other.displayName);

/** What a model reads of the fields that are text for it. */
const FOR_MODEL = new Map([
	['assignedTo', 'User ID, e-mail address or name of a team member; empty to leave it'],
	['done', 'Done, reopen, or empty to leave it. Done may send the message of the task.'],
	['priority', 'High, medium, low or none; empty to leave it'],
]);

function inPanel(field: Field): INodeProperties[] {
	const forModel = FOR_MODEL.get(field.property.name);
	return forModel === undefined ? [inBody(field)] : inBodyAndTool(field, forModel);
}

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
		images: '',
		videos: '',
	},
	description: 'What to change. A blank field is left as it is in lemlist.',
	options: FIELDS.flatMap((field) => inPanel(field)).sort(byName),
};

/** lemlist documents no way to mark a task as done without sending its message. */
export const DONE_WARNING = 'Marking a task as done may make lemlist send its message';

/** Shown once Done is chosen. */
export const doneNotice: INodeProperties = {
	displayName: DONE_WARNING,
	name: 'doneNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { '/updateFields.done': ['done'] } },
};
