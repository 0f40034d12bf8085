// The fields that several operations have, and how their values are read.
import type { INodeProperties, PreSendAction } from 'n8n-workflow';
import { toAssignee, toAssignees } from '../../lemlist/values/assignee';
import { toUtcIso } from '../../lemlist/values/date';
import { toMediaUrls } from '../../lemlist/values/mediaUrls';
import { toPriority } from '../../lemlist/values/priority';
import { toText } from '../../lemlist/values/text';
import { toYesOrWord } from '../../lemlist/values/yesOrWord';
import type { NodeContext } from '../../shared/connect';
import { clientOf } from '../../shared/connect';
import type { Reader } from '../declarations/field';
import { inBody } from '../declarations/field';
import { isFromModel } from '../declarations/fromModel';

/** Reads a member of the team by user ID or e-mail address. */
export const toMember: Reader = async (value, item) => await toAssignee(value, membersOf(item));

/** Reads several members of the team. */
export const toMembers: Reader = async (value, item) => await toAssignees(value, membersOf(item));

const membersOf = (item: NodeContext) => async () => await (await clientOf(item)).members();

/** Reads a moment, in the workflow's timezone if it has no offset. */
export const toMoment: Reader = (value, item) => toUtcIso(value, item.getTimezone());

/**
 * Reads a yes or no whose no a model has to say by a word.
 * @param path full path of the parameter, such as `updateFields.done`
 */
export const toYesOr =
	(word: string, path: string): Reader =>
	(value, item) =>
		toYesOrWord(word, value, isFromModel(item.getNode(), path));

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

/** How urgent the task is. */
export const priorityField = (description: string): INodeProperties =>
	inBody(
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
			description,
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
