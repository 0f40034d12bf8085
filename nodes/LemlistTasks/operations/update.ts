import type { IDataObject, PreSendAction } from 'n8n-workflow';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Request } from '../../lemlist/http';
import { isTaskWith } from '../../lemlist/policy/expected';
import { isRejected } from '../../lemlist/values/reader';
import { toYesNo } from '../../lemlist/values/yesNo';
import { Faults, NOTHING_SENT, shown } from '../../shared/fields/rejection';
import { inBody, readField } from '../../shared/fields/field';
import type { Item, Operation, TaskOf } from '../operation';
import { output, skipped } from '../operation';
import { clearFields } from './clearFields';
import {
	adviceIfBlank,
	columnNamesOf,
	namesOf,
	nonBlankColumns,
	readColumns,
	unusedColumns,
} from './columns';
import { readDeclared, sendDeclared } from './declared';
import { ifAutomatic, ifManual, isAutomatic, mappingProperties } from './mapping';
import { rejectTooManyMedia, withTimeForMedia } from './media';
import { ambiguousDates, dryRun, withPriorityAsWord, skipUnchanged } from './options';
import { findUnchanged } from './skipUnchanged';
import { fieldMeantBy } from './suggestions';
import {
	TASK,
	TASK_COLUMNS,
	taskField,
	taskOfColumns,
	taskOfParameter,
	taskOrColumn,
} from './task';
import { DONE_WARNING, doneField, doneNotice, FIELDS, updateFields } from './updateFields';

const taskIdField = taskField('The task to update');

const taskOf: TaskOf = (context) =>
	isAutomatic(context.getNode()) ? taskOfColumns(context) : taskOfParameter(context);

/** The hook of Map Automatically: makes the body from the row's columns, the task's ID included. */
const mapColumns: PreSendAction = async function (request) {
	const { json } = this.getInputData();
	const faults = new Faults();
	const id = await faults.collect(
		async () => await readField(taskIdField, taskOfColumns(this), this),
	);
	const values = await faults.collect(async () => await readColumns(FIELDS, json, this));
	faults.throwIfAny();
	request.body = { id, ...values };
	return request;
};

/** Update Task: `PATCH /tasks`, the ID inside the body (developer.lemlist.com, Update Task). */
export const update: Operation<Request> = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a task',
		description: 'Update one or more tasks',
		routing: { request: { method: 'PATCH', url: '/tasks' } },
	},
	properties: [
		ifManual(inBody(taskIdField, 'id')),
		ifAutomatic(taskOrColumn),
		...mappingProperties({
			naming: 'The column Task ID, _id or Task names the task',
			fields: FIELDS,
			mapColumns,
			warning: DONE_WARNING,
		}),
		ifManual(updateFields),
		doneNotice,
		clearFields,
	],
	options: [ambiguousDates, dryRun, skipUnchanged],
	subject: TASK,
	taskOf,
	// Tasks are read 100 per request, so as many rows are under way at once.
	sharesRequests: (options) => options.skipUnchanged,
	repeatable: true,
	countLabel: (count) => `${count} updated`,

	async read(item) {
		if (isAutomatic(item)) {
			item.remarks.addUnused(unusedColumns(item.input, FIELDS, TASK_COLUMNS), (column) =>
				fieldMeantBy(column, FIELDS),
			);
		}
		const request = await readDeclared(update, item);
		rejectTooManyMedia(request);
		rejectIfNothingToUpdate(request, item);
		return withTimeForMedia(request);
	},

	async run(request, item, client) {
		const body = request.body as IDataObject;
		const { id, ...changes } = body;
		const taskId = String(id);
		if (item.options.skipUnchanged) {
			const task = await findUnchanged(taskId, changes, item, client);
			if (task) return skipped('unchanged', { ...task, unchanged: true } as IDataObject);
		}
		if (item.dryRun) return output(withPriorityAsWord(body));
		const task = await client.recentWrites.sendAndRemember(
			taskId,
			changes,
			async () => await sendDeclared(request, client, isTaskWith(taskId)),
		);
		return output(task as IDataObject);
	},
};

/** @throws LemlistError with code `NOTHING_TO_UPDATE` if a request would change nothing */
function rejectIfNothingToUpdate({ body }: Request, item: Item): void {
	if (Object.keys(body as IDataObject).some((name) => name !== 'id')) return;
	const { why, advice } = whyNothing(item);
	throw new LemlistError(`Nothing to update: ${why}`, {
		code: 'NOTHING_TO_UPDATE',
		reason: 'nothing to update',
		advice,
		field: 'updateFields',
		description: NOTHING_SENT,
	});
}

/** Why a row would change nothing, and what to do. */
function whyNothing(item: Item): { why: string; advice: string } {
	const done = doneOf(item);
	if (isNo(done)) {
		return {
			why: `Done is ${shown(done)}, which changes nothing`,
			advice: 'Use done or reopen, or leave such rows out with a Filter node.',
		};
	}
	if (!isAutomatic(item)) {
		const advice = 'Set a value, or choose a field under Clear Fields.';
		return { why: 'every field is blank', advice };
	}
	const names = FIELDS.map(({ property }) => property.displayName).join(', ');
	const rename = `Name columns like these fields: ${names}. Or choose Map Each Column Manually.`;
	return {
		why: 'no column that is named like a field has a value',
		advice: adviceIfBlank(item.input, columnNamesOf(FIELDS)) ?? rename,
	};
}

/** Done as it is given. */
function doneOf({ context, input, parameters }: Item): unknown {
	if (isAutomatic({ parameters })) return nonBlankColumns(input, namesOf(doneField))[0]?.value;
	const { name } = doneField.property;
	const isSet = name in (Object(parameters[updateFields.name]) as object);
	return isSet ? context.getNodeParameter(`${updateFields.name}.${name}`) : undefined;
}

const isNo = (given: unknown): boolean => {
	const reading = toYesNo(given);
	return !isRejected(reading) && reading.value === false;
};
