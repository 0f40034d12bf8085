import type { INodeProperties } from 'n8n-workflow';
import { isTask } from '../../lemlist/policy/expected';
import { toChoice } from '../../lemlist/values/choices';
import { inBody } from '../../shared/fields/field';
import { taskOutput } from '../declarations/taskOutput';
import { mediaFit, mediaNeedLinkedIn, renamed } from '../declarations/wholeBody';
import {
	IMAGES,
	mediaField,
	messageField,
	priorityField,
	titleField,
	VIDEOS,
	wholeBodyChecks,
} from './fields';
import { toMember, toMoment } from '../../shared/fields/readers';
import { assigneeLocator, recordLocator } from '../../shared/fields/locators';
import { skipIfOpenTaskExists } from './options';
import { toRecordOf } from './record';
import type { Operation } from './operation';

const recordId = inBody(
	recordLocator('The contact, company or lead that the task is about'),
	toRecordOf('recordId'),
);

/** What lemlist creates; its lists have more types (developer.lemlist.com, Create Task). */
const TYPES = [
	{ name: 'Email', value: 'email' },
	{ name: 'LinkedIn', value: 'linkedin' },
	{ name: 'Manual', value: 'manual' },
	{ name: 'Phone', value: 'phone' },
];

const type = inBody(
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: TYPES,
		allowArbitraryValues: true,
		required: true,
		default: 'manual',
		description: 'What kind of task it is. In an expression: email, linkedin, manual or phone.',
	},
	toChoice(TYPES),
);

const title = titleField('What the task is called in lemlist');

const assignedTo = inBody(
	{
		...assigneeLocator('The team member who does the task, by user ID, e-mail address or name'),
		required: true,
	},
	toMember,
);

const dueDate = inBody(
	{
		displayName: 'Due Date',
		name: 'dueDate',
		type: 'dateTime',
		required: true,
		default: '',
		description:
			"When the task is due, such as 2026-12-31 10:00. Without an offset, it is in the workflow's timezone.",
	},
	toMoment,
);

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'A field whose value is blank is not sent',
	options: [
		mediaField(
			IMAGES,
			'https://example.com/a.png, https://example.com/b.png',
			'URLs of images to send: a list, or text with a comma or new line between them. Only for the type LinkedIn; PNG, JPEG or GIF, 20 MB each, at most 6 images and videos together.',
		),
		mediaField(
			VIDEOS,
			'https://example.com/a.mp4',
			'URLs of videos to send: a list, or text with a comma or new line between them. Only for the type LinkedIn; MP4 or QuickTime, 20 MB each, at most 6 images and videos together.',
		),
		messageField('What the task says, such as the text to send'),
		priorityField(),
	],
};

const checks = wholeBodyChecks(mediaNeedLinkedIn(IMAGES, VIDEOS), mediaFit(IMAGES, VIDEOS));

/** lemlist's page has `recordId` in its list of fields, and `leadId` in its example. */
const sendRecordAs: INodeProperties = {
	displayName: 'Send Record As',
	name: 'sendRecordAs',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'leadId',
			value: 'leadId',
			routing: { send: { preSend: [renamed('recordId', 'leadId')] } },
		},
		{ name: 'recordId', value: 'recordId' },
	],
	default: 'recordId',
	description:
		"The name of the record in the request. lemlist's documentation has both: try leadId if lemlist rejects a record that exists.",
};

/** Create Task: `POST /tasks` (developer.lemlist.com, Create Task). */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create task',
		description: 'Create a task for a contact, company or lead',
		routing: {
			request: { method: 'POST', url: '/tasks' },
			output: { postReceive: [taskOutput] },
		},
	},
	properties: [recordId, type, title, assignedTo, dueDate, additionalFields, checks],
	options: [sendRecordAs, skipIfOpenTaskExists],
	looksUp: true,
	skips: 'open',
	subject: { noun: 'contact, company or lead', field: 'recordId' },
	expects: isTask,
	repeatable: false,
	done: (count) => `${count} created`,
};
