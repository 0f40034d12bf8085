// The team and its campaigns.

import { campaignStatuses } from '../types';
import { everyRoute, query } from './schema';
import type { Paths } from './schema';

/** `/team` and `/campaigns`. */
export const teamPaths: Paths = {
	'/team': {
		get: {
			summary: 'Get Team',
			parameters: [query('version', { type: 'string', enum: ['v2'] }, 'v2 adds the members')],
			responses: { '200': { description: 'The team of the key' }, ...everyRoute },
		},
	},
	'/campaigns': {
		get: {
			summary: 'Get Many Campaigns',
			parameters: [
				query('version', { type: 'string', enum: ['v2'] }, 'v2 adds pagination'),
				query('status', { type: 'string', enum: campaignStatuses }),
				query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 100 }),
				query('page', { type: 'integer', minimum: 1 }, 'From 1'),
				query('offset', { type: 'integer', minimum: 0 }, 'Instead of the page'),
			],
			responses: { '200': { description: 'One page of campaigns' }, ...everyRoute },
		},
	},
};
