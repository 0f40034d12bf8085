import type { IDataObject, INodeProperties, PreSendAction } from 'n8n-workflow';
import type { Request } from '../../lemlist/http';
import { toChoice } from '../../lemlist/values/choices';
import type { Field } from '../../shared/fields/field';
import { inBody } from '../../shared/fields/field';
import { recordLocator } from '../../shared/fields/locators';
import type { Operation } from '../operation';
import { readDeclared, sendDeclared } from './declared';
import {
	assigneeField,
	dueDateField,
	mediaFields,
	messageField,
	priorityField,
	required,
	titleField,
} from './fields';
import { rejectMediaUnlessLinkedIn, withTimeForMedia } from './media';
import { ambiguousDates, dryRun, skipIfOpenTaskExists } from './options';
import { toRecordId } from './record';

const recordId: Field = {
	property: recordLocator('The contact, company or lead that the task is about'),
	read: toRecordId,
};

/** What lemlist creates; its lists have more types (developer.lemlist.com, Create Task). */
const TYPES = [
	{ name: 'Email', value: 'email' },
	{ name: 'LinkedIn', value: 'linkedin' },
	{ name: 'Manual', value: 'manual' },
	{ name: 'Phone', value: 'phone' },
];

const type: Field = {
	property: {
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: TYPES,
		allowArbitraryValues: true,
		required: true,
		default: 'manual',
		description: 'What kind of task it is. In an expression: email, linkedin, manual or phone.',
	},
	read: toChoice(TYPES),
};

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'A field whose value is blank is not sent',
	options: [...mediaFields('for a LinkedIn task'), messageField, priorityField()].map((field) =>
		inBody(field),
	),
};

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
export const create: Operation<Request> = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create task',
		description: 'Create a task for a contact, company or lead',
		routing: { request: { method: 'POST', url: '/tasks' } },
	},
	properties: [
		inBody(recordId),
		inBody(type),
		inBody(titleField),
		inBody(required(assigneeField())),
		inBody(required(dueDateField())),
		additionalFields,
	],
	options: [ambiguousDates, dryRun, sendRecordAs, skipIfOpenTaskExists],
	subject: { noun: 'contact, company or lead', field: 'recordId' },
	sharesRequests: true,
	skips: 'open',
	repeatable: false,
	done: (count) => `${count} created`,

	async read(item) {
		const request = await readDeclared(create, item);
		rejectMediaUnlessLinkedIn(request);
		return withTimeForMedia(request);
	},

	run: sendDeclared,
};
