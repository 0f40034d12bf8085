// Create, update and ignore tasks, and the older list of tasks.

import { everyRoute, jsonBody, list, query } from './schema';
import type { Operation, Paths, Schema } from './schema';

const mediaUrls = (what: string): Schema => ({
	type: 'array',
	items: { type: 'string', format: 'uri' },
	description: `Public https URLs of ${what}`,
});

const taskFields: Record<string, Schema> = {
	assignedTo: { type: 'string', description: 'User ID of a team member' },
	dueDate: { type: 'string', anyOf: [{ format: 'date-time' }, { enum: [''] }] },
	title: { type: 'string' },
	message: { type: 'string' },
	priority: {
		type: 'string',
		enum: ['', '0', '1', '2'],
		description: 'None, low, medium or high',
	},
	images: mediaUrls('PNG, JPEG or GIF images'),
	videos: mediaUrls('MP4 or QuickTime videos'),
};

const taskResponses: Operation['responses'] = {
	'200': { description: 'The task, without its media' },
	...everyRoute,
	'413': { description: 'A file is over 20 MB' },
	'415': { description: "A file's MIME type is not allowed" },
	'422': { description: "A GIF breaks LinkedIn's rules" },
	'502': { description: 'A file could not be downloaded' },
	'503': { description: 'The virus scanner is unavailable' },
	'504': { description: 'The files took over 45 s' },
};

/** `/tasks` and `/tasks/ignore`. */
export const taskPaths: Paths = {
	'/tasks': {
		get: {
			summary: 'Get Many Tasks',
			parameters: [
				query('filters', { type: 'string' }, 'A JSON array of filters; [] for all tasks'),
				query('page', { type: 'integer', minimum: 0, default: 0 }, 'From 0'),
			],
			responses: { '200': { description: 'One page of pending tasks' }, ...everyRoute },
		},
		post: {
			summary: 'Create Task',
			requestBody: jsonBody(['type', 'assignedTo', 'dueDate'], {
				recordId: { type: 'string', description: 'A contact, company or lead' },
				leadId: { type: 'string', description: 'Alias of recordId' },
				type: { type: 'string', enum: ['email', 'manual', 'phone', 'linkedin'] },
				...taskFields,
			}),
			responses: taskResponses,
		},
		patch: {
			summary: "Update Task; images and videos replace the task's, an empty list clears them",
			requestBody: jsonBody(['id'], {
				id: { type: 'string', minLength: 1, description: 'The task' },
				done: { type: 'boolean', description: 'True completes the task' },
				...taskFields,
			}),
			responses: taskResponses,
		},
	},
	'/tasks/ignore': {
		post: {
			summary: 'Ignore Tasks',
			requestBody: jsonBody(['ids'], { ids: list() }),
			responses: { '200': { description: 'All tasks are ignored' }, ...everyRoute },
		},
	},
};
