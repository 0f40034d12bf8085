// The fields that Create and Update have.
import type { INodeProperties } from 'n8n-workflow';
import { visible } from '../../lemlist/values/cell';
import { startsWith } from '../../lemlist/values/ids';
import { toMediaUrls } from '../../lemlist/values/mediaUrls';
import { toPriority } from '../../lemlist/values/priority';
import { toText } from '../../lemlist/values/text';
import type { Field } from '../../shared/fields/field';
import { assigneeLocator } from '../../shared/fields/locators';
import { toDue, toMember } from '../../shared/fields/readers';
import { IMAGES, VIDEOS } from './media';

/** The field, which every row has to have. */
export const required = (field: Field): Field => ({
	...field,
	property: { ...field.property, required: true },
});

/** The title of the task. */
export const titleField: Field = {
	property: {
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Call about the offer',
		description: 'What the task is called in lemlist',
	},
	read: toText,
};

/** What the task says. */
export const messageField: Field = {
	property: {
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'What the task says, such as the text to send',
	},
	read: toText,
	olderName: { name: 'content', accepts: () => true },
};

/** Who does the task. */
export const assigneeField = (): Field => ({
	property: assigneeLocator(
		'The team member who does the task, by user ID, e-mail address or name',
	),
	read: toMember,
	// The column may as well hold the ID of a user of something else.
	olderName: {
		name: 'userId',
		accepts: (value) => typeof value === 'string' && startsWith(visible(value), ['usr_']),
	},
});

/** When the task is due. */
export const dueDateField = (): Field => ({
	property: {
		displayName: 'Due Date',
		name: 'dueDate',
		type: 'dateTime',
		default: '',
		description:
			"When the task is due, such as 2026-12-31 10:00 or, in an expression, tomorrow. Without an offset, it is in the workflow's timezone.",
	},
	read: toDue,
});

/** The priorities of a task. */
export const PRIORITIES = [
	{ name: 'High', value: 'high' },
	{ name: 'Low', value: 'low' },
	{ name: 'Medium', value: 'medium' },
	{ name: 'None', value: 'none' },
];

/**
 * How urgent the task is.
 * @param others what differs from the declaration here
 */
export const priorityField = (others: Partial<INodeProperties> = {}): Field => ({
	property: {
		displayName: 'Priority',
		name: 'priority',
		type: 'options',
		options: PRIORITIES,
		allowArbitraryValues: true,
		default: 'medium',
		description: 'How urgent the task is. In an expression: high, medium, low or none.',
		...others,
	},
	read: toPriority,
});

/**
 * The images and the videos of a LinkedIn task.
 * @param purpose what becomes of them; it follows "URLs of images" in the description
 */
export const mediaFields = (purpose: string): Field[] => [
	mediaField(IMAGES, {
		placeholder: 'e.g. https://example.com/a.png, https://example.com/b.png',
		description: `URLs of images (PNG, JPEG or GIF, 20 MB each) ${purpose}. ${HOW_MANY}`,
	}),
	mediaField(VIDEOS, {
		placeholder: 'e.g. https://example.com/a.mp4',
		description: `URLs of videos (MP4 or QuickTime, 20 MB each) ${purpose}. ${HOW_MANY}`,
	}),
];

const HOW_MANY = 'Separate them with commas; a task takes up to 6 images and videos together.';

const mediaField = (
	names: typeof IMAGES,
	texts: { placeholder: string; description: string },
): Field => ({ property: { ...names, type: 'string', default: '', ...texts }, read: toMediaUrls });
