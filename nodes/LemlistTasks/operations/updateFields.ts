// What Update can change.
import type { INodeProperties } from 'n8n-workflow';
import { toSwitch } from '../../lemlist/values/switch';
import { inBody } from '../../shared/fields/field';
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
	{ name: 'Reopen', value: 'reopen', description: 'Opens a task again that was done' },
	UNCHANGED,
];

/** The fields of a task, each declared with what it sends. A blank one is left as it is in lemlist. */
export const FIELDS: INodeProperties[] = [
	dueDateField(),
	assigneeField(),
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
		toSwitch({ on: 'done', off: 'reopen', alsoOn: ['completed', 'complete'] }),
	),
	priorityField({ options: [...PRIORITIES, UNCHANGED], default: '' }),
	titleField,
	messageField,
	...mediaFields('that replace those of a LinkedIn task'),
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
