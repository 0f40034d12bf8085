// What the operations declare in common: how a field is sent, and the fields that several have.
import type { INodeProperties, INodePropertyRouting, PreSendAction } from 'n8n-workflow';
import { teamMembers } from '../../lemlist/team';
import { toAssignee, toAssignees } from '../../lemlist/values/assignee';
import type { Converter, Field } from '../declarations/field';
import { optionalField, requiredField } from '../declarations/field';
import { isFromModel } from '../declarations/fromModel';
import { toUtcIso } from '../../lemlist/values/dueDate';
import { toMediaUrls } from '../../lemlist/values/mediaUrls';
import { toPriority } from '../../lemlist/values/priority';
import { toText } from '../../lemlist/values/text';
import { toYesOrWord } from '../../lemlist/values/yesOrWord';

/** Where a value goes, as n8n's `routing.send.type`. */
type Into = Field['into'];

/** A field that is called the same by lemlist as in the panel, and left out where it is blank. */
export const sends = (
	into: Into,
	name: string,
	label: string,
	convert: Converter,
): INodePropertyRouting => ({
	send: {
		type: into,
		property: name,
		preSend: [optionalField({ name, label, into, property: name, convert })],
	},
});

/** A field of the body that no request goes without, called `property` by lemlist. */
export const sendsRequired = (
	name: string,
	label: string,
	convert: Converter,
	property = name,
): INodePropertyRouting => ({
	send: {
		type: 'body',
		property,
		preSend: [requiredField({ name, label, into: 'body', property, convert })],
	},
});

/** Reads a member of the team by user ID or e-mail address. */
export const toMember = toAssignee(teamMembers);

/** Reads several members of the team. */
export const toMembers = toAssignees(teamMembers);

/** Reads a moment, in the workflow's timezone where it has none of its own. */
export const toMoment: Converter = (value, item) => toUtcIso(value, item.getTimezone());

/**
 * Reads a yes or no whose no a model has to say by a word.
 * @param path full path of the parameter, such as `updateFields.done`
 */
export const yesOrWord =
	(word: string, path: string): Converter =>
	(value, item) =>
		toYesOrWord(word, value, isFromModel(item.getNode(), path));

/** What is shown of the two fields of images and videos where they are refused together. */
export const IMAGES = { name: 'images', label: 'LinkedIn Images' };
export const VIDEOS = { name: 'videos', label: 'LinkedIn Videos' };

/**
 * A field of images or videos.
 * @param description ends with what a URL may lead to
 */
export const mediaField = (
	{ name, label }: typeof IMAGES,
	example: string,
	description: string,
): INodeProperties => ({
	displayName: label,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
	routing: sends('body', name, label, toMediaUrls),
});

/** What the task says. */
export const messageField = (description: string): INodeProperties => ({
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description,
	routing: sends('body', 'message', 'Message', toText),
});

/**
 * Checks of the body as a whole. Hooks run in the order of the properties, so this one stands behind
 * all that fill the body.
 */
export const wholeBodyChecks = (...preSend: PreSendAction[]): INodeProperties => ({
	displayName: 'Checks',
	name: 'checks',
	type: 'hidden',
	default: '',
	routing: { send: { preSend } },
});

/** How urgent the task is. */
export const priorityField = (description: string): INodeProperties => ({
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
	routing: sends('body', 'priority', 'Priority', toPriority),
});

/** The title of the task. */
export const titleField = (description: string): INodeProperties => ({
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Call about the offer',
	description,
	routing: sends('body', 'title', 'Title', toText),
});
