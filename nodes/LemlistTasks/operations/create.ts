import type { IDataObject, INodeProperties, PreSendAction } from 'n8n-workflow';
import { isTask } from '../../lemlist/policy/expected';
import { toChoice } from '../../lemlist/values/choices';
import { inBody } from '../../shared/fields/field';
import { recordLocator } from '../../shared/fields/locators';
import { taskOutput } from '../declarations/taskOutput';
import { mediaFit, mediaNeedLinkedIn } from '../declarations/wholeBody';
import {
	assigneeField,
	dueDateField,
	IMAGES,
	mediaFields,
	messageField,
	priorityField,
	titleField,
	VIDEOS,
	wholeBodyChecks,
} from './fields';
import type { Operation } from './operation';
import { ambiguousDates, skipIfOpenTaskExists } from './options';
import { toRecordId } from './record';

const recordId = inBody(
	recordLocator('The contact, company or lead that the task is about'),
	toRecordId,
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
	toChoice(TYPES, { open: 'type', words: { call: 'phone', phonecall: 'phone', todo: 'manual' } }),
);

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'A field whose value is blank is not sent',
	options: [...mediaFields('for a LinkedIn task'), messageField, priorityField()],
};

const checks = wholeBodyChecks(mediaNeedLinkedIn(IMAGES, VIDEOS), mediaFit(IMAGES, VIDEOS));

const asLeadId: PreSendAction = async function (request) {
	const { recordId: leadId, ...others } = request.body as IDataObject;
	request.body = { ...others, leadId };
	return request;
};

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
			routing: { send: { preSend: [asLeadId] } },
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
	properties: [
		recordId,
		type,
		titleField,
		assigneeField({ required: true }),
		dueDateField({ required: true }),
		additionalFields,
		checks,
	],
	options: [ambiguousDates, sendRecordAs, skipIfOpenTaskExists],
	looksUp: true,
	skips: 'open',
	subject: { noun: 'contact, company or lead', field: 'recordId' },
	expects: isTask,
	repeatable: false,
	done: (count) => `${count} created`,
};
