// The contract that requests are validated against: our own OpenAPI 3.1 description of the mocked
// routes, based on https://developer.lemlist.com/api-reference/endpoints/tasks/.
// Served at /sandbox/openapi.json.

import { recordPaths } from './records';
import type { Paths } from './schema';
import { searchPaths } from './searchTasks';
import { taskPaths } from './tasks';
import { teamPaths } from './team';

export { recordPaths };
export type { Method, Operation, QueryParameter, Schema } from './schema';

/** Paths are relative to `/api`. */
const paths: Paths = { ...taskPaths, ...searchPaths, ...teamPaths, ...recordPaths };

/** The contract as an OpenAPI document. */
export const contract = {
	openapi: '3.1.0',
	info: { title: 'Sandbox for the lemlist Tasks API', version: '1.0.0' },
	servers: [{ url: '/api' }],
	security: [{ apiKey: [] }],
	paths,
	components: {
		securitySchemes: {
			apiKey: {
				type: 'http',
				scheme: 'basic',
				description: 'Empty user name, the API key as the password',
			},
		},
	},
};
