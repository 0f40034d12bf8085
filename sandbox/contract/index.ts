// The contract the sandbox checks requests against: an OpenAPI 3.1 description, in our own words, of
// the routes it imitates, after https://developer.lemlist.com/api-reference/endpoints/tasks/.
// Served at /sandbox/openapi.json.

import type { Paths } from './schema';
import { searchPaths } from './searchTasks';
import { taskPaths } from './tasks';
import { teamPaths } from './team';

export type { Method, Operation, QueryParameter, Schema } from './schema';

/** Paths are relative to `/api`. */
const paths: Paths = { ...taskPaths, ...searchPaths, ...teamPaths };

/** The whole contract. */
export const contract = {
	openapi: '3.1.0',
	info: { title: 'Sandbox of the lemlist Tasks API', version: '1.0.0' },
	servers: [{ url: '/api' }],
	security: [{ apiKey: [] }],
	paths,
	components: {
		securitySchemes: {
			apiKey: { type: 'http', scheme: 'basic', description: 'No user; the API key as password' },
		},
	},
};
