// The contract the sandbox checks requests against: an OpenAPI 3.1 description, in our own words, of
// the routes it imitates, after https://developer.lemlist.com/api-reference/endpoints/tasks/.
// Served at /sandbox/openapi.json.

/** The part of JSON Schema that the contract uses. */
export interface Schema {
	type?: string;
	description?: string;
	format?: string;
	enum?: readonly string[];
	minLength?: number;
	minimum?: number;
	maximum?: number;
	maxItems?: number;
	default?: unknown;
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: readonly string[];
}

/** A query parameter. */
export interface QueryParameter {
	name: string;
	in: 'query';
	description?: string;
	schema: Schema;
}

/** One route of the contract. */
export interface Operation {
	summary: string;
	parameters?: QueryParameter[];
	requestBody?: { required: true; content: { 'application/json': { schema: Schema } } };
	responses: Record<string, { description: string }>;
}

export type Method = 'get' | 'post' | 'patch';

const taskTypes = [
	'manual',
	'phone',
	'email',
	'emailsReplied',
	'linkedinInvite',
	'linkedinSend',
	'linkedinVoiceNote',
	'linkedinReplied',
	'whatsappMessage',
	'opportunityReplied',
	'opportunityClicked',
];

const mediaUrls = (what: string): Schema => ({
	type: 'array',
	items: { type: 'string', format: 'uri' },
	description: `Public https URLs of ${what}; they replace the task's own, an empty list clears them`,
});

const query = (name: string, schema: Schema, description = ''): QueryParameter => ({
	name,
	in: 'query',
	description,
	schema,
});

const list = (values?: readonly string[]): Schema => ({
	type: 'array',
	items: { type: 'string', ...(values ? { enum: values } : {}) },
});

const everyRoute = {
	'400': { description: 'No key, a malformed request, or something of another team' },
	'401': { description: 'Wrong key' },
	'402': { description: 'The plan lacks the route' },
	'403': { description: "The key's user is blocked" },
	'404': { description: 'The key has no user' },
	'405': { description: 'The path has no such method' },
	'429': { description: 'Over the rate limit' },
};

/** Paths are relative to `/api`. */
const paths: Record<string, Partial<Record<Method, Operation>>> = {
	'/tasks': {
		patch: {
			summary: 'Update Task',
			requestBody: {
				required: true,
				content: {
					'application/json': {
						schema: {
							type: 'object',
							required: ['id'],
							properties: {
								id: { type: 'string', minLength: 1, description: 'The task' },
								assignedTo: { type: 'string', description: 'User ID of a team member' },
								dueDate: { type: 'string', format: 'date-time' },
								title: { type: 'string' },
								message: { type: 'string' },
								priority: {
									type: 'string',
									enum: ['', '0', '1', '2'],
									description: 'None, low, medium, high',
								},
								done: { type: 'boolean', description: 'True completes the task' },
								images: mediaUrls('PNG, JPEG or GIF images'),
								videos: mediaUrls('MP4 or QuickTime videos'),
							},
						},
					},
				},
			},
			responses: {
				'200': { description: 'The task, without its media' },
				...everyRoute,
				'413': { description: 'A file is over 20 MB' },
				'415': { description: "A file's MIME type is not allowed" },
				'422': { description: "A GIF breaks LinkedIn's rules" },
				'502': { description: 'A file could not be downloaded' },
				'503': { description: 'The virus scanner is away' },
				'504': { description: 'The files took over 45 s' },
			},
		},
	},
	'/team': {
		get: {
			summary: 'Get Team',
			parameters: [query('version', { type: 'string', enum: ['v2'] }, 'v2 adds the members')],
			responses: { '200': { description: 'The team of the key' }, ...everyRoute },
		},
	},
	'/v2/tasks': {
		get: {
			summary: 'Search Tasks',
			parameters: [
				query('search', { type: 'string' }, 'Part of a title, message, lead or company'),
				query('title', { type: 'string' }, 'Part of the title'),
				query('taskId', { ...list(), maxItems: 100 }),
				query('assignedTo', list()),
				query('type', list(taskTypes)),
				query('channel', list(['aircall', 'email', 'linkedin', 'whatsapp', 'sms', 'manual'])),
				query('status', list(['due', 'upcoming', 'paused', 'done', 'ignored', 'pending'])),
				query('priority', list(['0', '1', '2'])),
				query('sortBy', {
					type: 'string',
					enum: ['dueDate', 'status', 'priority', 'assignedTo', 'campaignId'],
					default: 'dueDate',
				}),
				query('sortOrder', { type: 'string', enum: ['asc', 'desc'], default: 'desc' }),
				query('page', { type: 'integer', minimum: 1, default: 1 }, 'From 1'),
				query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
			],
			responses: {
				'200': { description: 'One page of tasks, and how many there are' },
				...everyRoute,
			},
		},
	},
};

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
