import type { IDataObject, INodeProperties, PreSendAction } from 'n8n-workflow';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Request } from '../../lemlist/http';
import { isTask } from '../../lemlist/policy/expected';
import { toChoice } from '../../lemlist/values/choices';
import type { Field } from '../../shared/fields/field';
import { inBody, inBodyAndTool } from '../../shared/fields/field';
import { Faults } from '../../shared/fields/rejection';
import type { Operation, RowOutput } from '../operation';
import { output, skipped } from '../operation';
import { readColumns, unusedColumns } from './columns';
import { readDeclared, sendDeclared } from './declared';
import {
	assigneeField,
	dueDateField,
	mediaFields,
	messageField,
	PRIORITIES,
	priorityField,
	required,
	titleField,
} from './fields';
import { ifAutomatic, ifManual, isAutomatic, mappingProperties } from './mapping';
import { rejectMediaUnlessLinkedIn, rejectTooManyMedia, withTimeForMedia } from './media';
import { ambiguousDates, dryRun, withPriorityAsWord, skipIfOpenTaskExists } from './options';
import {
	nameColumns,
	recordOrColumn,
	readRecordOfColumns,
	RECORD,
	RECORD_COLUMNS,
	recordId,
} from './record';
import { findOpen, keyOf, wantedIn } from './skipIfOpen';
import { fieldMeantBy } from './suggestions';

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
		description:
			'What kind of task it is. In an expression: email, linkedin, manual or phone. An integrator reports that lemlist creates only manual ones.',
	},
	read: toChoice(TYPES, {
		open: 'type',
		words: { call: 'phone', phonecall: 'phone', todo: 'manual' },
	}),
};

const assignedTo = required(assigneeField());
const dueDate = required(dueDateField());
const MEDIA = mediaFields('for a LinkedIn task');
const priority = priorityField({
	options: [...PRIORITIES, { name: 'Not Set', value: '' }],
	default: '',
});

/** What columns are mapped to, besides the record. */
const FIELDS = [type, titleField, assignedTo, dueDate, messageField, priority, ...MEDIA];

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: { message: '', priority: '' },
	description: 'A field whose value is blank is not sent',
	options: [
		...MEDIA.map((field) => inBody(field)),
		inBody(messageField),
		...inBodyAndTool(priority, 'High, medium, low or none'),
	],
};

/** A reader of all columns, those of the record included. */
const mapColumns: PreSendAction = async function (request) {
	const { json } = this.getInputData();
	const faults = new Faults();
	const record = await faults.collect(async () => await readRecordOfColumns(this));
	const values = await faults.collect(async () => await readColumns(FIELDS, json, this));
	faults.throwIfAny();
	request.body = { recordId: record as IDataObject[string], ...values };
	return request;
};

const asLeadId: PreSendAction = async function (request) {
	const { recordId: leadId, ...others } = request.body as IDataObject;
	request.body = { ...others, leadId };
	return request;
};

/** lemlist's documentation has `recordId` in its list of fields, and `leadId` in its example. */
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

const mayBeCreated = (error: unknown): boolean => error instanceof LemlistError && error.mayBeDone;

/** How long after a creation with an unknown outcome lemlist is asked for the task, in ms. */
const PAUSE_MS = 5_000;

const SWITCH_OFF = 'switch Skip If Open Task Exists off under Options';
const START_ANEW = 'start a new execution instead of retrying this one';

const notCreatedAgain = (count: number) =>
	`This is a retried execution, so ${count} open ${count === 1 ? 'task' : 'tasks'} of the same record, type and title ${count === 1 ? 'was' : 'were'} not created again.`;

/** Create Task: `POST /tasks` (developer.lemlist.com, Create Task). */
export const create: Operation<Request> = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a task',
		description: 'Create a task for a contact, company or lead',
		routing: { request: { method: 'POST', url: '/tasks' } },
	},
	properties: [
		ifManual(inBody(recordId)),
		ifAutomatic(recordOrColumn),
		...mappingProperties({
			naming:
				'A column Record, Contact, Company, Lead, their IDs, Email or Domain names the record',
			fields: FIELDS,
			mapColumns,
		}),
		...[
			...inBodyAndTool(type, 'Email, linkedin, manual or phone'),
			inBody(titleField),
			...inBodyAndTool(assignedTo, 'User ID, e-mail address or name of a team member'),
			inBody(dueDate),
			additionalFields,
		].map(ifManual),
	],
	options: [ambiguousDates, dryRun, sendRecordAs, skipIfOpenTaskExists],
	subject: RECORD,
	sharesRequests: () => true,
	repeatable: false,
	countLabel: (count) => `${count} created`,

	async read(item) {
		if (isAutomatic(item)) {
			item.remarks.addUnused(unusedColumns(item.input, FIELDS, RECORD_COLUMNS), (column) =>
				fieldMeantBy(column, FIELDS),
			);
			item.remarks.addUnused(nameColumns(item.input));
		}
		const request = await readDeclared(create, item);
		rejectMediaUnlessLinkedIn(request);
		rejectTooManyMedia(request);
		return withTimeForMedia(request);
	},

	async run(request, item, client) {
		const body = request.body as IDataObject;
		const wanted = wantedIn(body);
		const key = keyOf(wanted);
		const { skipIfOpen } = item.options;
		// In a retried execution, a part may have been created already.
		const avoidsDuplicates = skipIfOpen || item.isRetry;
		const adviceWithoutSearch = skipIfOpen ? SWITCH_OFF : START_ANEW;
		const createOne = async (): Promise<RowOutput> => {
			const open = avoidsDuplicates
				? await findOpen(wanted, client, adviceWithoutSearch)
				: undefined;
			if (open) {
				if (!skipIfOpen) item.remarks.add(notCreatedAgain);
				return skipped('open already', { ...open, alreadyOpen: true } as IDataObject);
			}
			if (item.dryRun) return output(withPriorityAsWord(body));
			const sending = sendDeclared(request, client, isTask);
			const task = await sending.catch(async (error: unknown) => {
				if (!avoidsDuplicates || !mayBeCreated(error)) throw error;
				// Why it is not found does not matter: the error to report is that of its creation.
				const found = await item
					.sleep(PAUSE_MS)
					.then(async () => await findOpen(wanted, client, adviceWithoutSearch))
					.catch(() => undefined);
				if (!found) throw error;
				return found;
			});
			client.recentWrites.rememberCreation(key, task);
			return output(task as IDataObject);
		};
		// Of two rows for the same task, the second waits to see what the first one creates.
		return avoidsDuplicates ? await client.recentWrites.inTurn(key, createOne) : await createOne();
	},
};
