import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Request } from '../../lemlist/http';
import { NOTHING_SENT } from '../../shared/fields/parameter';
import type { Operation } from '../operation';
import { clearFields } from './clearFields';
import { readDeclared, sendDeclared } from './declared';
import {
	MAP_COLUMNS,
	MAP_EACH,
	mappingMode,
	mappingNote,
	shownIf,
	taskOf,
	taskOfColumns,
	taskOfEach,
} from './mapping';
import { withTimeForMedia } from './media';
import { skipUnchanged } from './options';
import { TASK } from './task';
import { updateFields } from './updateFields';

/** What empties each field (developer.lemlist.com, Update Task). */
const EMPTY_VALUES = new Map<string, '' | readonly []>([
	['images', []],
	['message', ''],
	['priority', ''],
	['title', ''],
	['videos', []],
]);

const CLEAR_FIELDS = { name: 'clearFields', displayName: 'Clear Fields' };

const clear: INodeProperties = {
	...CLEAR_FIELDS,
	type: 'multiOptions',
	default: [],
	description:
		'Fields to empty in lemlist. Nothing else empties a field, except None for Priority.',
	allowArbitraryValues: true,
	options: [
		{ name: 'LinkedIn Images', value: 'images' },
		{ name: 'LinkedIn Videos', value: 'videos' },
		{ name: 'Message', value: 'message' },
		{ name: 'Priority', value: 'priority' },
		{ name: 'Title', value: 'title' },
	],
	routing: { send: { preSend: [clearFields(CLEAR_FIELDS, EMPTY_VALUES)] } },
};

/** Update Task: `PATCH /tasks`, the ID inside the body (developer.lemlist.com, Update Task). */
export const update: Operation<Request> = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update task',
		description: 'Update one or more tasks',
		routing: { request: { method: 'PATCH', url: '/tasks' } },
	},
	properties: [
		mappingMode,
		shownIf(MAP_EACH, taskOfEach),
		shownIf(MAP_COLUMNS, taskOfColumns),
		shownIf(MAP_EACH, updateFields),
		clear,
	],
	options: [skipUnchanged],
	subject: TASK,
	taskOf,
	skips: 'unchanged',
	repeatable: true,
	dryRunNote: mappingNote,
	done: (count) => `${count} updated`,

	async read(item) {
		const request = withTimeForMedia(await readDeclared(update, item));
		rejectIfUnchanging(request);
		return request;
	},

	run: sendDeclared,
};

/** @throws LemlistError with code `NOTHING_TO_UPDATE` if a request would change nothing */
function rejectIfUnchanging({ body }: Request): void {
	if (Object.keys(body as IDataObject).some((name) => name !== 'id')) return;
	const advice =
		'Set a value, or choose a field under Clear Fields; Map Automatically takes columns that are named like fields.';
	throw new LemlistError(`Nothing to update: every field is blank`, {
		code: 'NOTHING_TO_UPDATE',
		reason: 'nothing to update',
		advice,
		field: 'updateFields',
		description: NOTHING_SENT,
	});
}
