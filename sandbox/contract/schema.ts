// The parts of OpenAPI 3.1 that the contract uses, and shorthands for them.

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
	anyOf?: readonly Schema[];
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

/** Routes by path, relative to `/api`, and method. */
export type Paths = Record<string, Partial<Record<Method, Operation>>>;

/** A query parameter. */
export function query(name: string, schema: Schema, description = ''): QueryParameter {
	return { name, in: 'query', description, schema };
}

/** A list of strings, optionally restricted to the given values. */
export function list(values?: readonly string[]): Schema {
	return { type: 'array', items: { type: 'string', ...(values ? { enum: values } : {}) } };
}

/** A required JSON object, which may have additional properties. */
export function jsonBody(
	required: readonly string[],
	properties: Record<string, Schema>,
): NonNullable<Operation['requestBody']> {
	const schema = { type: 'object', required, properties };
	return { required: true, content: { 'application/json': { schema } } };
}

/** The errors that any route can return. */
export const everyRoute: Operation['responses'] = {
	'400': { description: 'No key, a malformed request, or a resource of another team' },
	'401': { description: 'Wrong key' },
	'402': { description: 'The plan does not include the route' },
	'403': { description: "The key's user is blocked" },
	'404': { description: 'The key has no user' },
	'405': { description: 'The path does not support the method' },
	'429': { description: 'Over the rate limit' },
};
