// The fields that several operations have.
import type { INodeProperties, PreSendAction } from 'n8n-workflow';
import { toMediaUrls } from '../../lemlist/values/mediaUrls';
import { toPriority } from '../../lemlist/values/priority';
import { toText } from '../../lemlist/values/text';
import { inBody } from '../../shared/fields/field';

/** How the panel names the two fields of images and videos. */
export const IMAGES = { name: 'images', displayName: 'LinkedIn Images' };
export const VIDEOS = { name: 'videos', displayName: 'LinkedIn Videos' };

/**
 * A field of images or videos.
 * @param description ends with what a URL may lead to
 */
export const mediaField = (
	names: typeof IMAGES,
	example: string,
	description: string,
): INodeProperties =>
	inBody(
		{ ...names, type: 'string', default: '', placeholder: `e.g. ${example}`, description },
		toMediaUrls,
	);

/** What the task says. */
export const messageField = (description: string): INodeProperties =>
	inBody(
		{
			displayName: 'Message',
			name: 'message',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description,
		},
		toText,
	);

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

/** The priorities of a task. */
export const PRIORITIES = [
	{ name: 'High', value: 'high' },
	{ name: 'Low', value: 'low' },
	{ name: 'Medium', value: 'medium' },
	{ name: 'None', value: 'none' },
];

/**
 * How urgent the task is.
 * @param others what differs from the declaration that Create has
 */
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

/** The title of the task. */
export const titleField = (description: string): INodeProperties =>
	inBody(
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Call about the offer',
			description,
		},
		toText,
	);
