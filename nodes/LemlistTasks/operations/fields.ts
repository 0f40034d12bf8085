// The fields that Create and Update have. `others` is what differs from the declaration here.
import type { INodeProperties, PreSendAction } from 'n8n-workflow';
import { toMediaUrls } from '../../lemlist/values/mediaUrls';
import { toPriority } from '../../lemlist/values/priority';
import { toText } from '../../lemlist/values/text';
import { inBody } from '../../shared/fields/field';
import { assigneeLocator } from '../../shared/fields/locators';
import { toDue, toMember } from '../../shared/fields/readers';

/** The title of the task. */
export const titleField: INodeProperties = inBody(
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Call about the offer',
		description: 'What the task is called in lemlist',
	},
	toText,
);

/** What the task says. */
export const messageField: INodeProperties = inBody(
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'What the task says, such as the text to send',
	},
	toText,
);

/** Who does the task. */
export const assigneeField = (others: Partial<INodeProperties> = {}): INodeProperties =>
	inBody(
		{
			...assigneeLocator('The team member who does the task, by user ID, e-mail address or name'),
			...others,
		},
		toMember,
	);

/** When the task is due. */
export const dueDateField = (others: Partial<INodeProperties> = {}): INodeProperties =>
	inBody(
		{
			displayName: 'Due Date',
			name: 'dueDate',
			type: 'dateTime',
			default: '',
			description:
				"When the task is due, such as 2026-12-31 10:00. Without an offset, it is in the workflow's timezone.",
			...others,
		},
		toDue,
	);

/** The priorities of a task. */
export const PRIORITIES = [
	{ name: 'High', value: 'high' },
	{ name: 'Low', value: 'low' },
	{ name: 'Medium', value: 'medium' },
	{ name: 'None', value: 'none' },
];

/** How urgent the task is. */
export const priorityField = (others: Partial<INodeProperties> = {}): INodeProperties =>
	inBody(
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'options',
			options: PRIORITIES,
			allowArbitraryValues: true,
			default: 'medium',
			description: 'How urgent the task is. In an expression: high, medium, low or none.',
			...others,
		},
		toPriority,
	);

/** How the panel names the two fields of images and videos. */
export const IMAGES = { name: 'images', displayName: 'LinkedIn Images' };
export const VIDEOS = { name: 'videos', displayName: 'LinkedIn Videos' };

/**
 * The images and the videos of a LinkedIn task.
 * @param purpose what becomes of them; it follows "URLs of images" in the description
 */
export const mediaFields = (purpose: string): INodeProperties[] => [
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
): INodeProperties => inBody({ ...names, type: 'string', default: '', ...texts }, toMediaUrls);

/**
 * Checks of the body as a whole. Hooks run in the order of the properties, so this one comes after all
 * that fill the body.
 */
export const wholeBodyChecks = (...preSend: PreSendAction[]): INodeProperties => ({
	displayName: 'Checks',
	name: 'checks',
	type: 'hidden',
	default: '',
	routing: { send: { preSend } },
});
