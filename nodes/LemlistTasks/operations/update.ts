import type { INodeProperties } from 'n8n-workflow';
import { isTask } from '../../lemlist/policy/expected';
import { clearFields } from '../declarations/clearFields';
import { taskOutput } from '../declarations/taskOutput';
import { mediaFit, someChange } from '../declarations/wholeBody';
import { IMAGES, VIDEOS, wholeBodyChecks } from './fields';
import {
	MAP_COLUMNS,
	MAP_EACH,
	mappingMode,
	mappingNote,
	shownIf,
	taskId,
	taskIdOrColumn,
	taskOf,
} from './mapping';
import type { Operation } from './operation';
import { ambiguousDates, skipUnchanged } from './options';
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

const checks = wholeBodyChecks(mediaFit(IMAGES, VIDEOS), someChange('id'));

/** Update Task: `PATCH /tasks`, the ID inside the body (developer.lemlist.com, Update Task). */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update task',
		description: 'Update one or more tasks',
		routing: {
			request: { method: 'PATCH', url: '/tasks' },
			output: { postReceive: [taskOutput] },
		},
	},
	properties: [
		mappingMode,
		shownIf(MAP_EACH, taskId),
		shownIf(MAP_COLUMNS, taskIdOrColumn),
		shownIf(MAP_EACH, updateFields),
		clear,
		checks,
	],
	subject: { noun: 'task', field: 'taskId' },
	taskOf,
	dryRunNote: mappingNote,
	options: [ambiguousDates, skipUnchanged],
	skips: 'unchanged',
	expects: isTask,
	repeatable: true,
	done: (count) => `${count} updated`,
};
