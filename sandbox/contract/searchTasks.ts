// The newer list of tasks.

import { taskTypes } from '../types';
import { everyRoute, list, query } from './schema';
import type { Paths, Schema } from './schema';

const date: Schema = {
	type: 'string',
	anyOf: [{ format: 'date-time' }, { format: 'date' }],
	description: 'Inclusive; a date without a time means the whole day',
};

/** `/v2/tasks`. */
export const searchPaths: Paths = {
	'/v2/tasks': {
		get: {
			summary: 'Search Tasks',
			parameters: [
				query('search', { type: 'string' }, 'Part of a title, message, lead or company'),
				query('title', { type: 'string' }, 'Part of the title'),
				query('taskId', { ...list(), maxItems: 100 }),
				query('contactId', list()),
				query('contactIdNot', list()),
				query('companyId', list(), 'Also matches tasks of its contacts'),
				query('companyIdNot', list()),
				query('leadId', list()),
				query('leadIdNot', list()),
				query('campaignId', list()),
				query('campaignIdNot', list()),
				query('assignedTo', list()),
				query('assignedToNot', list()),
				query('objectType', list(['contact', 'company'])),
				query('type', list(taskTypes)),
				query('typeNot', list(taskTypes)),
				query('channel', list(['aircall', 'email', 'linkedin', 'whatsapp', 'sms', 'manual'])),
				query('status', list(['due', 'upcoming', 'paused', 'done', 'ignored', 'pending'])),
				query('priority', list(['0', '1', '2'])),
				query('hasCampaign', { type: 'boolean' }),
				query('hasDueDate', { type: 'boolean' }),
				query('dueDateFrom', date),
				query('dueDateTo', date),
				query('completedAtFrom', date, 'Completed means done or ignored'),
				query('completedAtTo', date),
				query('include', list(['contact', 'company']), 'Adds these objects to each task'),
				query('sortBy', { type: 'string', default: 'dueDate' }),
				query('sortOrder', { type: 'string', enum: ['asc', 'desc'], default: 'desc' }),
				query('page', { type: 'integer', minimum: 1, default: 1 }, 'From 1'),
				query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
			],
			responses: {
				'200': { description: 'One page of tasks, and the total' },
				...everyRoute,
			},
		},
	},
};
